# SPDX-License-Identifier: GPL-3.0-or-later
# Every text with a plural form has its English forms in resources/translations/gesso_en.ts, and none is there for nothing:
# without them people read "3 field(s)". cmake -DLUPDATE=... -DSOURCE=... -DWORK=... -P check_plurals.cmake
set(found "${WORK}/found_plurals.ts")
file(REMOVE "${found}")
execute_process(COMMAND "${LUPDATE}" -no-obsolete -locations none -pluralonly -source-language en -target-language en
                        "${SOURCE}/src" -ts "${found}"
                RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said)
if(failed)
    message(FATAL_ERROR "lupdate failed: ${said}")
endif()

function(plural_sources file out)
    file(READ "${file}" text)
    # A list would be torn apart at semicolons and brackets.
    string(REGEX REPLACE "[;\\[\\]]" "_" text "${text}")
    string(REGEX MATCHALL "numerus=\"yes\">[ \n]*<source>[^<]*</source>" messages "${text}")
    set(sources)
    foreach(message IN LISTS messages)
        string(REGEX REPLACE ".*<source>([^<]*)</source>" "\\1" source "${message}")
        list(APPEND sources "${source}")
    endforeach()
    list(SORT sources)
    set(${out} "${sources}" PARENT_SCOPE)
endfunction()

plural_sources("${found}" wanted)
plural_sources("${SOURCE}/resources/translations/gesso_en.ts" there)
if(NOT wanted STREQUAL there)
    set(missing ${wanted})
    list(REMOVE_ITEM missing ${there})
    set(obsolete ${there})
    list(REMOVE_ITEM obsolete ${wanted})
    message(FATAL_ERROR "gesso_en.ts differs from the sources. Missing: ${missing}. Obsolete: ${obsolete}.")
endif()
