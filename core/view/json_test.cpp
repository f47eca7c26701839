// SPDX-License-Identifier: Apache-2.0
#include "view/json.h"

#include "view/example_test.h"
#include "view/golden_test.h"
#include "view/json_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace crosswalk {
namespace {

TEST(json_string, escapes_what_json_must) {
    EXPECT_EQ(json_string("a\"b\\c\n\t\r"), R"("a\"b\\c\n\t\r")");
    EXPECT_EQ(json_string(std::string_view("\0\x1f\x7f", 3)), R"("\u0000\u001f\u007f")");
    EXPECT_EQ(json_string("año 漢"), "\"año 漢\"");
}

TEST(json_string, bytes_that_are_no_text_become_the_replacement_character) {
    EXPECT_EQ(json_string("a\xff\xc3"), "\"a\ufffd\ufffd\"");
}

TEST(json_writer, keeps_the_order_and_the_lines) {
    JsonWriter json;
    json.begin_object();
    json.key("b").text("x");
    json.key("a").begin_array(JsonWriter::Shape::one_line);
    json.whole(-1).truth(true).null();
    json.end();
    json.key("empty").begin_object().end();
    json.end();
    EXPECT_EQ(json.take(), "{\n  \"b\": \"x\",\n  \"a\": [-1, true, null],\n  \"empty\": {}\n}\n");
}

TEST(json_writer, what_stands_in_a_line_stays_in_it) {
    JsonWriter json;
    json.begin_array(JsonWriter::Shape::one_line).begin_object().key("x").begin_array();
    json.end().end().end();
    EXPECT_EQ(json.take(), "[{\"x\": []}]\n");
}

TEST(json_writer_death, a_value_without_its_end_is_our_mistake) {
    JsonWriter json;
    json.begin_object();
    EXPECT_DEATH(json.take(), "has ended");
    EXPECT_DEATH(json.key("x").end(), "can end");
}

TEST(json_writer_death, a_key_stands_in_an_object) {
    JsonWriter json;
    json.begin_array();
    EXPECT_DEATH(json.key("x"), "stand in objects");
}

TEST(reading_json, published_figures_with_their_sources) {
    auto const example = only(mesa_example(), {"money"});
    expect_golden("reading.json", json(example.compact, example.reading));
}

TEST(reading_json, who_is_in_a_withheld_panel_is_not_nobody) {
    auto example = mesa_example();
    auto const with_panel = std::ranges::find_if(
        example.reading.measures, [](auto const& each) { return each.panel.has_value(); });
    ASSERT_NE(with_panel, example.reading.measures.end());
    with_panel->panel->absence = Absence::withheld;
    auto const at = with_panel - example.reading.measures.begin();
    auto const read = nlohmann::json::parse(json(example.compact, example.reading));
    auto const& panel = read["measures"][static_cast<std::size_t>(at)]["panel"];
    EXPECT_EQ(panel["absence"], "withheld");
    for (auto const* name : {"matched", "joined", "left"}) EXPECT_TRUE(panel[name].is_null());
}

TEST(reading_json, is_read_back_by_another_parser) {
    auto const example = mesa_example();
    auto const read = nlohmann::json::parse(json(example.compact, example.reading));
    EXPECT_EQ(read["crosswalk"], "reading/1");
    EXPECT_EQ(read["measures"].size(), example.reading.measures.size());
    auto const& judged = read["measures"][0]["series"][5];
    EXPECT_EQ(judged["figure"]["value"], "85.8");
    EXPECT_EQ(judged["figure"]["exact"], "429/5");
    EXPECT_EQ(judged["change"]["value"], "-14.2");
    EXPECT_EQ(judged["change"]["unit"], "%");
    EXPECT_EQ(read["measures"][1]["series"][4]["figure"]["absence"], "no_facts");
    EXPECT_TRUE(read["measures"][1]["series"][4]["figure"]["value"].is_null());
    EXPECT_EQ(read["measures"][1]["series"][0]["figure"]["denominator"], "312");
}

TEST(reading_json, no_number_of_the_agreement_is_a_json_number) {
    auto const example = mesa_example();
    auto const read = nlohmann::json::parse(json(example.compact, example.reading));
    std::function<void(nlohmann::json const&)> const look = [&](nlohmann::json const& value) {
        EXPECT_FALSE(value.is_number_float());
        if (value.is_structured()) {
            for (auto const& each : value) look(each);
        }
    };
    look(read);
}

TEST(reading_json, what_is_personal_is_left_out) {
    auto const example = mesa_example();
    auto const text = json(example.compact, example.reading);
    EXPECT_EQ(text.find("Jane Doe"), std::string::npos);
    EXPECT_NE(text.find("\"column\": \"payer\", \"code\": \"F013\", \"reason\": null"),
              std::string::npos);
}

TEST(reading_json, an_empty_reading_is_whole) {
    auto const example = empty_example();
    auto const read = nlohmann::json::parse(json(example.compact, example.reading));
    EXPECT_TRUE(read["facts_through"].is_null());
    EXPECT_TRUE(read["measures"].empty());
    EXPECT_TRUE(read["statuses"].empty());
}

Diagnostics two_problems() {
    Diagnostics problems;
    problems
        .error("K014", {"COMPACT.md", 88, 12, 10, "4.2 Fewer days in jail", "{ below = 30 }"},
               "the payment tiers overlap at 20 %")
        .with_label("also covers 20 %")
        .with_related({"COMPACT.md", 87, 12, 8, {}, {}}, "the other one")
        .with_help("write `from = 20, below = 30`");
    problems.warning("F001", {}, "nothing to read");
    return problems;
}

TEST(problems_json, have_place_and_next_step) {
    expect_golden("problems.json", json(two_problems()));
}

TEST(problems_json, one_problem_is_one_line) {
    auto const problems = two_problems();
    auto const line = json(problems.list()[1]);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    auto const read = nlohmann::json::parse(line);
    EXPECT_EQ(read["type"], "urn:crosswalk:F001");
    EXPECT_TRUE(read["place"].is_null());
}

TEST(problems_json, none_are_counted_as_none) {
    auto const read = nlohmann::json::parse(json(Diagnostics()));
    EXPECT_EQ(read["errors"], 0);
    EXPECT_TRUE(read["problems"].empty());
}

}  // namespace
}  // namespace crosswalk
