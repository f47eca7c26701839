// SPDX-License-Identifier: Apache-2.0
#include "view/golden_test.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace crosswalk {

void expect_golden(std::string_view name, std::string const& actual) {
    auto const path = "core/view/testdata/" + std::string(name);
    auto const* const accept = std::getenv("CROSSWALK_ACCEPT");
    if (accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    ASSERT_TRUE(file) << path << " is missing; CROSSWALK_ACCEPT=1 writes it";
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(actual, expected.str()) << "in " << path << "; CROSSWALK_ACCEPT=1 rewrites it";
}

}  // namespace crosswalk
