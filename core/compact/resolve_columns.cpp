// SPDX-License-Identifier: Apache-2.0
#include "compact/resolve_columns.h"

#include "compact/lexer.h"
#include "compact/schema_tables.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::array<std::string_view, 6> roles = {"",         "entity", "time",
                                                   "recorded", "source", "qualifier"};

/// Words of other systems for our types.
std::string our_type(std::string_view word) {
    struct Word {
        std::string_view theirs;
        std::string_view ours;
    };
    constexpr std::array<Word, 14> words = {{
        {"string", "text"},
        {"varchar", "text"},
        {"char", "text"},
        {"int", "integer"},
        {"bigint", "integer"},
        {"whole", "integer"},
        {"number", "decimal(18,3)"},
        {"numeric", "decimal(18,3)"},
        {"float", "decimal(18,3)"},
        {"double", "decimal(18,3)"},
        {"decimal", "decimal(18,3)"},
        {"bool", "boolean"},
        {"timestamp", "date"},
        {"datetime", "date"},
    }};
    for (auto const& [theirs, ours] : words) {
        if (ascii_lower(word) == theirs) return std::string(ours);
    }
    return {};
}

std::optional<int> small_number(std::string_view digits) {
    while (digits.starts_with(' ')) digits.remove_prefix(1);
    while (digits.ends_with(' ')) digits.remove_suffix(1);
    bool const fits = !digits.empty() && digits.size() <= 2 &&
                      digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!fits) return std::nullopt;
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

class ColumnReader {
public:
    ColumnReader(Resolving& state, Node const& node) : state_(state), node_(node) {
        column_.name = node.key;
        column_.span = node.key_span;
    }

    bool sound() const { return sound_; }

    Column read() {
        if (is_reserved_word(column_.name)) reserved();
        type();
        unit();
        if (auto const* const role = Resolving::value(node_, "role")) {
            auto const found = std::ranges::find(roles, role->text);
            column_.role = static_cast<ColumnRole>(found - roles.begin());
            check_role(*role);
        }
        column_.required = Resolving::truth(node_, "required", true);
        column_.personal = Resolving::truth(node_, "personal", false);
        column_.values = Resolving::texts(node_, "values");
        column_.also_called = Resolving::texts(node_, "also_called");
        column_.title = state_.local_text(node_, "title");
        values();
        return std::move(column_);
    }

private:
    void reserved() {
        state_.complaints
            .error("K025", node_.key_span,
                   code_word(column_.name) +
                       " is a word of "
                       "expressions, so no column can be called that")
            .with_help("choose another name; the heading in the file goes under also_called");
    }

    void type() {
        auto const* const type = Resolving::value(node_, "type");
        sound_ = type != nullptr && read_type(type->text);
        if (type == nullptr || sound_) return;
        auto& complaint = state_.complaints.error(
            "K040", type->span, crosswalk::quoted(type->text) + " is not a type of column");
        auto ours = our_type(type->text);
        if (ours.empty()) {
            std::vector<std::string> known = {"text", "integer", "date", "boolean"};
            known.insert(known.end(), period_words.begin(), period_words.end());
            ours = state_.complaints.suggest(type->text, known);
        }
        if (type->text.starts_with("decimal(")) {
            complaint.with_help(
                "write decimal(digits, digits after the point), with at most 38 "
                "digits: \"decimal(18,3)\"");
        } else if (ours.empty()) {
            complaint.with_help(
                "the types are text, integer, decimal(18,3), date, boolean and the "
                "periods day, week, month, quarter, year, fiscal_year");
        } else {
            complaint.with_help("did you mean \"" + ours + "\"?");
        }
    }

    bool read_type(std::string_view text) {
        if (auto const period = period_kind(text)) {
            column_.type = ColumnType::period;
            column_.period = *period;
            return true;
        }
        if (text.starts_with("decimal(") && text.ends_with(')')) return read_decimal(text);
        if (text == "text")
            column_.type = ColumnType::text;
        else if (text == "integer")
            column_.type = ColumnType::integer;
        else if (text == "date")
            column_.type = ColumnType::date;
        else if (text == "boolean")
            column_.type = ColumnType::boolean;
        else
            return false;
        return true;
    }

    bool read_decimal(std::string_view text) {
        constexpr int most_digits = 38;
        constexpr std::string_view opening = "decimal(";
        text = text.substr(opening.size(), text.size() - opening.size() - 1);
        auto const comma = text.find(',');
        if (comma == std::string_view::npos) return false;
        auto const precision = small_number(text.substr(0, comma));
        auto const scale = small_number(text.substr(comma + 1));
        if (!precision || !scale || *precision < 1 || *precision > most_digits ||
            *scale > *precision) {
            return false;
        }
        column_.type = ColumnType::decimal;
        column_.precision = *precision;
        column_.scale = *scale;
        return true;
    }

    bool is_number() const {
        return column_.type == ColumnType::integer || column_.type == ColumnType::decimal;
    }

    void unit() {
        auto const* const node = node_.find("unit");
        if (node == nullptr) return;
        auto const unit = node->is(NodeKind::broken) ? std::nullopt : state_.unit(*node);
        bool const type_known = sound_;
        sound_ = sound_ && unit;
        if (unit) column_.unit = *unit;
        if (!type_known || node->is(NodeKind::broken) || is_number()) return;
        state_.complaints
            .error("K042", node->span,
                   "only numbers have a unit, and " + code_word(column_.name) + " holds none")
            .with_help("delete the unit, or write type = \"integer\" or \"decimal(18,3)\"");
    }

