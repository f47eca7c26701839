// SPDX-License-Identifier: Apache-2.0
#include "service/take_back.h"

#include "service/fixture_test.h"
#include "service/publish.h"
#include "service/recorded.h"
#include "view/json.h"

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Date day(std::string const& text) { return *Date::parse(text); }

/// Entries 0 and 1 found the record, entry 2 imported data/visits.csv.
class taking_back : public partnership_folder {
protected:
    taking_back() {
        auto const founded = found_record(load(), {.who = who_, .log_name = {}, .clock = clock_});
        EXPECT_TRUE(founded) << print(founded.error());
    }

    /// What is recorded from now on is recorded on that day.
    void today_is(std::string const& text) {
        seconds_ = static_cast<std::int64_t>(day(text).days()) * 86400 + 43200;
    }

    std::uint64_t import_today(std::string const& bytes, std::string const& recorded) {
        auto const outcome = try_import(bytes, recorded);
        EXPECT_TRUE(outcome && outcome->entry);
        return outcome && outcome->entry ? *outcome->entry : 0;
    }
    Result<ImportOutcome> try_import(std::string const& bytes, std::string const& recorded) {
        EXPECT_TRUE(write_scratch_file(folder_->path() / "new.csv", bytes));
        ImportRequest request;
        request.dataset = "visits";
        request.file = folder_->path() / "new.csv";
        request.shown_as = "new.csv";
        request.recorded = day(recorded);
        request.who = who_;
        request.clock = clock_;
        auto const partnership = open_partnership(path());
        EXPECT_TRUE(partnership);
        return import_facts(*partnership, request);
    }

    TakeBackRequest asked(std::uint64_t entry) {
        TakeBackRequest request;
        request.entry = entry;
        request.because = "The days were counted twice";
        request.who = who_;
        request.clock = clock_;
        return request;
    }
    TakeBackRequest correcting(std::uint64_t entry, std::string const& keys) {
        auto request = asked(entry);
        request.keys = folder_->path() / "keys.csv";
        request.shown_as = "keys.csv";
        EXPECT_TRUE(write_scratch_file(request.keys, keys));
        return request;
    }
    /// The code of what it is refused for.
    std::string refusal(TakeBackRequest const& request) {
        auto const before = size();
        auto const outcome = take_back(path(), request);
        EXPECT_EQ(size(), before);
        if (!outcome) return outcome.error().code;
        auto const all = codes(outcome->diagnostics);
        return all.empty() ? "" : all.front();
    }
    std::uint64_t size() { return load_recorded(path())->state.size; }

    Reading reading(std::string const& as_of, std::optional<std::uint64_t> at = {}) {
        auto const recorded = load_recorded(path(), at);
        EXPECT_TRUE(recorded) << print(recorded.error());
        auto const outcome = read_partnership(recorded->partnership, {.as_of = day(as_of)});
        EXPECT_TRUE(outcome && outcome->reading) << as_of;
        return *outcome->reading;
    }
    std::string as_json(std::string const& as_of, std::optional<std::uint64_t> at = {}) {
        return json(load_recorded(path(), at)->partnership.compact(), reading(as_of, at));
    }
    std::string seen_in_2023(std::string const& as_of) {
        auto const said = reading(as_of);
        for (auto const& point : said.measures[0].series) {
            if (point.period.first() != day("2023-01-01")) continue;
            return point.figure.value ? print(*point.figure.value) : "unknown";
        }
        return "no point";
    }

    Who const who_{"office", "operator"};
    std::int64_t seconds_ = 1'704'110'400;  // 2024-01-01 12:00
    Clock const clock_ = [this] { return Instant::from_seconds(seconds_).value(); };
};

constexpr auto rows_2023 = "clinic,year,seen\nHill,2023,10\nMill,2023,5\n";

