// SPDX-License-Identifier: Apache-2.0
#include "record/state.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

std::string const key_text = print(SigningKey::generate("log", KeyUse::log).public_key());
std::string hash(std::string const& of) { return print(digest(of)); }

Entry entry(std::string kind, Json::Object body, std::int64_t seconds = 1790000000) {
    return {std::move(kind), Instant::from_seconds(seconds).value(), "operator", "envision",
            std::move(body)};
}
Entry founding() {
    return entry("partnership_founded", {{"format", 1}, {"key", key_text}, {"name", "Envision"}});
}
Entry adoption(std::string const& text, std::string const& replaces = "") {
    Json::Object body = {
        {"version", hash(text)},
        {"files", Json::List{Json::Object{{"path", "COMPACT.md"}, {"sha256", hash(text)}}}}};
    if (!replaces.empty()) body.emplace("replaces", hash(replaces));
    return entry("compact_adopted", std::move(body));
}
Entry import(std::string const& file) {
    return entry("batch_imported", {{"dataset", "meters"},
                                    {"name", file},
                                    {"object", hash(file)},
                                    {"recorded", "2026-01-31"},
                                    {"rows", 12},
                                    {"set_aside", 1}});
}
Entry withdrawal(int batch) {
    return entry("batch_withdrawn", {{"batch", batch}, {"because", "a broken meter"}});
}
Entry correction(int batch) {
    return entry("correction_made", {{"corrects", batch},
                                     {"because", "read twice"},
                                     {"object", hash("rows")},
                                     {"observations", 3},
                                     {"recorded", "2026-02-28"}});
}

RecordState replayed(std::vector<Entry> const& entries) {
    RecordState state;
    for (auto const& each : entries) {
        auto const taken = evolve(state, each);
        EXPECT_TRUE(taken) << print(each) << (taken ? "" : taken.error().message);
    }
    return state;
}

std::string refusal(RecordState state, Entry const& next) {
    auto const before = state.size;
    auto const taken = evolve(state, next);
    EXPECT_EQ(state.size, before + (taken ? 1 : 0));
    return taken ? "" : taken.error().code;
}

RecordState with_facts() { return replayed({founding(), adoption("one"), import("a.csv")}); }

TEST(state, is_what_the_entries_add_up_to) {
    auto const state = replayed({founding(), adoption("one"), import("a.csv"), import("b.csv"),
                                 withdrawal(2), correction(3), adoption("two", "one")});
    EXPECT_EQ(state.size, 7U);
    EXPECT_EQ(state.name, "Envision");
    ASSERT_EQ(state.versions.size(), 2U);
    EXPECT_EQ(state.versions.back().version, digest("two"));
    ASSERT_EQ(state.batches.size(), 2U);
    ASSERT_NE(withdrawal_of(state, state.batches[0]), nullptr);
    EXPECT_EQ(withdrawal_of(state, state.batches[0])->entry, 4U);
    EXPECT_EQ(withdrawal_of(state, state.batches[1]), nullptr);
    EXPECT_EQ(dataset_of(state, state.batches[1]), "meters");
    EXPECT_EQ(name_of(state, state.batches[1]), "b.csv");
    EXPECT_EQ(find_batch(state, 3), &state.batches[1]);
    EXPECT_EQ(find_batch(state, 4), nullptr);
    ASSERT_EQ(state.corrections.size(), 1U);
    EXPECT_EQ(state.corrections[0].batch, 3U);
}

TEST(state, begins_with_the_founding_and_only_there) {
    EXPECT_EQ(refusal({}, adoption("one")), "R010");
    EXPECT_EQ(refusal(with_facts(), founding()), "R010");
    EXPECT_EQ(refusal(replayed({founding()}), import("a.csv")), "R010");
}

TEST(state, never_goes_back_in_time) {
    auto late = import("b.csv");
    late.time = Instant::from_seconds(1789999999).value();
    EXPECT_EQ(refusal(with_facts(), late), "R011");
}

TEST(state, lets_one_of_two_who_amend_the_same_version_win) {
    auto const state = replayed({founding(), adoption("one"), adoption("two", "one")});
    EXPECT_EQ(refusal(state, adoption("three", "one")), "R012");
    EXPECT_EQ(refusal(state, adoption("three")), "R012");
    EXPECT_EQ(refusal(state, adoption("two", "two")), "R013");
    EXPECT_EQ(refusal(state, adoption("three", "two")), "");
}

