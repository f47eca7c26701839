// SPDX-License-Identifier: Apache-2.0
#include "service/organizations.h"

#include "service/recorded_fixture_test.h"

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST_F(recorded_partnership, tells_of_entries_by_an_organization_that_was_no_partner) {
    auto const key = found();
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R037"));
    auto log = open_record(path(), RecordUse::append, clock_);
    for (auto const* name : {"office", "mill", "mill", "office"}) {
        ASSERT_TRUE(
            log->append({"dispute_noted", {}, "operator", name, {{"about", 0}, {"says", "no"}}}));
    }
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R045", "R037"));
    EXPECT_THAT(verified_.findings.list().front().message,
                HasSubstr("2 entries name \"mill\", which was no partner of the agreement then; "
                          "the first of them is entry 4"));
    EXPECT_FALSE(verified_.findings.has_errors());
}

}  // namespace
}  // namespace crosswalk
