// SPDX-License-Identifier: Apache-2.0
#include "service/state_contract.h"

#include "service/adopt.h"
#include "service/recorded_fixture_test.h"
#include "view/statement.h"

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

/// A contract that pays for every job done within so many hours.
std::string paid_within(int hours, std::string_view rate = "10 USD") {
    return R"md(# The agreement

```toml
partnership = { name = "Example", backbone = "office" }
partner.office = { name = "The office", sector = "nonprofit" }
partner.crew = { name = "The crew", sector = "private" }

[dataset.jobs]
key = ["job"]
columns.job = { type = "text" }
columns.month = { type = "month", role = "time" }
columns.hours = { type = "integer", unit = "h" }
file = "data/jobs.csv"

[measure.prompt]
title = "Jobs done in time"
dataset = "jobs"
value = "count(where hours <= )md" +
           std::to_string(hours) + R"md( h)"
unit = "jobs"
better = "higher"
period = "month"

[contract.repairs]
title = "Repairs"
payer = "office"
providers = ["crew"]
evaluator = "office"
begins = 2026-05-01
ends = 2026-06-30
statements = [2026-06-10, 2026-07-31]
[contract.repairs.terms.prompt]
title = "Jobs done in time"
measure = "prompt"
pays = ")md" +
           std::string(rate) + R"md( per job"
```
)md";
}

class stated_contract : public recorded_partnership {
protected:
    void SetUp() override {
        recorded_partnership::SetUp();
        write("data/jobs.csv",
              "job,month,hours\n1,2026-05,40\n2,2026-05,60\n3,2026-06,70\n4,2026-06,80\n");
        write("COMPACT.md", paid_within(48));
        seconds_ = 1781500000;  // June 2026
        found();
    }

    void adopt(std::string const& agreement) {
        write("COMPACT.md", agreement);
        AdoptRequest request{
            .who = office_, .because = "the board's vote", .as_of = {}, .clock = clock_};
        request.as_of = *Date::parse("2026-06-30");
        request.keep = AdoptRequest::Keep::yes;
        ASSERT_TRUE(adopt_compact(path(), request)->entry);
    }

    std::string newest_statement() {
        auto const opened = open_contract(path(), "repairs");
        EXPECT_TRUE(opened) << print(opened.error());
        auto const& compact = opened->partnership.compact();
        auto const* const contract = find_contract(compact, "repairs").value();
        auto const outcome =
            state_contract(opened->partnership, *contract, *Date::parse("2026-12-31"));
        EXPECT_TRUE(outcome) << print(outcome.error());
        return statement_text(compact, *contract, outcome->statements.back(), {}, opened->binding);
    }
};

TEST_F(stated_contract, keeps_the_definitions_that_bound_it) {
    auto const before = newest_statement();
    EXPECT_THAT(before, HasSubstr("1 job × 10 USD per job"));
    EXPECT_THAT(before, HasSubstr("Under the agreement adopted on 15 Jun 2026, entry 1"));
    seconds_ = 1782900000;  // 1 July
    adopt(paid_within(72));
    auto const after = newest_statement();
    EXPECT_THAT(after, HasSubstr("1 job × 10 USD per job"));  // not three
    EXPECT_THAT(after, HasSubstr("time was redefined on 1 Jul 2026, entry 3"));
}

TEST_F(stated_contract, is_bound_anew_by_a_version_that_changes_its_terms) {
    seconds_ = 1782900000;  // 1 July
    adopt(paid_within(72, "12 USD"));
    auto const after = newest_statement();
    EXPECT_THAT(after, HasSubstr("3 jobs × 12 USD per job"));
    EXPECT_THAT(after, HasSubstr("Under the agreement adopted on 1 Jul 2026"));
    EXPECT_EQ(after.find("redefined"), std::string::npos);
}

TEST_F(stated_contract, stays_bound_when_another_version_touches_neither) {
    seconds_ = 1782900000;
    auto text = paid_within(48);
    text.replace(text.find("# The agreement"), 15, "# Our agreement");
    adopt(text);
    EXPECT_THAT(newest_statement(), HasSubstr("15 Jun 2026, entry 1"));
}

TEST_F(stated_contract, is_refused_by_name_when_there_is_none) {
    auto const opened = open_contract(path(), "repair");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "U038");
    EXPECT_EQ(opened.error().help, "did you mean `repairs`?");
    auto const in_force = open_contract(path(), "repairs");
    auto const* const contract = in_force->partnership.compact().contract("repairs");
    auto const early = state_contract(in_force->partnership, *contract, *Date::parse("2026-06-09"));
    EXPECT_EQ(early.error().code, "U039");
}

}  // namespace
}  // namespace crosswalk
