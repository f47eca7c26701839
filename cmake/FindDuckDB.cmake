# SPDX-License-Identifier: Apache-2.0
# Finds DuckDB's C library as DuckDB::DuckDB: the system's when there is one, else what deps/ locks.
#
# DuckDB's header does not carry its version, and a header of one version with a library of another
# compiles, links and corrupts. So the header's version is read from what it was delivered with,
# and the library is run and asked for its own.

set(duckdb_npm ${CMAKE_SOURCE_DIR}/deps/node_modules)
find_library(DUCKDB_SYSTEM_LIBRARY duckdb)
if(DUCKDB_SYSTEM_LIBRARY)
  # Installed by one package: only a header from the same prefix will do.
  set(duckdb_library ${DUCKDB_SYSTEM_LIBRARY})
  cmake_path(GET duckdb_library PARENT_PATH duckdb_prefix)
  find_path(DUCKDB_SYSTEM_INCLUDE duckdb.h NO_DEFAULT_PATH
            PATHS ${duckdb_prefix}/../include ${duckdb_prefix}/../../include)
  set(duckdb_include ${DUCKDB_SYSTEM_INCLUDE})
  set(duckdb_header_version "1.4")
elseif(EXISTS ${duckdb_npm}/duckdb/package.json)
  set(duckdb_library ${duckdb_npm}/@duckdb/node-bindings-linux-x64/libduckdb.so)
  set(duckdb_include ${duckdb_npm}/duckdb/src/duckdb/src/include)
  file(READ ${duckdb_npm}/duckdb/package.json duckdb_package)
  string(JSON duckdb_header_version GET ${duckdb_package} version)
endif()

if(duckdb_library AND duckdb_include)
  file(WRITE ${CMAKE_BINARY_DIR}/duckdb_version.cpp [[
    #include <duckdb.h>
    #include <cstdio>
    int main() { return std::puts(duckdb_library_version()) < 0; }
  ]])
  unset(duckdb_ran CACHE) # the answer is not kept: either file may have been replaced since
  try_run(duckdb_ran duckdb_compiled
          ${CMAKE_BINARY_DIR}/duckdb_version ${CMAKE_BINARY_DIR}/duckdb_version.cpp
          CMAKE_FLAGS -DINCLUDE_DIRECTORIES=${duckdb_include}
          LINK_LIBRARIES ${duckdb_library} RUN_OUTPUT_VARIABLE duckdb_library_version)
  string(REGEX MATCH "[0-9.]+" duckdb_library_version "${duckdb_library_version}")
  if(NOT duckdb_library_version MATCHES "^${duckdb_header_version}(\\.|$)")
    message(FATAL_ERROR "DuckDB's header in ${duckdb_include} is of version "
                        "${duckdb_header_version}, the library ${duckdb_library} of version "
                        "'${duckdb_library_version}'. Run ./dev setup, "
                        "or remove the system's libduckdb.")
  endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DuckDB REQUIRED_VARS duckdb_library duckdb_include
                                  VERSION_VAR duckdb_library_version
                                  REASON_FAILURE_MESSAGE "./dev setup fetches it into deps/")
if(DuckDB_FOUND AND NOT TARGET DuckDB::DuckDB)
  add_library(DuckDB::DuckDB SHARED IMPORTED GLOBAL)
  set_target_properties(DuckDB::DuckDB PROPERTIES IMPORTED_LOCATION ${duckdb_library}
                        INTERFACE_INCLUDE_DIRECTORIES ${duckdb_include})
endif()
