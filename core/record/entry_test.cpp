// SPDX-License-Identifier: Apache-2.0
#include "record/entry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace crosswalk {
namespace {

std::string const zeros(64, '0');

Entry example() {
    Entry entry;
    entry.kind = "batch_withdrawn";
    entry.time = Instant::parse("2026-11-22T16:46:08Z").value();
    entry.actor = "operator";
    entry.organization = "envision";
    entry.body = {{"batch", 17}, {"because", "the meter was broken"}};
    return entry;
}

Result<void> checked_body(Entry const& entry) {
    JsonReader reader;
    auto const bytes = print(entry);
    TRY_ASSIGN(auto const view, read_entry(bytes, reader));
    return check_body(view);
}

TEST(entry, is_canonical_json) {
    auto const bytes = print(example());
    EXPECT_EQ(
        bytes,
        R"({"actor":"operator","body":{"batch":17,"because":"the meter was broken"},)"
        R"("kind":"batch_withdrawn","organization":"envision","time":"2026-11-22T16:46:08Z"})");
    EXPECT_EQ(parse_entry(bytes).value(), example());
}

TEST(entry, of_a_newer_version_is_kept_as_it_stands) {
    auto entry = example();
    entry.kind = "grant_paid";
    entry.body = {{"amount", "12.50 USD"}, {"to", Json::List{"a", Json(), true}}};
    EXPECT_EQ(parse_entry(print(entry)).value(), entry);
    EXPECT_TRUE(checked_body(entry));
}

TEST(entry, with_a_slip_is_refused) {
    auto const bytes = print(example());
    auto const with = [&](std::string const& what, std::string const& instead) {
        auto text = bytes;
        return text.replace(text.find(what), what.size(), instead);
    };
    for (auto const& [text, code] : std::vector<std::pair<std::string, std::string>>{
             {"", "I002"},
             {bytes + "\n", "I002"},
             {"[]", "R004"},
             {"{}", "R004"},
             {with("\"operator\"", "\"\""), "R004"},
             {with("\"operator\"", "\"a@example.org\""), "R004"},
             {with("\"operator\"", "7"), "R004"},
             {with("16:46:08", "16:46"), "Q023"},
             {with("\"body\":{\"batch\":17,\"because\":\"the meter was broken\"}", "\"body\":[]"),
              "R004"},
             {with("\"time\"", "\"when\""), "R004"}}) {
        auto const entry = parse_entry(text);
        ASSERT_FALSE(entry) << text;
        EXPECT_EQ(entry.error().code, code) << text;
    }
}

TEST(entry, has_the_fields_of_its_kind) {
    EXPECT_TRUE(checked_body(example()));
    for (Json::Object const& body : std::vector<Json::Object>{{{"because", "x"}},
                                                              {{"batch", -1}, {"because", "x"}},
                                                              {{"batch", "17"}, {"because", "x"}},
                                                              {{"batch", 17}, {"because", ""}}}) {
        auto entry = example();
        entry.body = body;
        auto const checked = checked_body(entry);
        ASSERT_FALSE(checked) << print(entry);
        EXPECT_EQ(checked.error().code, "R005");
    }
    auto more = example();
    more.body.emplace("a_field_of_a_newer_version", 1);
    EXPECT_TRUE(checked_body(more));
}

TEST(entry, names_files_by_their_digests) {
    auto entry = example();
    entry.kind = "compact_adopted";
    entry.body = {{"version", zeros},
                  {"files", Json::List{Json::Object{{"path", "COMPACT.md"}, {"sha256", zeros}}}}};
    EXPECT_TRUE(checked_body(entry));
    for (Json const& files :
         std::vector<Json>{Json::List(), "COMPACT.md", Json::List{"COMPACT.md"},
                           Json::List{Json::Object{{"path", "COMPACT.md"}, {"sha256", "0"}}}}) {
        entry.body["files"] = files;
        EXPECT_FALSE(checked_body(entry)) << print(entry);
    }
}

TEST(entry, kinds_have_names_meanings_and_fields_in_order) {
    for (auto const& kind : entry_kinds()) {
        EXPECT_EQ(find_kind(kind.name), &kind);
        EXPECT_FALSE(kind.meaning.empty());
        EXPECT_TRUE(std::ranges::is_sorted(kind.fields, {}, &Field::name)) << kind.name;
    }
    EXPECT_EQ(find_kind("grant_paid"), nullptr);
}

}  // namespace
}  // namespace crosswalk
