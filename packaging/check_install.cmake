# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)
# Installs into an empty folder and checks that all is there, that nothing else is, and that it holds what it should.
file(REMOVE_RECURSE "${DESTDIR}")
set(ENV{DESTDIR} "${DESTDIR}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "the installation failed:\n${output}")
endif()
set(root "${DESTDIR}${PREFIX}")

set(expected
    bin/gesso
    share/applications/org.gesso.Gesso.desktop
    share/bash-completion/completions/gesso
    share/doc/gesso/LICENSE
    share/doc/gesso/README.md
    share/icons/hicolor/scalable/apps/org.gesso.Gesso.svg
    share/man/man1/gesso.1
    share/metainfo/org.gesso.Gesso.metainfo.xml
    share/zsh/site-functions/_gesso)
file(GLOB workflows RELATIVE "${SOURCE}/workflows" "${SOURCE}/workflows/*.json")
foreach(name portrait txt2img img2img inpaint upscale)
    if(NOT "${name}.json" IN_LIST workflows)
        message(SEND_ERROR "workflows/${name}.json is missing")
    endif()
endforeach()
list(TRANSFORM workflows PREPEND share/gesso/workflows/)
list(APPEND expected ${workflows})
list(SORT expected)
file(GLOB_RECURSE found RELATIVE "${root}" "${root}/*")
list(SORT found)
if(NOT found STREQUAL expected)
    message(SEND_ERROR "installed:\n  ${found}\nexpected:\n  ${expected}")
endif()

# check(<what> COMMAND...): runs a checker where there is one; in CI there is one.
function(check what tool)
    find_program(program_${tool} ${tool})
    if(NOT program_${tool})
        if(DEFINED ENV{CI})
            message(SEND_ERROR "${what}: ${tool} is missing")
        endif()
        return()
    endif()
    execute_process(COMMAND "${program_${tool}}" ${ARGN}
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0 OR output MATCHES "[Ww]arning")
        message(SEND_ERROR "${what}:\n${output}")
    endif()
endfunction()

check("the program" ${root}/bin/gesso --version)
check("the desktop file" desktop-file-validate "${root}/share/applications/org.gesso.Gesso.desktop")
check("the metainfo" appstreamcli validate --no-net "${root}/share/metainfo/org.gesso.Gesso.metainfo.xml")
check("the man page" groff -man -Tutf8 -ww -z "${root}/share/man/man1/gesso.1")
check("the bash completion" bash -n "${root}/share/bash-completion/completions/gesso")
check("the zsh completion" zsh -n "${root}/share/zsh/site-functions/_gesso")

file(READ "${root}/share/man/man1/gesso.1" man)
if(NOT man MATCHES "Gesso ${VERSION}")
    message(SEND_ERROR "the man page does not name the version ${VERSION}")
endif()
