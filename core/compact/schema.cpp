// SPDX-License-Identifier: Apache-2.0
#include "compact/schema.h"

#include "compact/schema_tables.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

constexpr std::size_t longest_id = 60;

constexpr std::array<std::string_view, 13> later_kinds = {
    "trial", "fund",    "gift",       "grant",    "placement", "cohort", "body",
    "seat",  "project", "commitment", "exercise", "post",      "shift"};

}  // namespace

std::span<KindRule const> clause_kinds() {
    static std::array const kinds = {
        KindRule{
            "partnership", true,
            "Who this agreement is about and how its texts, dates and money are read. There is "
            "exactly one.",
            partnership_keys()},
        KindRule{"partner", false, "An organization that takes part.", partner_keys()},
        KindRule{"term", false, "A word the partners agree to use with one meaning.", term_keys()},
        KindRule{"source", false,
                 "A publication that figures are taken from; the rows of a dataset name it in the "
                 "column with the role `source`.",
                 source_keys()},
        KindRule{"dataset", false,
                 "A table of facts: who keeps it, what its columns mean, which rows are refused.",
                 dataset_keys()},
        KindRule{
            "measure", false,
            "A number the partners watch, how it is worked out, and what is promised about it.",
            measure_keys()},
        KindRule{
            "decision", false,
            "What the partners decided on a day, such as which of two published figures counts.",
            decision_keys()},
        KindRule{"contract", false,
                 "Who pays whom for which outcomes. What is due is worked out from the measures "
                 "that everybody sees.",
                 contract_keys()},
    };
    return kinds;
}

KindRule const* kind_rule(std::string_view name) {
    auto const kinds = clause_kinds();
    auto const found = std::ranges::find(kinds, name, &KindRule::name);
    return found == kinds.end() ? nullptr : &*found;
}

bool is_later_kind(std::string_view name) {
    return std::ranges::find(later_kinds, name) != later_kinds.end();
}

bool is_id(std::string_view text) {
    auto const fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && text.size() <= longest_id && text[0] >= 'a' && text[0] <= 'z' &&
           std::ranges::all_of(text, fits);
}

std::string describe(KeyRule const& rule) {
    switch (rule.shape) {
        case Shape::text:
        case Shape::local_text:
            return "a text in quotation marks";
        case Shape::texts:
            return "a list of texts";
        case Shape::word:
            return "one of the words it knows, in quotation marks";
        case Shape::reference:
            return "the id of a " + std::string(rule.refers_to) + ", in quotation marks";
        case Shape::references:
            return "a list of ids";
        case Shape::date:
            return "a date without quotation marks";
        case Shape::dates:
            return "a list of dates without quotation marks";
        case Shape::period:
            return "a year, or another period in quotation marks";
        case Shape::truth:
            return "true or false";
        case Shape::whole:
            return "a whole number";
        case Shape::quantity:
            return "a number with its unit, in quotation marks";
        case Shape::share:
            return "a percentage in quotation marks";
        case Shape::points:
            return "percentage points in quotation marks";
        case Shape::duration:
            return "a number of days or weeks, in quotation marks";
        case Shape::column:
            return "the name of a column, in quotation marks";
        case Shape::columns:
            return "a list of columns";
        case Shape::expression:
            return "an expression in quotation marks";
        case Shape::expressions:
            return "a list of expressions";
        case Shape::table:
            return "a table in braces";
        case Shape::tables:
            return "a list of tables";
        case Shape::one_or_more:
            return "a table in braces or a list of them";
        case Shape::named:
            return "a table of tables by name";
        case Shape::by_word:
            return "a table of texts";
        case Shape::quantities:
            return "a table of amounts";
        case Shape::weights:
            return "a table of weights";
    }
    return "a value";
}

}  // namespace crosswalk
