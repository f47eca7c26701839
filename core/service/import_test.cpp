// SPDX-License-Identifier: Apache-2.0
#include "service/import.h"

#include "identity/sha256.h"
#include "service/fixture_test.h"

#include <fstream>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;

constexpr auto rows_2023 = "clinic,year,seen\nHill,2023,10\nMill,2023,5\n";

class import_into : public partnership_folder {};

TEST_F(import_into, keeps_the_bytes_and_adds_a_line) {
    auto const outcome = import(rows_2023);
    ASSERT_TRUE(outcome) << print(outcome.error());
    ASSERT_TRUE(outcome->batch) << print(outcome->diagnostics.list().front());
    auto const name = "facts/visits/2024-02-01-" + sha256(rows_2023).substr(0, 8) + ".csv";
    EXPECT_EQ(outcome->batch->file, name);
    EXPECT_EQ(outcome->batch->rows, 2);
    EXPECT_EQ(read_file(at(name)), rows_2023);
    auto const loaded = load();
    ASSERT_EQ(loaded.imported.size(), 1U);
    EXPECT_EQ(loaded.imported[0], *outcome->batch);
    EXPECT_EQ(loaded.facts.size(), 2U);
    EXPECT_FALSE(loaded.diagnostics().has_errors());
}

TEST_F(import_into, what_has_no_day_was_known_from_the_beginning) {
    auto const outcome = import(rows_2023, "new.csv", "");
    ASSERT_TRUE(outcome && outcome->batch);
    EXPECT_THAT(outcome->batch->file, HasSubstr("facts/visits/undated-"));
    EXPECT_FALSE(load().imported[0].recorded);
}

TEST_F(import_into, the_ending_is_kept_in_small_letters) {
    auto const outcome = import("clinic\tyear\tseen\nHill\t2023\t1\n", "NEW.TSV");
    ASSERT_TRUE(outcome && outcome->batch);
    EXPECT_TRUE(outcome->batch->file.ends_with(".tsv"));
    EXPECT_EQ(outcome->batch->name, "NEW.TSV");
}

TEST_F(import_into, rows_that_do_not_fit_are_set_aside_with_their_reason) {
    auto const outcome = import("clinic,year,seen\nHill,2023,10\nMill,2023,5 %\n");
    ASSERT_TRUE(outcome && outcome->batch);
    EXPECT_EQ(outcome->batch->rows, 1);
    EXPECT_EQ(outcome->batch->quarantined, 1);
    ASSERT_EQ(outcome->quarantined.size(), 1U);
    auto const said = complaint(outcome->quarantined[0]);
    EXPECT_EQ(said.severity, Severity::warning);
    EXPECT_EQ(said.place.path, "new.csv");
    EXPECT_EQ(said.place.line, 3U);
    EXPECT_THAT(said.message, HasSubstr("column \"seen\""));
}

TEST_F(import_into, the_same_bytes_again_are_refused_and_change_nothing) {
    ASSERT_TRUE(import(rows_2023));
    auto const list = read_file(at("facts/batches.jsonl"));
    auto const again = import(rows_2023, "other-name.csv", "2024-03-01");
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->batch);
    ASSERT_EQ(codes(again->diagnostics), Codes{"F085"});
    EXPECT_EQ(again->diagnostics.list()[0].related.size(), 1U);
    EXPECT_EQ(read_file(at("facts/batches.jsonl")), list);
}

TEST_F(import_into, a_file_of_bad_rows_is_refused) {
    auto const outcome = import("clinic,year,seen\nHill,2023,x\n");
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->batch);
    EXPECT_EQ(codes(outcome->diagnostics), Codes{"F086"});
    EXPECT_EQ(outcome->quarantined.size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(at("facts")));
}

