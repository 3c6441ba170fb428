# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of Gesso shares: warnings, Qt's strictness, sanitizers, and gesso_library().

option(GESSO_WERROR "Warnings are errors" OFF)
option(GESSO_PCH "Compile what nearly every source includes once (GCC)" OFF)
option(GESSO_FUZZ "Build the fuzz targets (clang with libFuzzer)" OFF)
set(GESSO_SANITIZE "" CACHE STRING "Value for -fsanitize, such as address,undefined")

find_program(GESSO_CCACHE ccache)
if(GESSO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${GESSO_CCACHE}")
    if(GESSO_PCH) # ccache's manual, "Precompiled headers"
        set(CMAKE_CXX_COMPILER_LAUNCHER
            "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${GESSO_CCACHE}")
    endif()
endif()

add_library(gesso_flags INTERFACE)
target_include_directories(gesso_flags INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(gesso_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    GESSO_VERSION="${PROJECT_VERSION}")
target_compile_options(gesso_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align
    -Wcast-qual -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wextra-semi
    -Wsuggest-override -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
    $<$<BOOL:${GESSO_WERROR}>:-Werror>)
if(GESSO_SANITIZE)
    target_compile_options(gesso_flags INTERFACE -fsanitize=${GESSO_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(gesso_flags INTERFACE -fsanitize=${GESSO_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # its manual: sanitizers give false ones of this warning
        target_compile_options(gesso_flags INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
find_program(GESSO_MOLD mold)
if(GESSO_MOLD)
    target_link_options(gesso_flags INTERFACE -fuse-ld=mold)
endif()

# gesso_precompile(<target> core|gui): uses the precompiled header of that kind, where GESSO_PCH is on.
function(gesso_precompile target kind)
    if(GESSO_PCH)
        target_precompile_headers(${target} REUSE_FROM gesso_pch_${kind})
    endif()
endfunction()

# gesso_units(<target>): where CMAKE_UNITY_BUILD is on, that is for the analysers, puts sources that define no name
# twice into one unit of at most twelve. Names are the last words of lines at the left margin, up to their first bracket;
# a name too many makes no more than one unit more.
function(gesso_units target)
    if(NOT CMAKE_UNITY_BUILD)
        return()
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    foreach(source IN LISTS sources)
        file(STRINGS "${source}" lines REGEX "^[A-Za-z][^;]*[({=]|^(class|struct) ")
        list(FILTER lines EXCLUDE REGEX "^(template|namespace)")
        list(TRANSFORM lines REPLACE " *[({=\\[].*" "")
        list(TRANSFORM lines REPLACE ".*[ *&>]" "")
        list(FILTER lines EXCLUDE REGEX "^$")
        set(unit 0)
        while(TRUE)
            set(shared "${lines}")
            if(taken_${unit})
                list(REMOVE_ITEM shared ${taken_${unit}})
            endif()
            list(LENGTH members_${unit} members)
            if("${shared}" STREQUAL "${lines}" AND members LESS 12)
                break()
            endif()
            math(EXPR unit "${unit} + 1")
        endwhile()
        list(APPEND taken_${unit} ${lines})
        list(APPEND members_${unit} "${source}")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP ${unit})
    endforeach()
endfunction()

# gesso_library(<folder> SOURCES ... LIBS ...): one static library per folder of src/, gesso_<folder>.
function(gesso_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
    qt_add_library(gesso_${name} STATIC ${arg_SOURCES})
    target_link_libraries(gesso_${name} PUBLIC gesso_flags ${arg_LIBS})
    gesso_units(gesso_${name})
    if(name MATCHES "^(widgets|app)$")
        gesso_precompile(gesso_${name} gui)
    else()
        gesso_precompile(gesso_${name} core)
    endif()
endfunction()
