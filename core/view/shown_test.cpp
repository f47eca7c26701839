// SPDX-License-Identifier: Apache-2.0
#include "view/shown.h"

#include "view/example_test.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

std::vector<Period> periods(std::vector<std::string> const& names) {
    std::vector<Period> made;
    for (auto const& name : names) made.push_back(Period::parse(name).value());
    return made;
}

TEST(periods_text, tells_three_or_more_in_a_row_by_their_first_and_last) {
    EXPECT_EQ(periods_text(periods({"2013", "2014", "2016", "2017", "2018"}), "en"),
              "2013, 2014, 2016 to 2018");
    EXPECT_EQ(periods_text(periods({"2025-12", "2026-01", "2026-02"}), "es"),
              "diciembre de 2025 a febrero de 2026");
    EXPECT_EQ(periods_text({}, "en"), "");
}

TEST(periods_text, counts_the_periods_it_leaves_out) {
    std::vector<std::string> every_other;
    for (int year = 2000; year < 2028; year += 2) every_other.push_back(std::to_string(year));
    EXPECT_TRUE(periods_text(periods(every_other), "en").ends_with("2022, 2 more"));
}

TEST(next_due_text, is_in_the_past_when_the_day_is) {
    auto example = mesa_example();
    auto& said = example.reading.measures.front();
    auto const due = [&](int days) {
        said.next_due = example.reading.as_of.plus_days(days);
        return next_due_text(measure_views(example.compact, example.reading, "en").front());
    };
    EXPECT_TRUE(due(0).starts_with("The next facts are due on "));
    EXPECT_TRUE(due(-1).starts_with("The next facts were due on "));
}

TEST(part_progress_text, says_why_nobody_knows_it) {
    auto const example = mesa_example();
    auto const view = measure_views(example.compact, example.reading, "en").front();
    CompositePartReading part{"energy", Rational(1), {}, std::string(Reason::baseline_withheld)};
    EXPECT_EQ(part_progress_text(view, part),
              "- (the baseline is withheld to protect a small group)");
    part.progress = Rational(1);
    EXPECT_EQ(part_progress_text(view, part), "100 %");
}

/// A record that the mill and the fund can vouch for.
std::string vouched(std::vector<std::string> const& partners, int asked, int sectors,
                    std::string_view language) {
    Compact compact;
    for (auto const* id : {"mill", "fund"}) {
        Partner partner;
        partner.id = id;
        partner.name = {{{"en", "The " + std::string(id)}}};
        compact.partners.push_back(std::move(partner));
    }
    Vouching vouching;
    vouching.entries = 1204;
    for (auto const& id : partners) vouching.witnesses.push_back({id, Sector::private_, {}});
    vouching.sectors = static_cast<int>(partners.size());
    vouching.asked_witnesses = asked;
    vouching.asked_sectors = sectors;
    return vouching_text(vouching, compact, language);
}

TEST(vouching_text, names_who_countersigned_and_what_is_still_asked_for) {
    EXPECT_EQ(vouched({"mill", "fund"}, 2, 2, "en"),
              "Record of 1,204 entries, countersigned by The mill and The fund");
    EXPECT_EQ(vouched({"mill"}, 2, 2, "en"),
              "Record of 1,204 entries, countersigned by The mill; not yet vouched for as agreed, "
              "which takes 2 witnesses from 2 sectors other than the host's");
    EXPECT_EQ(vouched({}, 1, 0, "en"),
              "Record of 1,204 entries, countersigned by nobody but its host; not yet vouched for "
              "as agreed, which takes 1 witness");
    EXPECT_EQ(vouched({}, 0, 0, "en"),
              "Record of 1,204 entries, countersigned by nobody but its host");
    EXPECT_EQ(vouched({"mill"}, 2, 1, "es"),
              "Registro de 1.204 asientos, refrendado por The mill; aún sin el aval acordado, que "
              "pide 2 testigos de 1 sector distinto del de quien lo guarda");
}

}  // namespace
}  // namespace crosswalk
