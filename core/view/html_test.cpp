// SPDX-License-Identifier: Apache-2.0
#include "view/html.h"

#include "view/example_test.h"
#include "view/golden_test.h"
#include "view/page_sections.h"
#include "view/page_style.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string page(Example const& example, std::string language = "en") {
    return html(example.compact, example.reading, {.language = std::move(language)});
}

/// The page without its style sheet and typeface.
std::string without_style(std::string text) {
    auto const begin = text.find("<style>") + 7;
    return text.erase(begin, text.find("</style>") - begin);
}

std::string body(Example const& example, std::string language = "en") {
    auto const text = page(example, std::move(language));
    return text.substr(text.find("<body>"));
}

/// Every value of an attribute.
std::vector<std::string> values(std::string_view text, std::string_view name) {
    std::vector<std::string> found;
    auto const begin = " " + std::string(name) + "=\"";
    for (auto at = text.find(begin); at != text.npos; at = text.find(begin, at)) {
        at += begin.size();
        found.emplace_back(text.substr(at, text.find('"', at) - at));
    }
    return found;
}

TEST(page, published_figures_side_by_side) {
    expect_golden("claims.html", body(only(mesa_example(), {"money"})));
}

TEST(page, a_section_of_a_measure_in_spanish) {
    auto const example = only(mesa_example(), {"response"});
    auto const views = measure_views(example.compact, example.reading, "es");
    expect_golden("response-es.html", measure_section(views[0]).bytes());
}

TEST(page, runs_and_fetches_nothing) {
    auto const text = page(mesa_example());
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr(" style=")));
    EXPECT_THAT(text, Not(HasSubstr(" onload")));
    EXPECT_THAT(text, Not(HasSubstr(" src=")));
}

TEST(page, its_policy_names_its_one_style_sheet) {
    auto const text = page(mesa_example());
    auto const begin = text.find("<style>") + 7;
    auto const style = text.substr(begin, text.find("</style>") - begin);
    EXPECT_THAT(text, HasSubstr("content=\"default-src 'none'; style-src 'sha256-" +
                                digest_for_policy(style) + "'; font-src data:;"));
}

TEST(page, links_out_only_to_addresses_of_the_web) {
    auto const text = body(mesa_example());
    for (auto const& address : values(text, "href")) {
        EXPECT_TRUE(address.starts_with("#") || address.starts_with("https://")) << address;
    }
    EXPECT_THAT(text, Not(HasSubstr("javascript:")));
    EXPECT_THAT(text, HasSubstr("href=\"https://example.org/mayor?a=1&amp;b=2\""));
}

TEST(page, every_link_inside_it_leads_somewhere) {
    auto const text = body(mesa_example());
    auto const ids = values(text, "id");
    std::set<std::string> const known(ids.begin(), ids.end());
    EXPECT_EQ(known.size(), ids.size()) << "an id stands twice";
    for (auto const& address : values(text, "href")) {
        if (!address.starts_with("#")) continue;
        EXPECT_TRUE(known.contains(address.substr(1))) << address;
    }
}

TEST(page, names_its_language_and_that_of_texts_in_another) {
    auto const text = page(mesa_example(), "es");
    EXPECT_THAT(text, HasSubstr("<html lang=\"es\">"));
    EXPECT_THAT(text, HasSubstr("lang=\"en\" id=\"m-response-title\">Minutes until an ambulance"));
    EXPECT_THAT(text, Not(HasSubstr("lang=\"es\">Energía")));
    EXPECT_THAT(page(mesa_example()), Not(HasSubstr("lang=\"es\"")));
}

TEST(page, in_a_language_we_do_not_speak_marks_what_is_in_it) {
    auto example = mesa_example();
    example.compact.measures[0].title = {{{"fr", "Énergie"}}};
    auto const text = page(example, "fr");
    EXPECT_THAT(text, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(text, HasSubstr("lang=\"fr\">Énergie"));
}

TEST(page, text_of_partners_is_text) {
    auto example = mesa_example();
    std::string const attack =
        "</title></style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    example.reading.headline = {{"en", attack}};
    example.compact.partnership.name = {{{"en", attack}}};
    example.compact.measures[0].title = {{{"en", attack}}};
    example.compact.measures[0].id = "energy";
    example.reading.findings[0] = {{"en", attack}};
    example.reading.measures[1].groups[0].rows[1].group = attack;
    example.compact.terms[0].id = attack;
    example.compact.source_clauses[0].title = attack;
    example.compact.source_clauses[0].address = "https://x/" + attack;
    example.reading.datasets[0].batches[0].file = attack;
    auto const text = without_style(page(example));
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("<img")));
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;"));
}

TEST(page, says_that_facts_are_made_up) {
    EXPECT_THAT(body(mesa_example()), HasSubstr("Made-up data"));
    auto example = mesa_example();
    example.reading.synthetic = false;
    example.compact.datasets[0].synthetic = false;
    EXPECT_THAT(body(example), Not(HasSubstr("Made-up data")));
}

TEST(page, what_is_personal_is_not_on_it) {
    EXPECT_THAT(page(mesa_example()), Not(HasSubstr("Jane Doe")));
}

TEST(page, unknown_is_a_dash_with_its_reason_and_never_zero) {
    auto const text = body(only(mesa_example(), {"lots"}));
    EXPECT_THAT(text, HasSubstr("<span class=\"big\">-</span><span class=\"under\">nothing usable "
                                "was reported</span>"));
}

TEST(page, a_status_is_fill_icon_and_word_and_leads_to_its_rule) {
    auto const text = body(only(mesa_example(), {"energy"}));
    EXPECT_THAT(text, HasSubstr("<a class=\"chip behind\" href=\"#m-energy-rule\""));
    EXPECT_THAT(text, HasSubstr("<path d=\"M8 2.8V9.2M8 12.9V13\"/>\n</svg>\nBehind"));
}

TEST(page, numbers_that_look_alike_are_told_apart) {
    auto example = only(mesa_example(), {"response"});
    auto& said = example.reading.measures[0];
    said.series[6].figure.value = divide(Rational(601), Rational(100)).value();
    auto const text = body(example);
    EXPECT_THAT(text, HasSubstr("6.01"));
    EXPECT_THAT(text, HasSubstr("6.00"));
}

TEST(page, of_an_empty_agreement_is_whole) {
    auto const text = page(empty_example());
    EXPECT_THAT(text, HasSubstr("The agreement has no measures yet."));
    EXPECT_TRUE(text.ends_with("</body>\n</html>\n"));
}

TEST(page, stays_small) {
    EXPECT_LT(page(mesa_example()).size(), 125000U);
    EXPECT_LT(page(empty_example()).size(), 55000U);
}

}  // namespace
}  // namespace crosswalk
