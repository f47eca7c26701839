# SPDX-License-Identifier: Apache-2.0
# How everything is compiled. What differs between presets stands in CMakePresets.json.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Same text, same bytes: a fused multiply-add changes the last bit of a double, so it is off. For
# the same reason -ffast-math and -march=native appear nowhere. File names in the binary are
# relative to the repository.
add_compile_options(-ffp-contract=off -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)

add_compile_options(-Wall -Wextra -Wconversion -Wshadow -Wpedantic -Werror=return-type)

# In the build tree programs know where libduckdb.so is; once installed they find it from where they
# themselves are.
set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib/crosswalk")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
