# SPDX-License-Identifier: Apache-2.0
# Files that become part of the program, so that it needs none beside it.
#
# crosswalk_embed(LIBRARY NAME FILE...): defines `std::string_view NAME()` of namespace crosswalk in
# crosswalk_LIBRARY, which holds the bytes of the files, one after the other; paths start at the
# root of the project. Whoever calls it declares it.
#
# This file is also the script that writes the source: cmake -P Embed.cmake NAME OUTPUT FILE...

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  set(bytes "")
  math(EXPR last "${CMAKE_ARGC} - 1")
  foreach(i RANGE 5 ${last})
    file(READ ${CMAKE_ARGV${i}} more HEX)
    string(APPEND bytes ${more})
  endforeach()
  # Twenty-four bytes to the line.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REPEAT "0x..," 24 line)
  string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
  file(WRITE ${CMAKE_ARGV4} "#include <string_view>
namespace crosswalk {
std::string_view ${CMAKE_ARGV3}();
std::string_view ${CMAKE_ARGV3}() {
static constexpr unsigned char bytes[] = {
${bytes}};
return {reinterpret_cast<char const*>(bytes), sizeof bytes};
}
}
")
  return()
endif()

function(crosswalk_embed library name)
  if(NOT TARGET crosswalk_${library})
    return()
  endif()
  get_target_property(type crosswalk_${library} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    return() # only headers yet
  endif()
  list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE files)
  foreach(file ${files})
    if(NOT EXISTS ${file})
      message(FATAL_ERROR "${file} is missing. Run ./dev setup, which fetches what is needed.")
    endif()
  endforeach()
  set(output ${CMAKE_BINARY_DIR}/embedded/${name}.cpp)
  add_custom_command(
    OUTPUT ${output} DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    COMMAND ${CMAKE_COMMAND} -P ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake ${name} ${output} ${files}
    COMMENT "Embedding ${name}" VERBATIM)
  target_sources(crosswalk_${library} PRIVATE ${output})
endfunction()
