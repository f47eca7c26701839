# SPDX-License-Identifier: Apache-2.0
# Files that become part of the program, so that it needs none beside it.
#
# crosswalk_embed(LIBRARY NAME FILE): defines `std::string_view NAME()` of namespace crosswalk in
# crosswalk_LIBRARY, which holds the bytes of FILE; whoever calls it declares it.
#
# This file is also the script that writes the source: cmake -Dname= -Dfile= -Doutput= -P
# Embed.cmake

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(READ ${file} bytes HEX)
  # Twenty-four bytes to the line.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REPEAT "0x..," 24 line)
  string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
  file(WRITE ${output} "#include <string_view>
namespace crosswalk {
std::string_view ${name}();
std::string_view ${name}() {
static constexpr unsigned char bytes[] = {
${bytes}};
return {reinterpret_cast<char const*>(bytes), sizeof bytes};
}
}
")
  return()
endif()

function(crosswalk_embed library name file)
  if(NOT TARGET crosswalk_${library})
    return()
  endif()
  get_target_property(type crosswalk_${library} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    return() # only headers yet
  endif()
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "${file} is missing. Run ./dev setup, which fetches what the build needs.")
  endif()
  set(output ${CMAKE_BINARY_DIR}/embedded/${name}.cpp)
  add_custom_command(
    OUTPUT ${output} DEPENDS ${file} ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    COMMAND ${CMAKE_COMMAND} -Dname=${name} -Dfile=${file} -Doutput=${output} -P
            ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    COMMENT "Embedding ${name}" VERBATIM)
  target_sources(crosswalk_${library} PRIVATE ${output})
endfunction()
