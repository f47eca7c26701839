// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

std::vector<std::string> const keys = {"baseline", "period", "target", "targets", "unit", "días"};

TEST(did_you_mean, finds_one_slip_of_the_finger) {
    EXPECT_EQ(did_you_mean("basline", keys), "baseline");    // left out
    EXPECT_EQ(did_you_mean("baaseline", keys), "baseline");  // doubled
    EXPECT_EQ(did_you_mean("bazeline", keys), "baseline");   // wrong key
    EXPECT_EQ(did_you_mean("baesline", keys), "baseline");   // swapped
    EXPECT_EQ(did_you_mean("unti", keys), "unit");           // a swap is one slip, not two
}

TEST(did_you_mean, takes_the_nearest_and_of_equals_the_first) {
    EXPECT_EQ(did_you_mean("targetss", keys), "targets");
    EXPECT_EQ(did_you_mean("targeta", {"targets", "target"}), "targets");
    EXPECT_EQ(did_you_mean("targeta", {"target", "targets"}), "target");
    EXPECT_EQ(did_you_mean("abc", {"abd", "abe"}), "abd");
}

TEST(did_you_mean, allows_a_third_of_the_letters) {
    EXPECT_EQ(did_you_mean("perxxd", keys), "period");
    EXPECT_EQ(did_you_mean("pexxxd", keys), "");
    EXPECT_EQ(did_you_mean("xy", {"ay"}), "");
    EXPECT_EQ(did_you_mean("xyz", {"ayz"}), "ayz");
}

TEST(did_you_mean, counts_letters_not_bytes) {
    EXPECT_EQ(did_you_mean("dias", keys), "días");
    EXPECT_EQ(did_you_mean("ñññ", {"ñña"}), "ñña");
}

TEST(did_you_mean, ignores_the_case_of_letters) {
    EXPECT_EQ(did_you_mean("usd", {"AUD", "USD"}), "USD");
    EXPECT_EQ(did_you_mean("KWH", {"kWh"}), "kWh");
}

TEST(did_you_mean, has_no_answer_to_nothing) {
    EXPECT_EQ(did_you_mean("", keys), "");
    EXPECT_EQ(did_you_mean("unit", {}), "");
    EXPECT_EQ(did_you_mean("", {""}), "");
    EXPECT_EQ(did_you_mean(std::string(101, 'a'), {std::string(101, 'a')}), "");
    EXPECT_EQ(did_you_mean("unit", {std::string(1000000, 'u')}), "");
    EXPECT_EQ(did_you_mean("\xff\xfe\x80", {"a"}), "");
}

}  // namespace
}  // namespace crosswalk
