// SPDX-License-Identifier: Apache-2.0
// Pages that are made from the program's own tables are what the tables make.
#include "compact/schema.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace crosswalk {
namespace {

std::string read_page(char const* page) {
    std::ifstream in(page, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Pages, TheReferenceOfTheCompact) {
    constexpr char const* page = "docs/reference/compact.md";
    auto const made = compact_reference_markdown();
    if (std::getenv("CROSSWALK_ACCEPT") != nullptr) {
        std::ofstream(page, std::ios::binary) << made;
    }
    EXPECT_EQ(read_page(page), made) << "run pages_test with CROSSWALK_ACCEPT=1 to write it anew";
}

}  // namespace
}  // namespace crosswalk
