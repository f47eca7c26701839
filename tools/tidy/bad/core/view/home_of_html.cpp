// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
auto const page = "<p>Energy</p>";