    void check_role(Node const& role) {
        if (!sound_) return;
        bool const is_date = column_.type == ColumnType::date;
        bool const is_text = column_.type == ColumnType::text;
        std::string_view wanted;
        switch (column_.role) {
            case ColumnRole::time:
                if (!is_date && column_.type != ColumnType::period) wanted = "a date or a period";
                break;
            case ColumnRole::recorded:
                if (!is_date) wanted = "a date";
                break;
            case ColumnRole::source:
            case ColumnRole::qualifier:
                if (!is_text) wanted = "a text";
                break;
            case ColumnRole::entity:
                if (!is_text && column_.type != ColumnType::integer)
                    wanted = "a text or an integer";
                break;
            case ColumnRole::none:
                break;
        }
        if (wanted.empty()) return;
        auto const* const type = Resolving::value(node_, "type");
        state_.complaints
            .error(
                "K043", role.span,
                "a column with the role " + code_word(role.text) + " holds " + std::string(wanted))
            .with_related(state_.complaints.place(type->span), "this type does not fit")
            .with_help("change the type to " + std::string(wanted) + ", or take the role away");
    }

    void values() {
        auto const* const node = Resolving::value(node_, "values");
        if (node == nullptr) return;
        if (sound_ && column_.type != ColumnType::text) {
            state_.complaints
                .error("K042", node->span,
                       "only texts have a list of values, and " + code_word(column_.name) +
                           " holds none")
                .with_help("write a check instead, such as checks = [\"" + column_.name +
                           " >= 0\"]");
        }
        std::map<std::string_view, Span> seen;
        for (auto const& part : node->parts) {
            if (!part.is(NodeKind::text)) continue;
            auto const [earlier, first] = seen.emplace(part.text, part.span);
            if (first) continue;
            state_.complaints
                .error("K044", part.span, crosswalk::quoted(part.text) + " is listed twice")
                .with_related(state_.complaints.place(earlier->second), "first here")
                .with_help("delete one of the two");
        }
    }

    Resolving& state_;
    Node const& node_;
    Column column_;
    bool sound_ = true;
};

void check_one_time(Resolving& state, Node const& columns, Dataset const& dataset,
                    DatasetNotes const& notes) {
    std::vector<Column const*> found;
    for (auto const& column : dataset.columns) {
        if (column.role == ColumnRole::time) found.push_back(&column);
    }
    if (found.size() > 1) {
        state.complaints
            .error("K045", found[1]->span,
                   "dataset " + code_word(dataset.id) + " has two columns with the role `time`")
            .with_related(state.complaints.place(found[0]->span), "the other one")
            .with_help("leave the role to the one that says which period a row is about");
    }
    if (!found.empty() || !notes.all_columns_known) return;
    // A column whose own mistake has been told may be the one.
    auto const broken_role = [&](Node const& node) {
        auto const* const role = node.find("role");
        return role != nullptr && role->is(NodeKind::broken);
    };
    if (std::ranges::any_of(columns.parts, broken_role)) return;
    auto const dates = std::ranges::find_if(dataset.columns, [](Column const& column) {
        return column.type == ColumnType::date || column.type == ColumnType::period;
    });
    auto& complaint =
        state.complaints.error("K045", columns.span,
                               "dataset " + code_word(dataset.id) +
                                   " has no column that says when: one needs the role `time`");
    if (dates == dataset.columns.end()) {
        complaint.with_help("add a column such as month = { type = \"month\", role = \"time\" }");
    } else {
        complaint.with_related(state.complaints.place(dates->span), "perhaps this one");
        complaint.with_help(
            "write role = \"time\" at the column that says which period a row is "
            "about");
    }
}

/// "Usage (kWh)" may mean one column only.
void check_headings(Resolving& state, Node const& columns, Dataset const& dataset) {
    std::map<std::string, Span> seen;
    for (auto const& column : dataset.columns) seen.emplace(ascii_lower(column.name), column.span);
    for (auto const& node : columns.parts) {
        auto const* const names = Resolving::value(node, "also_called");
        if (names == nullptr) continue;
        for (auto const& name : names->parts) {
            if (!name.is(NodeKind::text) || ascii_lower(name.text) == node.key) continue;
            auto const [place, added] = seen.emplace(ascii_lower(name.text), name.span);
            if (added) continue;
            state.complaints
                .error("K044", name.span,
                       "the heading " + crosswalk::quoted(name.text) + " would mean two columns")
                .with_related(state.complaints.place(place->second), "the other one")
                .with_help("leave it with the column it means");
        }
    }
}

}  // namespace

void resolve_columns(Resolving& state, Node const& clause, Dataset& dataset, DatasetNotes& notes) {
    auto const* const columns = clause.find("columns");
    if (columns == nullptr || !columns->is(NodeKind::table)) {
        notes.all_columns_known = false;
        return;
    }
    for (auto const& node : columns->parts) {
        if (!node.is(NodeKind::table)) {
            notes.all_columns_known = false;
            continue;
        }
        ColumnReader reader(state, node);
        dataset.columns.push_back(reader.read());
        notes.column_is_sound.push_back(reader.sound());
    }
    check_one_time(state, *columns, dataset, notes);
    check_headings(state, *columns, dataset);
}

}  // namespace crosswalk