TEST_F(taking_back, a_correction_of_312_observations_changes_the_next_reading_and_no_earlier_one) {
    std::string rows = "clinic,year,seen\n";
    std::string keys = "clinic,year\n";
    for (int i = 1; i <= 400; ++i) {
        rows += "C" + std::to_string(i) + ",2023,10\n";
        if (i > 88) keys += "C" + std::to_string(i) + ",2023\n";
    }
    today_is("2024-02-01");
    auto const imported = import_today(rows, "2024-02-01");
    today_is("2024-02-20");
    auto const published =
        publish_reading(path(), {.who = who_, .as_of = day("2024-02-20"), .clock = clock_});
    ASSERT_TRUE(published);
    auto const printed = as_json("2024-02-20");
    EXPECT_EQ(objects_of(path()).bytes(published->reading), printed);

    today_is("2024-03-10");
    auto request = correcting(imported, keys);
    request.keep = TakeBackRequest::Keep::no;
    auto const trial = take_back(path(), request);
    ASSERT_TRUE(trial && trial->taken);
    EXPECT_EQ(trial->taken->observations, 312);
    EXPECT_FALSE(trial->entry);
    request.keep = TakeBackRequest::Keep::yes;
    auto const done = take_back(path(), request);
    ASSERT_TRUE(done && done->entry);
    EXPECT_EQ(load_recorded(path())->state.corrections.at(0).observations, 312U);

    // As of the day it was published, and as the record then was.
    EXPECT_EQ(as_json("2024-02-20"), printed);
    EXPECT_EQ(as_json("2024-02-20", published->facts), printed);
    EXPECT_EQ(seen_in_2023("2024-03-09"), "4000");
    EXPECT_EQ(seen_in_2023("2024-03-10"), "880");
    auto const next = as_json("2024-03-10");
    EXPECT_THAT(next, HasSubstr("\"on\": \"2024-03-10\", \"observations\": 312, \"because\": "
                                "\"The days were counted twice\""));
    EXPECT_THAT(printed, Not(HasSubstr("taken_back")));
    EXPECT_NE(reading("2024-03-10").facts_digest, reading("2024-03-09").facts_digest);
}

// An evening in Denver is the next day in Coordinated Universal Time.
TEST_F(taking_back, counts_from_the_day_on_the_clock_of_whoever_enters_it) {
    today_is("2024-02-01");
    auto const imported = import_today(rows_2023, "2024-02-01");
    today_is("2024-03-11");
    auto request = asked(imported);
    request.today = day("2024-03-10");
    EXPECT_EQ(take_back(path(), request)->taken->on, day("2024-03-10"));
    EXPECT_EQ(seen_in_2023("2024-03-09"), "15");
    EXPECT_EQ(seen_in_2023("2024-03-10"), "unknown");
    request.entry = import_today(rows_2023 + std::string("\n"), "2024-03-10");
    request.today = day("2024-03-08");
    EXPECT_EQ(refusal(request), "R070");
}

TEST_F(taking_back, a_withdrawn_file_counts_until_its_day_and_may_come_again) {
    today_is("2024-02-01");
    auto const imported = import_today(rows_2023, "2024-02-01");
    auto const before = as_json("2024-02-28");
    today_is("2024-03-10");
    auto const done = take_back(path(), asked(imported));
    ASSERT_TRUE(done && done->entry) << print(done.error());
    EXPECT_EQ(done->taken->observations, 2);
    auto const state = load_recorded(path())->state;
    auto const* const withdrawal = withdrawal_of(state, state.batches.back());
    ASSERT_NE(withdrawal, nullptr);
    EXPECT_EQ(withdrawal->day, day("2024-03-10"));
    EXPECT_EQ(as_json("2024-02-28"), before);
    EXPECT_EQ(seen_in_2023("2024-03-09"), "15");
    EXPECT_EQ(seen_in_2023("2024-03-10"), "unknown");
    EXPECT_EQ(refusal(asked(imported)), "R015");
    EXPECT_EQ(
        codes(
            try_import("clinic,year,seen\nHill,2022,9\nMill,2022,4\n", "2024-03-11")->diagnostics),
        Codes{"F085"});
    today_is("2024-03-12");
    import_today(rows_2023, "2024-03-12");
    EXPECT_EQ(seen_in_2023("2024-03-11"), "unknown");
    EXPECT_EQ(seen_in_2023("2024-03-12"), "15");
    EXPECT_EQ(as_json("2024-02-28"), before);
}

