// SPDX-License-Identifier: Apache-2.0
#include "service/partnership.h"

#include "service/fixture_test.h"
#include "service/read.h"

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

class partnership : public partnership_folder {};

TEST_F(partnership, is_found_by_its_folder_or_its_agreement) {
    EXPECT_EQ(find_partnership(path()), path());
    EXPECT_EQ(find_partnership(at("COMPACT.md")), path());
    EXPECT_EQ(find_partnership(at("none")).error().code, "W001");
    EXPECT_EQ(find_partnership(at("data")).error().code, "W006");
    EXPECT_EQ(find_partnership(at("data/visits.csv")).error().code, "W006");
}

TEST_F(partnership, loads_with_paths_that_do_not_depend_on_where_it_lies) {
    auto const loaded = load();
    EXPECT_TRUE(loaded.diagnostics().empty());
    ASSERT_EQ(loaded.facts.size(), 1U);
    EXPECT_EQ(loaded.facts[0].source.shown_as, "data/visits.csv");
    EXPECT_EQ(loaded.facts[0].source.path, at("data/visits.csv"));
    EXPECT_EQ(loaded.facts[0].named_at.path, "COMPACT.md");
    EXPECT_EQ(loaded.facts[0].named_at.clause, "1. What we count");
}

TEST_F(partnership, several_files_are_read_in_the_order_of_their_names) {
    std::filesystem::remove(at("COMPACT.md"));
    auto const text = agreement();
    auto const cut = text.find("## 1.");
    write("compact/2-measures.md", text.substr(cut));
    write("compact/1-partners.md", text.substr(0, cut));
    write("compact/.draft.md", "not read");
    auto const files = read_compact_files(path());
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ((*files)[0].path, "compact/1-partners.md");
    EXPECT_TRUE(load().diagnostics().empty());
}

TEST_F(partnership, one_agreement_and_no_more) {
    write("compact/1.md", agreement());
    EXPECT_EQ(load_partnership(path()).error().code, "W007");
    std::filesystem::remove(at("COMPACT.md"));
    std::filesystem::remove(at("compact/1.md"));
    EXPECT_EQ(load_partnership(path()).error().code, "W006");
}

TEST_F(partnership, a_missing_file_is_complained_about_where_it_is_named) {
    std::filesystem::remove(at("data/visits.csv"));
    auto const loaded = load();
    ASSERT_EQ(codes(loaded.diagnostics()), Codes{"F080"});
    EXPECT_EQ(loaded.diagnostics().list()[0].place.line, 18U);
    std::filesystem::create_directory(at("data/visits.csv"));
    EXPECT_EQ(codes(load().diagnostics()), Codes{"F080"});
}

TEST_F(partnership, facts_of_a_dataset_that_is_gone_are_not_dropped_silently) {
    ASSERT_TRUE(import("clinic,year,seen\nHill,2023,10\n"));
    auto list = *read_file(at("facts/batches.jsonl"));
    list.replace(list.find("\"visits\""), 8, "\"visit\"");
    write("facts/batches.jsonl", list);
    EXPECT_EQ(codes(load().diagnostics()), Codes{"F083"});
}

TEST_F(partnership, a_broken_list_is_an_error_with_its_line) {
    write("facts/batches.jsonl", "{}\n");
    auto const loaded = load();
    EXPECT_EQ(codes(loaded.diagnostics()), Codes{"F082"});
    EXPECT_EQ(loaded.diagnostics().list()[0].place.line, 1U);
}

TEST_F(partnership, an_imported_file_outside_the_folder_is_refused) {
    ASSERT_TRUE(import("clinic,year,seen\nHill,2023,10\n"));
    auto list = *read_file(at("facts/batches.jsonl"));
    auto const begin = list.find("facts/visits");
    list.replace(begin, list.find('"', begin) - begin, "../new.csv");
    write("facts/batches.jsonl", list);
    EXPECT_EQ(codes(load().diagnostics()), Codes{"F081"});
}

TEST_F(partnership, complaints_can_be_seen_from_elsewhere) {
    Diagnostics diagnostics;
    Place place;
    place.path = "COMPACT.md";
    diagnostics.error("K001", place, "x").with_related(place, "y").with_help("z");
    diagnostics.error("W001", {}, "no place");
    auto const seen = seen_from("packs/../city/", diagnostics);
    EXPECT_EQ(seen.list()[0].place.path, "city/COMPACT.md");
    EXPECT_EQ(seen.list()[0].related[0].place.path, "city/COMPACT.md");
    EXPECT_EQ(seen.list()[1].place.path, "");
    EXPECT_EQ(seen_from(".", diagnostics).list()[0].place.path, "COMPACT.md");
}

TEST_F(partnership, another_agreement_is_read_over_the_same_facts) {
    auto const draft = folder_->path() / "draft.md";
    ASSERT_TRUE(write_scratch_file(draft, agreement() + "\n```toml\nmeasure.seen.tite = 1\n```\n"));
    auto const loaded = load_partnership_with(path(), draft);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->facts.size(), 1U);
    ASSERT_TRUE(loaded->diagnostics().has_errors());
    auto const seen = seen_from(path(), loaded->diagnostics());
    EXPECT_EQ(seen.list()[0].place.path, draft.string());
    EXPECT_EQ(load_partnership_with(path(), at("none.md")).error().code, "W001");
}

TEST_F(partnership, reading_takes_all_facts_known_by_the_day) {
    ASSERT_TRUE(import("clinic,year,seen\nHill,2023,10\nMill,2023,16\n"));
    ReadRequest request{.as_of = *Date::parse("2024-06-30"), .threads = 1, .watch = {}};
    auto const now = read_partnership(load(), request);
    ASSERT_TRUE(now && now->reading);
    EXPECT_EQ(now->reading->measures[0].series.size(), 2U);
    EXPECT_EQ(now->reading->datasets[0].batches.size(), 2U);
    request.as_of = *Date::parse("2024-01-31");
    auto const before = read_partnership(load(), request);
    ASSERT_TRUE(before && before->reading);
    EXPECT_EQ(before->reading->datasets[0].batches.size(), 1U);
    request.as_of.reset();
    EXPECT_EQ(read_partnership(load(), request)->reading->as_of, *Date::parse("2024-02-01"));
}

TEST_F(partnership, a_file_of_facts_that_cannot_be_used_stops_the_reading) {
    write("data/visits.csv", "clinic,year\nHill,2022\n");
    auto const outcome = read_partnership(load(), {.as_of = {}, .threads = 1, .watch = {}});
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->reading);
    EXPECT_TRUE(outcome->diagnostics.has_errors());
    EXPECT_EQ(outcome->diagnostics.list()[0].place.path, "data/visits.csv");
}

TEST_F(partnership, reading_can_be_stopped) {
    std::string rows = "clinic,year,seen\n";
    for (int i = 0; i < 300000; ++i) rows += "C" + std::to_string(i) + ",2022,1\n";
    write("data/visits.csv", rows);
    ReadRequest const request{
        .as_of = {}, .threads = 1, .watch = [](std::string_view, std::uint64_t, std::uint64_t) {
            return false;
        }};
    auto const outcome = read_partnership(load(), request);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "W011");
}

}  // namespace
}  // namespace crosswalk