TEST(state, withdraws_a_file_from_the_day_where_it_was_entered) {
    auto state = with_facts();
    auto entered = withdrawal(2);
    entered.time = Instant::parse("2028-07-01T01:30:00Z").value();  // an evening in Denver
    auto const at = [&](std::string const& day) {
        auto other = entered;
        other.body.emplace("recorded", day);
        return other;
    };
    EXPECT_EQ(refusal(state, at("2028-06-29")), "R070");  // or readings as of then would change
    EXPECT_EQ(refusal(state, at("2028-07-03")), "R070");
    auto without = state;
    ASSERT_TRUE(evolve(without, entered));
    EXPECT_EQ(print(withdrawal_of(without, without.batches[0])->day), "2028-07-01");
    ASSERT_TRUE(evolve(state, at("2028-06-30")));
    EXPECT_EQ(print(withdrawal_of(state, state.batches[0])->day), "2028-06-30");
}

TEST(state, takes_a_file_once_unless_it_was_withdrawn) {
    EXPECT_EQ(refusal(with_facts(), import("a.csv")), "R013");
    auto state = with_facts();
    ASSERT_TRUE(evolve(state, withdrawal(2)));
    EXPECT_EQ(refusal(state, withdrawal(2)), "R015");
    EXPECT_EQ(refusal(state, correction(2)), "R015");
    ASSERT_TRUE(evolve(state, import("a.csv")));
    EXPECT_EQ(refusal(state, import("a.csv")), "R013");
}

TEST(state, knows_what_is_spoken_of) {
    EXPECT_EQ(refusal(with_facts(), withdrawal(1)), "R014");
    EXPECT_EQ(refusal(with_facts(), correction(9)), "R014");
    EXPECT_EQ(refusal(with_facts(), entry("dispute_noted", {{"about", 3}, {"says", "no"}})),
              "R014");
    EXPECT_EQ(refusal(with_facts(), entry("dispute_noted", {{"about", 2}, {"says", "no"}})), "");
    auto const reading = [](std::string const& compact, int facts) {
        return entry("reading_published", {{"as_of", "2026-01-31"},
                                           {"compact", hash(compact)},
                                           {"facts", facts},
                                           {"reading", hash("json")}});
    };
    EXPECT_EQ(refusal(with_facts(), reading("one", 3)), "");
    EXPECT_EQ(refusal(with_facts(), reading("one", 4)), "R014");
    EXPECT_EQ(refusal(with_facts(), reading("one", 1)), "R014");
    EXPECT_EQ(refusal(with_facts(), reading("other", 3)), "R014");
}

TEST(state, hears_of_an_erasure_once) {
    auto const erases = [](char const* person) {
        return entry("erasure_performed", {{"because", "asked"}, {"person", hash(person)}});
    };
    auto state = with_facts();
    ASSERT_TRUE(evolve(state, erases("one")));
    EXPECT_EQ(refusal(state, erases("one")), "R013");
    EXPECT_EQ(refusal(state, erases("two")), "");
}

TEST(state, retires_a_key_once) {
    auto const duke = print(SigningKey::generate("duke", KeyUse::witness).public_key());
    auto const adds = entry("key_added", {{"holder", "duke"}, {"key", duke}});
    auto const retires = entry("key_retired", {{"because", "lost"}, {"key", duke}});
    EXPECT_EQ(refusal(with_facts(), retires), "R015");
    auto state = with_facts();
    ASSERT_TRUE(evolve(state, adds));
    ASSERT_TRUE(evolve(state, retires));
    EXPECT_EQ(state.keys.back().retired_by, 4U);
    EXPECT_EQ(refusal(state, retires), "R015");
}

TEST(state, keeps_and_counts_what_a_newer_version_wrote) {
    auto state = with_facts();
    ASSERT_TRUE(evolve(state, entry("grant_paid", {{"amount", "12 USD"}})));
    ASSERT_TRUE(evolve(state, entry("grant_paid", {})));
    EXPECT_EQ(state.unknown.at("grant_paid"), 2U);
    EXPECT_EQ(state.size, 5U);
}

}  // namespace
}  // namespace crosswalk
