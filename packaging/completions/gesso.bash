# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of gesso for bash.

# The names that --set takes for the workflow on the command line, each with '='.
_gesso_fields() {
    local word file=
    for word in "${COMP_WORDS[@]:2}"; do
        [[ $word == *.json && -r $word ]] && file=$word
    done
    [[ -n $file ]] || return 0
    "${COMP_WORDS[0]}" info "$file" --json 2>/dev/null | sed -nE 's/^ *"name": "([^" ]+)",$/\1=/p' | sort -u
}

_gesso() {
    local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local options
    COMPREPLY=()
    ((COMP_CWORD > 1)) || command=
    case $command in
    run) options='--server --demo --demo-speed --library --set --positive --negative --seed --image --count --out
        --save-previews --json --quiet --traceback --timeout --wait --help --version' ;;
    info) options='--json --server --object-info --help --version' ;;
    convert) options='--object-info --server --seed --batch --to --help --version' ;;
    serve-demo) options='--port --speed --faults --help --version' ;;
    *) options='--server --demo --demo-speed --library --help --version' ;;
    esac
    case $previous in
    --set)
        compopt -o nospace
        mapfile -t COMPREPLY < <(compgen -W "$(_gesso_fields)" -- "$cur")
        return
        ;;
    --seed)
        mapfile -t COMPREPLY < <(compgen -W random -- "$cur")
        return
        ;;
    --out | --library | --batch | --to)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        return
        ;;
    --image | --object-info)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return
        ;;
    --server | --demo-speed | --positive | --negative | --count | --timeout | --wait | --port | --speed) return ;;
    esac
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        return
    fi
    local words=
    ((COMP_CWORD > 1)) || words='run info convert serve-demo'
    [[ $command == serve-demo ]] && return
    compopt -o filenames
    mapfile -t COMPREPLY < <(
        compgen -W "$words" -- "$cur"
        compgen -d -- "$cur"
        compgen -f -X '!*.json' -- "$cur"
    )
}

complete -F _gesso gesso
