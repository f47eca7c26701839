// SPDX-License-Identifier: Apache-2.0
#include "service/paths.h"

#include "service/fixture_test.h"
#include "service/read.h"

namespace crosswalk {
namespace {

class paths : public partnership_folder {
protected:
    ValuePaths values(std::string const& as_of, std::string const& language = "en") {
        auto const loaded = load();
        auto const outcome =
            read_partnership(loaded, {.as_of = *Date::parse(as_of), .threads = 1, .watch = {}});
        EXPECT_TRUE(outcome && outcome->reading);
        return {loaded.compact(), *outcome->reading, language};
    }
};

TEST_F(paths, name_every_value_of_a_measure) {
    ASSERT_TRUE(import("clinic,year,seen\nHill,2023,1010\nMill,2023,16\n"));
    auto const said = values("2024-06-30");
    for (auto const& [path, value] : std::vector<std::pair<std::string, std::string>>{
             {"reading.as_of", "2024-06-30"},
             {"reading.status.on_track", "1"},
             {"reading.status.behind", "0"},
             {"measure.seen.status", "on track"},
             {"measure.seen.reason", "-"},
             {"measure.seen.period", "2023"},
             {"measure.seen.value", "1,026"},
             {"measure.seen.absence", "-"},
             {"measure.seen.baseline", "13"},
             {"measure.seen.baseline.period", "2022"},
             {"measure.seen.change", "+7,792.3 %"},
             {"measure.seen.missing", "-"},
             {"measure.seen.withheld", "0"},
             {"measure.seen.series.2022.value", "13"},
             {"measure.seen.series.2023.late", "no"},
             {"measure.seen.by.clinic.Hill.value", "1,010"},
             {"measure.seen.by.clinic.Mill.series.2022.value", "4"},
             {"measure.seen.by.clinic.withheld", "0"},
             {"dataset.visits.rows", "4"},
             {"dataset.visits.quarantined", "0"},
             {"dataset.visits.superseded", "0"},
             {"dataset.visits.taken_back", "0"},
             {"dataset.visits.through", "2023-12-31"}}) {
        auto const found = said.at(path);
        ASSERT_TRUE(found) << path;
        // The formatter decides about signs; here it matters that the path leads to the number.
        EXPECT_TRUE(*found == value || "+" + *found == value) << path << " is " << *found;
    }
    EXPECT_FALSE(said.at("measure.seen.finding")->empty());
    EXPECT_FALSE(said.at("measure.seen"));
    EXPECT_FALSE(said.at("measure.none.value"));
}

TEST_F(paths, no_two_values_have_one_name) {
    ASSERT_TRUE(import("clinic,year,seen\nHill,2023,1010\nMill,2023,16\n"));
    auto const said = values("2024-06-30");
    std::vector<std::string> names;
    for (auto const& [path, value] : said.all()) names.push_back(path);
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST_F(paths, values_are_written_as_the_language_writes_them) {
    ASSERT_TRUE(import("clinic,year,seen\nHill,2023,1010\n"));
    EXPECT_EQ(values("2024-06-30", "es").at("measure.seen.value"), "1.010");
}

TEST_F(paths, nothing_known_is_a_dash_and_a_reason) {
    auto const said = values("2022-03-31");
    EXPECT_EQ(said.at("measure.seen.value"), "-");
    EXPECT_EQ(said.at("measure.seen.period"), "-");
    EXPECT_EQ(said.at("measure.seen.absence"), "no facts");
}

TEST_F(paths, a_misspelt_one_is_answered_with_the_nearest) {
    auto const said = values("2024-06-30");
    EXPECT_EQ(said.nearest("measure.seen.vlaue"), "measure.seen.value");
    EXPECT_EQ(said.nearest("something else entirely"), "");
}

TEST(is_same_value, knows_the_ways_people_write) {
    EXPECT_TRUE(is_same_value("-8.4 %", "-8.4%"));
    EXPECT_TRUE(
        is_same_value("\xe2\x88\x92"
                      "8.4 %",
                      "-8.4 %"));
    EXPECT_TRUE(is_same_value("-8.4\xe2\x80\xaf%", "-8.4 %"));
    EXPECT_FALSE(is_same_value("8.4 %", "-8.4 %"));
    EXPECT_FALSE(is_same_value("8.40 %", "8.4 %"));
    EXPECT_FALSE(is_same_value("1 0", "10"));
}

}  // namespace
}  // namespace crosswalk
