// SPDX-License-Identifier: Apache-2.0
#include <duckdb.h>
auto const query = "SELECT sum(kwh) FROM meters";
std::ifstream in(path);
