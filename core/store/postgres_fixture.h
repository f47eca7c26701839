// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/postgres_server.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {

/// A schema for one test: the name of the test in letters the server likes.
inline std::string schema_of_test() {
    auto const* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    static int count = 0;
    std::string schema = "t" + std::to_string(count++) + "_";
    for (char const c : std::string(test->name())) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        schema += is_plain ? c : '_';
    }
    return schema.substr(0, 50);
}

}  // namespace crosswalk