TEST_F(taking_back, what_cannot_be_taken_back_changes_nothing) {
    today_is("2024-02-01");
    auto const imported = import_today(rows_2023, "2024-02-01");
    EXPECT_EQ(refusal(asked(1)), "R014");
    EXPECT_EQ(refusal(asked(99)), "R014");
    EXPECT_EQ(refusal(correcting(imported, "clinic,year\nHill,2022\n")), "F052");
    EXPECT_EQ(refusal(correcting(imported, "clinic\nHill\n")), "F004");
    EXPECT_EQ(refusal(correcting(imported, "clinic,year\n")), "F054");
    EXPECT_EQ(refusal(correcting(imported, "clinic,year\nHill,then\n")), "F018");
    auto request = correcting(imported, "clinic,year\nHill,2023\n");
    request.recorded = day("2024-02-02");
    EXPECT_EQ(refusal(request), "F089");
    ASSERT_TRUE(take_back(path(), correcting(imported, "clinic,year\nHill,2023\n")));
    EXPECT_EQ(refusal(correcting(imported, "clinic,year\nHill,2023\n")), "F053");
    EXPECT_EQ(seen_in_2023("2024-02-01"), "5");
}

TEST_F(taking_back, a_correction_never_counts_before_a_published_reading) {
    today_is("2024-02-01");
    auto const imported = import_today(rows_2023, "2024-02-01");
    today_is("2024-02-20");
    ASSERT_TRUE(
        publish_reading(path(), {.who = who_, .as_of = day("2024-02-20"), .clock = clock_}));
    today_is("2024-03-10");
    auto request = correcting(imported, "clinic,year\nHill,2023\n");
    request.recorded = day("2024-02-19");
    EXPECT_EQ(refusal(request), "F089");
    request.recorded = day("2024-03-01");
    ASSERT_TRUE(take_back(path(), request));
    EXPECT_EQ(seen_in_2023("2024-02-29"), "15");
    EXPECT_EQ(seen_in_2023("2024-03-01"), "5");
}

TEST_F(taking_back, a_list_that_was_changed_in_the_record_is_found_out) {
    today_is("2024-02-01");
    auto const imported = import_today(rows_2023, "2024-02-01");
    ASSERT_TRUE(take_back(path(), correcting(imported, "clinic,year\nHill,2023\n")));
    auto const object = load_recorded(path())->state.corrections.at(0).object;
    ASSERT_TRUE(write_scratch_file(objects_of(path()).path_of(object), "clinic,year\nMill,2023\n"));
    auto const outcome =
        read_partnership(load_recorded(path())->partnership, {.as_of = day("2024-02-01")});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(codes(outcome->diagnostics), Codes{"R023"});
}

TEST_F(taking_back, a_dispute_stands_beside_its_entry_and_changes_no_reading) {
    auto const before = as_json("2024-02-28");
    auto const noted = note_dispute(path(), {2, "Mill had 5", who_, clock_});
    ASSERT_TRUE(noted) << print(noted.error());
    auto const state = load_recorded(path())->state;
    ASSERT_EQ(state.disputes.size(), 1U);
    EXPECT_EQ(state.disputes[0].about, 2U);
    EXPECT_EQ(state.disputes[0].organization, "office");
    EXPECT_EQ(as_json("2024-02-28"), before);
    EXPECT_EQ(note_dispute(path(), {50, "Mill had 5", who_, clock_}).error().code, "R014");
}

