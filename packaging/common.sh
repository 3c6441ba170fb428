# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run, packaging/test and .ci/run share: installing packages, building, running the tests.
# To be sourced from a script that runs in the project's folder.

logs=build/logs
jobs=$(nproc)
# Only for build folders that are new: an older one keeps the generator that it was made with.
export CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}

say() { printf '%s\n' "$*" >&2; }

# The part of a build's or test's log that says what went wrong.
relevant_part() {
    local part
    part=$(grep -nE -m 1 '(^|[^a-z])(FAILED|fatal|E):? |[Ee]rror|\*\*\*(Failed|Timeout|Exception|Not Run)' "$1" | cut -d: -f1) || true
    if [[ -n $part ]]; then
        sed -n "$((part > 3 ? part - 3 : 1)),$((part + 120))p" "$1" >&2
    else
        tail -n 60 "$1" >&2
    fi
}

# quietly NAME COMMAND...: runs the command with its output in build/logs/NAME.log; shows what matters of it when it fails.
quietly() {
    local name=$1 log=$logs/$1.log
    shift
    mkdir -p "$logs"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        say "$name failed (all of it: $PWD/$log):"
        relevant_part "$log"
        return 1
    fi
}

# as_root COMMAND...: as root, by sudo where we are not.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "Root rights are needed for: $*"
        say "Run this as root, or install sudo first."
        return 1
    fi
}

# The names in the given sections of packaging/debian-packages.
packages_of() {
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^\[.*\]/ { gsub(/[][ \t]/, ""); inside = index(wanted, " " $0 " ") > 0; next }
        inside && NF { print $1 }' packaging/debian-packages
}

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# install_packages SECTION...: installs what is missing. Where there is no apt, the person has seen to it.
install_packages() {
    command -v apt-get >/dev/null || return 0
    local package missing=()
    for package in $(packages_of "$@"); do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    say "Installing ${#missing[@]} packages ..."
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    quietly apt-update as_root "${apt[@]}" update
    quietly apt-install as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"
}

# build PRESET [TARGET...]: configures and builds build/PRESET, all of it or these targets.
build() {
    local preset=$1
    shift
    say "Building ($preset) ..."
    quietly "configure-$preset" cmake --preset "$preset" || return 1
    quietly "build-$preset" cmake --build --preset "$preset" --parallel "$jobs" ${1:+--target "$@"}
}

# run_tests PRESET: all tests by ctest. Sets `passed` and `failed`; shows the output of those that fail.
run_tests() {
    local preset=$1 log=$logs/test-$1.log total
    mkdir -p "$logs"
    say "Testing ($preset) ..."
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$jobs" >"$log" 2>&1 </dev/null || true
    failed=$(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests? failed out of [0-9]+.*/\1/p' "$log")
    total=$(sed -nE 's/^[0-9]+% tests passed, [0-9]+ tests? failed out of ([0-9]+).*/\1/p' "$log")
    if [[ -z $total ]]; then
        say "ctest did not get to its end (all of it: $PWD/$log):"
        tail -n 40 "$log" >&2
        passed=0 failed=1
        return 1
    fi
    passed=$((total - failed))
    ((failed == 0)) && return 0
    say "$failed of $total tests failed (all of it: $PWD/$log):"
    grep -vE '^ +Start +[0-9]+:|  +Passed +[0-9.]+ sec$|^(PASS   |QINFO  |\*{9} )' "$log" | head -n 400 >&2
    return 1
}
