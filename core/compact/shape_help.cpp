// SPDX-License-Identifier: Apache-2.0
#include "compact/shape_help.h"

#include "compact/complaints.h"
#include "text/utf8.h"

namespace crosswalk {
namespace {

std::string_view day_of(std::string_view written) { return written.substr(0, 10); }

}  // namespace

bool is_list(Shape shape) {
    return shape == Shape::texts || shape == Shape::references || shape == Shape::columns ||
           shape == Shape::expressions;
}

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string help_for_wrong_kind(Node const& node, KeyRule const& rule) {
    bool const scalar =
        node.parts.empty() && !node.is(NodeKind::array) && !node.is(NodeKind::table);
    std::string const key = std::string(rule.name) + " = ";
    bool const free = rule.shape == Shape::text || rule.shape == Shape::local_text;
    if (scalar && free && !node.is(NodeKind::text)) {
        return "write " + key + quote(node.text) +
               "; in quotation marks it stays exactly what "
               "it is";
    }
    if (is_list(rule.shape) && node.is(NodeKind::text)) {
        return "write " + key + "[" + quote(node.text) + "]";
    }
    if (rule.shape == Shape::date && node.is(NodeKind::text) && Date::parse(node.text)) {
        return "write " + key + node.text + " without quotation marks";
    }
    if (rule.shape == Shape::date && node.is(NodeKind::time) && Date::parse(day_of(node.text))) {
        return "write the day alone: " + key + std::string(day_of(node.text));
    }
    bool const truth = node.text == "true" || node.text == "false";
    if (rule.shape == Shape::truth && node.is(NodeKind::text) && truth) {
        return "write " + key + node.text + " without quotation marks";
    }
    return "write " + key + std::string(rule.example) + ", for example\n" +
           std::string(rule.meaning);
}

std::string better_id(std::string_view id) {
    std::string better;
    for (char const c : ascii_lower(id)) {
        bool const fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits) better += c;
        if (!fits && !better.empty() && better.back() != '_') better += '_';
    }
    while (better.ends_with('_')) better.pop_back();
    return is_id(better) ? ": " + code_word(better) : "";
}

}  // namespace crosswalk
