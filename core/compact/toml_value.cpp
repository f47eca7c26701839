// SPDX-License-Identifier: Apache-2.0
#include "compact/toml_value.h"

#include "compact/toml_library.h"
#include "compact/toml_mistakes.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

constexpr std::string_view assignment = "v=";

/// From toml++'s lines and columns (both from 1, columns in characters) to bytes of the file.
class Positions {
public:
    Positions(std::string_view parsed, Span value) : parsed_(parsed), value_(value) {
        plain_ = std::ranges::none_of(parsed,
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        starts_.push_back(0);
        std::uint32_t characters = 0;
        for (std::uint32_t at = 0; at < parsed.size();) {
            auto const bytes = plain_ ? 1 : first_character(parsed.substr(at)).bytes;
            if (!plain_) offsets_.push_back(at);
            bool const newline = parsed[at] == '\n';
            at += static_cast<std::uint32_t>(bytes);
            ++characters;
            if (newline) starts_.push_back(characters);
        }
        if (!plain_) offsets_.push_back(static_cast<std::uint32_t>(parsed.size()));
    }

    std::uint32_t byte(toml::source_position const& position) const {
        if (position.line == 0) return value_.begin;
        auto const line = std::min<std::size_t>(position.line, starts_.size()) - 1;
        std::size_t const column = std::max<std::size_t>(position.column, 1) - 1;
        std::size_t offset = starts_[line] + column;
        if (!plain_) offset = offsets_[std::min(offset, offsets_.size() - 1)];
        offset = std::min(offset, parsed_.size());
        auto const before = std::min(offset, assignment.size());
        return value_.begin + static_cast<std::uint32_t>(offset - before);
    }

    Span span(toml::source_region const& region) const {
        auto const begin = byte(region.begin);
        return {value_.file, begin, std::max(begin, byte(region.end))};
    }

private:
    std::string_view parsed_;
    Span value_;
    bool plain_ = true;
    std::vector<std::uint32_t> starts_;   ///< of lines, in characters
    std::vector<std::uint32_t> offsets_;  ///< of characters, in bytes; empty when all are ASCII
};

class Converter {
public:
    Converter(Positions const& positions, Sources const& sources)
        : positions_(positions), sources_(sources) {}

    Node convert(toml::node const& value) const {
        Node node;
        node.span = positions_.span(value.source());
        switch (value.type()) {
            case toml::node_type::table:
                table(*value.as_table(), node);
                break;
            case toml::node_type::array:
                array(*value.as_array(), node);
                break;
            case toml::node_type::string:
                node.kind = NodeKind::text;
                node.text = value.as_string()->get();
                return node;
            case toml::node_type::integer:
                node.kind = NodeKind::whole;
                node.whole = value.as_integer()->get();
                break;
            case toml::node_type::floating_point:
                node.kind = NodeKind::decimal;
                break;
            case toml::node_type::boolean:
                node.kind = NodeKind::truth;
                node.truth = value.as_boolean()->get();
                break;
            case toml::node_type::date:
                date(value.as_date()->get(), node);
                break;
            case toml::node_type::time:
            case toml::node_type::date_time:
                node.kind = NodeKind::time;
                break;
            case toml::node_type::none:
                break;
        }
        if (node.parts.empty()) node.text = sources_.text(node.span);
        return node;
    }

private:
    /// toml++ keeps the members by name; ours stand in the order of the text.
    void table(toml::table const& members, Node& node) const {
        node.kind = NodeKind::table;
        node.form = members.is_inline() ? TableForm::braces : TableForm::implied;
        std::vector<std::pair<Span, std::pair<std::string, toml::node const*>>> ordered;
        for (auto const& [key, value] : members) {
            ordered.push_back({positions_.span(key.source()), {std::string(key.str()), &value}});
        }
        std::ranges::sort(ordered);
        for (auto const& [span, member] : ordered) {
            auto part = convert(*member.second);
            part.key = member.first;
            part.key_span = span;
            if (part.is(NodeKind::table) && part.form == TableForm::implied) part.span = span;
            node.append(std::move(part));
        }
    }

    void array(toml::array const& elements, Node& node) const {
        node.kind = NodeKind::array;
        for (auto const& element : elements) node.append(convert(element));
    }

    static void date(toml::date const& value, Node& node) {
        auto const date = Date::from_civil(value.year, value.month, value.day);
        if (!date) return;  // year 0: stays broken, see read_value
        node.kind = NodeKind::date;
        node.date = *date;
    }

    Positions const& positions_;
    Sources const& sources_;
};

Node const* first_broken(Node const& node) {
    if (node.is(NodeKind::broken)) return &node;
    for (auto const& part : node.parts) {
        if (auto const* const found = first_broken(part)) return found;
    }
    return nullptr;
}

}  // namespace

Node read_value(TomlStatement const& entry, Complaints& complaints) {
    Node broken;
    broken.span = entry.value;
    if (entry.broken) return broken;
    std::string const text = std::string(assignment) + entry.value_text;
    Positions const positions(text, entry.value);
    auto const parsed = toml::parse(std::string_view(text));
    if (!parsed) {
        auto const& error = parsed.error();
        explain_refused_value(entry, positions.byte(error.source().begin), error.description(),
                              complaints);
        return broken;
    }
    auto const* const value = parsed.table().get("v");
    if (value == nullptr || parsed.table().size() != 1) {
        explain_refused_value(entry, entry.value.begin, "", complaints);
        return broken;
    }
    auto node = Converter(positions, complaints.sources()).convert(*value);
    if (auto const* const bad = first_broken(node)) {
        complaints.error("K010", bad->span, "there is no year 0")
            .with_help("write a year from 0001 to 9999");
    }
    return node;
}

}  // namespace crosswalk
