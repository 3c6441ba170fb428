# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DROOT=<checkout> -P check_sizes.cmake: fails, naming the file, where one is longer than our limits, lacks its licence
# line, or holds a word that has no place in finished code.

set(most_header 200)
set(most_source 400)
# In our own code; tests/support has the one place that waits.
set(forbidden "TODO|FIXME|XXX:|QEventLoop|processEvents|qWait\\(")
set(spdx "// SPDX-License-Identifier: GPL-3.0-or-later")

set(wrong "")
file(GLOB_RECURSE files RELATIVE "${ROOT}"
    "${ROOT}/src/*.h" "${ROOT}/src/*.cpp" "${ROOT}/tests/*.h" "${ROOT}/tests/*.cpp")
foreach(name IN LISTS files)
    file(READ "${ROOT}/${name}" text)
    string(FIND "${text}" "${spdx}" place)
    if(NOT place EQUAL 0)
        string(APPEND wrong "${name}:1: the licence line is missing\n")
    endif()
    if(name MATCHES "^src/")
        set(most ${most_source})
        if(name MATCHES "\\.h$")
            set(most ${most_header})
        endif()
        string(REGEX REPLACE "[^\n]" "" breaks "${text}")
        string(LENGTH "${breaks}" lines)
        if(lines GREATER most)
            string(APPEND wrong "${name}: ${lines} lines, at most ${most}: find the second class in it\n")
        endif()
    endif()
    if(NOT name MATCHES "^tests/support/" AND text MATCHES "(^|[^A-Za-z_])(${forbidden})")
        string(APPEND wrong "${name}: holds ${CMAKE_MATCH_2}\n")
    endif()
endforeach()
if(wrong)
    message(FATAL_ERROR "${wrong}")
endif()