TEST_F(import_into, a_file_with_another_header_is_refused) {
    auto const outcome = import("clinic,year,sen\nHill,2023,1\n");
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->batch);
    EXPECT_TRUE(outcome->diagnostics.has_errors());
    EXPECT_FALSE(std::filesystem::exists(at("facts")));
}

TEST_F(import_into, an_unknown_dataset_is_answered_with_the_nearest) {
    ImportRequest request;
    request.dataset = "visit";
    request.file = at("data/visits.csv");
    auto const near = import_facts(load(), request);
    EXPECT_EQ(near.error().code, "U003");
    EXPECT_EQ(near.error().help, "did you mean visits?");
    request.dataset = "meters";
    EXPECT_THAT(import_facts(load(), request).error().help, HasSubstr("visits"));
}

TEST_F(import_into, a_file_that_is_not_there_is_the_world_s_failure) {
    ImportRequest request;
    request.dataset = "visits";
    request.file = at("none.csv");
    EXPECT_EQ(import_facts(load(), request).error().code, "W001");
    request.file = path();
    EXPECT_EQ(import_facts(load(), request).error().code, "W004");
}

TEST_F(import_into, trying_it_out_keeps_nothing) {
    ASSERT_TRUE(write_scratch_file(folder_->path() / "new.csv", rows_2023));
    ImportRequest request;
    request.dataset = "visits";
    request.file = folder_->path() / "new.csv";
    request.shown_as = "new.csv";
    request.keep = ImportRequest::Keep::no;
    auto const outcome = import_facts(load(), request);
    ASSERT_TRUE(outcome && outcome->batch);
    EXPECT_EQ(outcome->batch->rows, 2);
    EXPECT_FALSE(std::filesystem::exists(at("facts")));
}

TEST_F(import_into, stopping_it_keeps_nothing) {
    std::string rows = "clinic,year,seen\n";
    for (int i = 0; i < 300000; ++i) rows += "C" + std::to_string(i) + ",2023,1\n";
    ASSERT_TRUE(write_scratch_file(folder_->path() / "new.csv", rows));
    ImportRequest request;
    request.dataset = "visits";
    request.file = folder_->path() / "new.csv";
    request.shown_as = "new.csv";
    request.watch = [](std::string_view, std::uint64_t, std::uint64_t) { return false; };
    auto const outcome = import_facts(load(), request);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "W011");
    EXPECT_FALSE(std::filesystem::exists(at("facts")));
}

TEST_F(import_into, a_file_that_changes_meanwhile_is_refused) {
    // While the end of the file is read, somebody changes its beginning.
    auto const file = folder_->path() / "new.csv";
    std::string rows = "clinic,year,seen\n";
    for (int i = 0; i < 300000; ++i) rows += "C" + std::to_string(i) + ",2023,1\n";
    ASSERT_TRUE(write_scratch_file(file, rows));
    ImportRequest request;
    request.dataset = "visits";
    request.file = file;
    request.shown_as = "new.csv";
    request.watch = [&](std::string_view doing, std::uint64_t done, std::uint64_t) {
        if (doing.ends_with("new.csv") && done > 0) {
            std::fstream changed(file, std::ios::in | std::ios::out | std::ios::binary);
            changed.seekp(static_cast<std::streamoff>(rows.find("C0,2023,1") + 8));
            changed.put('2');
        }
        return true;
    };
    auto const outcome = import_facts(load(), request);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "W009");
    EXPECT_FALSE(std::filesystem::exists(at("facts")));
}

TEST_F(import_into, facts_that_are_broken_already_take_nothing_more_in) {
    ASSERT_TRUE(import(rows_2023));
    auto const first = load().imported[0].file;
    write(first, "clinic,year,seen\nHill,2023,11\n");
    auto const next = import("clinic,year,seen\nHill,2024,12\n");
    ASSERT_TRUE(next);
    EXPECT_FALSE(next->batch);
    EXPECT_EQ(codes(next->diagnostics), Codes{"F084"});
}

}  // namespace
}  // namespace crosswalk
