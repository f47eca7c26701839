// SPDX-License-Identifier: Apache-2.0
#include "view/html.h"

#include "view/page_parts.h"
#include "view/page_sections.h"
#include "view/page_style.h"

namespace crosswalk {
namespace {

/// Nothing may be fetched and nothing may run; the one style sheet is the one whose hash this is.
std::string security_policy() {
    return "default-src 'none'; style-src 'sha256-" + page_style().sha256 +
           "'; font-src data:; base-uri 'none'; form-action 'none'";
}

std::string page_head(std::string_view language, std::string const& title) {
    std::string head = "<!doctype html>\n<html lang=\"";
    head += escape_markup(language);
    head +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"";
    head += security_policy();
    head +=
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    head += escape_markup(title);
    head += "</title>\n<style>";
    head += page_style().text;
    head += "</style>\n</head>\n";
    return head;
}

Markup page_header(Compact const& compact, Spoken const& name, std::string_view language) {
    Markup links;
    auto const link = [&](std::string_view anchor, Word what) {
        links += element(Tag::li, link_to(anchor, word(what, language)));
    };
    link("scorecard", Word::scorecard);
    link("measures", Word::measures);
    link("facts", Word::facts);
    if (!compact.decisions.empty()) link("decisions", Word::decisions);
    if (!compact.terms.empty()) link("words", Word::words);
    link("check", Word::check_our_math);
    auto const nav = element(Tag::nav, {{Name::aria_label, word(Word::this_page, language)}},
                             element(Tag::ul, links));
    return element(Tag::header,
                   element(Tag::div, "bar", spoken(Tag::p, "name", name, language) + nav));
}

Markup stamp(Compact const& compact, Reading const& reading,
             std::optional<Vouching> const& vouching, std::string_view language) {
    auto const item = [&](Word what, Markup const& value) {
        return element(Tag::li, word(what, language) + Markup(" ") + value);
    };
    auto const day = [&](Date date) { return element(Tag::b, print_long(date, language)); };
    Markup items;
    if (reading.facts_through)
        items += item(Word::facts_through, day(*reading.facts_through));
    else
        items += element(Tag::li, word(Word::no_facts_yet, language));
    items += item(Word::as_of, day(reading.as_of));
    items += item(Word::agreement,
                  link_to("check", element(Tag::code, short_digest(reading.compact_digest))));
    if (vouching) items += element(Tag::li, vouching_text(*vouching, compact, language));
    return element(Tag::ul, "stamp", items);
}

Markup chips(Reading const& reading, std::string_view language) {
    Markup made;
    for (auto const& [status, count] : status_counts(reading)) {
        made += element(Tag::li, count_chip(status, count, language));
    }
    return made.empty() ? made : element(Tag::ul, "chips", made);
}

Markup opening(Compact const& compact, Reading const& reading, Spoken const& headline,
               HtmlOptions const& options) {
    std::string_view const language = options.language;
    Markup made;
    if (reading.synthetic)
        made += element(Tag::p, "banner", element(Tag::b, word(Word::synthetic_banner, language)));
    made += spoken(Tag::h1, {}, headline, language);
    made +=
        spoken(Tag::p, "lede", as_sentence(pick(compact.partnership.impact, language)), language);
    return made + stamp(compact, reading, options.vouching, language) + chips(reading, language);
}

Markup footer(std::string_view language) {
    auto const words = word(Word::source_of_numbers, language) + Markup(" ") +
                       link_to("check", word(Word::see_how_to_check, language));
    return element(Tag::footer, element(Tag::div, "foot", element(Tag::p, words)));
}

}  // namespace

std::string html(Compact const& compact, Reading const& reading, HtmlOptions const& options) {
    std::string_view const wanted = options.language;
    auto const language = fixed_language(wanted);  // of the fixed words
    auto const views = measure_views(compact, reading, wanted);
    auto name = pick(compact.partnership.name, wanted);
    auto headline = as_sentence(pick(reading.headline, wanted));
    if (headline.text.empty()) headline = name;

    Markup measures;
    for (auto const& view : views) measures += measure_section(view);
    auto const body =
        element(Tag::a, {{Name::class_, "skip"}, Attribute::link_inside("main")},
                word(Word::skip_to_content, language)) +
        hatch_definition() + page_header(compact, name, language) +
        element(Tag::main, {{Name::id, "main"}},
                opening(compact, reading, headline, options) + scorecard_section(views, wanted) +
                    element(Tag::div, {{Name::id, "measures"}}, measures) +
                    facts_section(compact, reading, wanted) + decisions_section(compact, wanted) +
                    words_section(compact, wanted) + check_section(compact, reading, wanted)) +
        footer(language);
    auto const title = headline.text == name.text ? name.text : headline.text + " · " + name.text;
    return page_head(language, title) + "<body>\n" + body.bytes() + "</body>\n</html>\n";
}

}  // namespace crosswalk