TEST_F(partnership_folder, without_a_key_a_withdrawn_file_cannot_come_again_for_earlier_days) {
    auto text = agreement();
    text.erase(text.find("key = "), std::string("key = [\"clinic\", \"year\"]\n").size());
    text.erase(text.find("on_duplicate"), std::string("on_duplicate = \"supersede\"\n").size());
    write("COMPACT.md", text);
    Who const who{"office", "operator"};
    Clock const clock = [] { return Instant::parse("2024-03-10T12:00:00Z").value(); };
    ASSERT_TRUE(found_record(load(), {.who = who, .log_name = {}, .clock = clock}));
    TakeBackRequest request;
    request.entry = 2;
    request.because = "Twice";
    request.who = who;
    request.clock = clock;
    ASSERT_TRUE(take_back(path(), request));
    ImportRequest again;
    again.dataset = "visits";
    again.file = at("data/visits.csv");
    again.shown_as = "visits.csv";
    again.who = who;
    again.clock = clock;
    again.recorded = day("2024-03-09");
    EXPECT_EQ(codes(import_facts(*open_partnership(path()), again)->diagnostics), Codes{"F090"});
    again.recorded = day("2024-03-10");
    EXPECT_TRUE(import_facts(*open_partnership(path()), again)->entry);
}

/// 9 people from Dale, in two rows, and 40 from Hill; fewer than 5 are not shown.
class taking_back_small_cells : public taking_back {
protected:
    static std::string agreement_with_small_cells() {
        auto text = agreement();
        auto const put = [&](std::string const& before, std::string const& what) {
            text.insert(text.find(before), what);
        };
        put("\"year\"]\n", "\"part\", ");
        put("columns.year", "columns.part = { type = \"text\" }\n");
        put("baseline = ", "small_cells = { fewer_than = 5 }\n");
        return text;
    }

    /// "Dale 9, Hill 40, all 49" of 2023, with a dash for what is not shown.
    std::string shown(std::string const& as_of) {
        auto const said = reading(as_of).measures[0];
        auto const value = [](Figure const& figure) {
            return figure.value ? print(*figure.value) : std::string("-");
        };
        std::string text;
        for (std::size_t i = 0; i < said.series.size(); ++i) {
            if (said.series[i].period.first() != day("2023-01-01")) continue;
            for (auto const& row : said.groups.at(0).rows) {
                text += row.group.value_or("not stated") + " " + value(row.series[i]) + ", ";
            }
            text += "all " + value(said.series[i].figure);
        }
        return text;
    }
};

TEST_F(taking_back_small_cells, what_becomes_small_is_hidden_and_stays_hidden) {
    write("COMPACT.md", agreement_with_small_cells());
    write("data/visits.csv", "clinic,part,year,seen\nDale,a,2022,9\nHill,a,2022,40\n");
    std::filesystem::remove_all(at("record"));
    ASSERT_TRUE(found_record(load(), {.who = who_, .log_name = {}, .clock = clock_}));
    today_is("2024-02-01");
    auto const imported = import_today(
        "clinic,part,year,seen\nDale,a,2023,3\nDale,b,2023,6\nHill,a,2023,40\n", "2024-02-01");
    EXPECT_EQ(shown("2024-03-01"), "Dale 9, Hill 40, all 49");
    auto const printed = as_json("2024-03-01");
    today_is("2024-05-01");
    ASSERT_TRUE(take_back(path(), correcting(imported, "clinic,part,year\nDale,b,2023\n")));
    EXPECT_EQ(shown("2024-05-01"), "Dale -, Hill -, all -");
    EXPECT_EQ(reading("2024-05-01").datasets[0].taken_back.at(0).because, "");
    EXPECT_EQ(as_json("2024-03-01"), printed);
    today_is("2024-06-01");
    import_today("clinic,part,year,seen\nDale,b,2023,6\n", "2024-06-01");
    EXPECT_EQ(shown("2024-06-01"), "Dale -, Hill -, all -");
    EXPECT_EQ(as_json("2024-03-01"), printed);
}

}  // namespace
}  // namespace crosswalk
