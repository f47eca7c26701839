// SPDX-License-Identifier: Apache-2.0
#include "quantity/instant.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

TEST(instant, is_written_in_one_way) {
    for (std::string const text : {"1970-01-01T00:00:00Z", "2026-11-22T16:46:08Z",
                                   "2024-02-29T23:59:59Z", "9999-12-31T23:59:59Z"}) {
        auto const instant = Instant::parse(text);
        ASSERT_TRUE(instant) << text;
        EXPECT_EQ(print(*instant), text);
        EXPECT_EQ(Instant::from_seconds(instant->seconds()).value(), *instant);
    }
}

TEST(instant, counts_seconds_as_posix_time_does) {
    EXPECT_EQ(Instant::parse("2001-09-09T01:46:40Z")->seconds(), 1000000000);
    EXPECT_EQ(Instant::parse("2026-11-22T16:46:08Z")->date(),
              Date::from_civil(2026, 11, 22).value());
}

TEST(instant, refuses_every_other_way_to_write_it) {
    for (std::string const text :
         {"", "2026-11-22", "2026-11-22T16:46:08", "2026-11-22T16:46:08+00:00",
          "2026-11-22t16:46:08Z", "2026-11-22 16:46:08Z", "2026-11-22T24:00:00Z",
          "2026-11-22T16:60:00Z", "2026-11-22T16:46:60Z", "2026-11-31T16:46:08Z",
          "2026-11-22T16:46:08.5Z", "1969-12-31T23:59:59Z", "2026-11-22T-1:46:08Z"}) {
        auto const instant = Instant::parse(text);
        ASSERT_FALSE(instant) << text;
        EXPECT_EQ(instant.error().code, "Q023");
    }
    EXPECT_EQ(Instant::from_seconds(-1).error().code, "Q023");
    EXPECT_EQ(Instant::from_seconds(253402300800).error().code, "Q023");
}

}  // namespace
}  // namespace crosswalk
