// SPDX-License-Identifier: Apache-2.0
#include "barometer/diff.h"

#include "barometer/definitions.h"
#include "barometer/finding.h"
#include "barometer/format.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

struct Shown {
    std::string path;
    std::string text;
    ChangeKind kind = ChangeKind::number;
    bool is_comparison = false;  ///< that it comes or goes says whether values can be compared
};

/// Every number and status of one measure, as it is shown.
class ShownValues {
public:
    ShownValues(Measure const& measure, MeasureReading const& reading, std::string_view language)
        : measure_(measure), reading_(reading), language_(language) {
        judged();
        for (auto const& target : reading.targets) {
            auto const key = target.standing ? std::string("standing_level")
                                             : "target_level." + print(target.by);
            add(key, amount(target.level));
        }
        for (auto const& point : reading.series) one_point(point);
        panel();
        groups();
        for (auto const& part : reading.parts) {
            add("parts." + part.measure + ".progress", share(part.progress));
        }
        if (!reading.weakest.empty()) add("weakest", reading.weakest);
    }

    std::vector<Shown> const& all() const { return all_; }

private:
    void add(std::string const& key, std::string text, ChangeKind kind = ChangeKind::number,
             bool is_comparison = false) {
        if (text.empty()) return;
        all_.push_back(
            {"measure." + measure_.id + "." + key, std::move(text), kind, is_comparison});
    }

    std::string amount(std::optional<Rational> const& value) const {
        return value ? show_amount(*value, measure_, language_) : std::string();
    }
    std::string change(std::optional<Rational> const& value) const {
        return value ? show_change(*value, measure_, language_) : std::string();
    }
    std::string share(std::optional<Rational> const& value) const {
        return value ? show_share(*value, 1, language_) : std::string();
    }
    std::string figure(Figure const& figure) const {
        if (figure.value) return amount(figure.value);
        return "- (" + std::string(absence_words(figure.absence, language_)) + ")";
    }
    /// "1.0 point short", "2.8 points ahead": a bare number would not say which.
    std::string distance(std::optional<Rational> const& gap) const {
        if (!gap) return {};
        auto const size = absolute(*gap);
        auto const text = measure_.unit.is_percent() ? show_points(size, measure_.digits, language_)
                                                     : amount(size);
        if (gap->is_zero()) return text;
        bool const is_ahead = gap->is_negative() == (measure_.better == Better::lower);
        return is_ahead ? say({"{0} ahead", "{0} por delante"}, language_, {text})
                        : say({"{0} short", "faltan {0}"}, language_, {text});
    }

    void judged() {
        if (reading_.status) {
            add("status", std::string(status_words(*reading_.status, language_)),
                ChangeKind::status);
        }
        if (reading_.judged) {
            auto const& point = reading_.series[*reading_.judged];
            add("period", print(point.period));
            add("value", figure(point.figure));
            add("change", change(point.change), ChangeKind::number, true);
        }
        if (reading_.baseline) add("baseline", figure(reading_.baseline->figure));
        add("expected", amount(reading_.expected));
        add("progress", share(reading_.progress));
        add("expected_progress", share(reading_.expected_progress));
        add("gap", distance(reading_.gap));
    }

    void one_point(SeriesPoint const& point) {
        auto const key = "series." + print(point.period) + ".";
        add(key + "value", figure(point.figure));
        add(key + "change", change(point.change), ChangeKind::number, true);
        add(key + "expected", amount(point.expected));
    }

    void panel() {
        if (!reading_.panel) return;
        auto const& it = *reading_.panel;
        if (it.absence == Absence::withheld) return;  // its numbers are not zero but unknown
        add("panel.matched", std::to_string(it.matched));
        add("panel.joined_count", std::to_string(it.joined_count));
        add("panel.left_count", std::to_string(it.left_count));
        add("panel.fixed_change", change(it.fixed_change), ChangeKind::number, true);
        add("panel.all_in_change", change(it.all_in_change), ChangeKind::number, true);
        if (it.composition_effect) {
            add("panel.composition_effect",
                show_effect(*it.composition_effect, measure_, language_));
        }
    }

    void groups() {
        for (auto const& by : reading_.groups) {
            for (auto const& row : by.rows) {
                auto const key = "by." + by.by + "." + row.group.value_or("not stated") + ".";
                add(key + "value", figure(row.figure));
                for (std::size_t i = 0; i < row.series.size(); ++i) {
                    add(key + "series." + print(reading_.series[i].period) + ".value",
                        figure(row.series[i]));
                }
            }
        }
    }

    Measure const& measure_;
    MeasureReading const& reading_;
    std::string_view language_;
    std::vector<Shown> all_;
};

constexpr std::string_view nothing = "-";

/// Pairs two lists by path: first everything of the new one in its order, then what is only in the
/// old.
void compare(std::vector<Shown> const& before, std::vector<Shown> const& after,
             std::vector<Change>& changes) {
    std::map<std::string_view, Shown const*> old;
    for (auto const& each : before) old.emplace(each.path, &each);
    std::set<std::string_view> seen;
    for (auto const& each : after) {
        seen.insert(each.path);
        auto const found = old.find(each.path);
        if (found != old.end()) {
            auto const& was = *found->second;
            if (was.text != each.text)
                changes.push_back({each.kind, each.path, was.text, each.text});
            continue;
        }
        auto const kind = each.is_comparison                ? ChangeKind::comparability
                          : each.kind == ChangeKind::number ? ChangeKind::appeared
                                                            : each.kind;
        changes.push_back({kind, each.path, std::string(nothing), each.text});
    }
    for (auto const& each : before) {
        if (seen.contains(each.path)) continue;
        auto const kind = each.is_comparison                ? ChangeKind::comparability
                          : each.kind == ChangeKind::number ? ChangeKind::vanished
                                                            : each.kind;
        changes.push_back({kind, each.path, each.text, std::string(nothing)});
    }
}

/// "measure.energy" of "measure.energy.unit"; of "partnership.name" the first word.
std::string_view owner(std::string_view path) {
    auto const first = path.find('.');
    if (first == std::string_view::npos || path.starts_with("partnership.")) {
        return path.substr(0, first);
    }
    return path.substr(0, path.find('.', first + 1));
}

/// The definitions of each clause, and the clauses in the order of the text.
struct ByClause {
    std::vector<std::string_view> order;
    std::map<std::string_view, std::vector<Shown>> clauses;

    explicit ByClause(std::vector<Definition> const& all) {
        for (auto const& each : all) {
            auto const of = owner(each.path);
            if (order.empty() || order.back() != of) order.push_back(of);
            clauses[of].push_back(
                {each.path, each.text,
                 each.bears_on_comparability ? ChangeKind::comparability : ChangeKind::definition,
                 false});
        }
    }
};

/// What stands for something that comes or goes as a whole.
std::string summary(std::vector<Shown> const& definitions) {
    return definitions.empty() ? std::string(nothing) : definitions.front().text;
}

/// The shown values of each measure, by its clause.
std::map<std::string, std::vector<Shown>, std::less<>> values_of(Compact const& compact,
                                                                 Reading const& reading,
                                                                 std::string_view language) {
    std::map<std::string, std::vector<Shown>, std::less<>> values;
    for (std::size_t i = 0; i < reading.measures.size(); ++i) {
        auto const& measure = compact.measures.at(i);
        values.emplace("measure." + measure.id,
                       ShownValues(measure, reading.measures[i], language).all());
    }
    return values;
}

std::vector<Shown> const& at(std::map<std::string, std::vector<Shown>, std::less<>> const& values,
                             std::string_view clause) {
    static std::vector<Shown> const none;
    auto const found = values.find(clause);
    return found == values.end() ? none : found->second;
}

}  // namespace

std::string_view name(ChangeKind kind) {
    constexpr std::array<std::string_view, 6> names = {"appeared", "vanished",   "number",
                                                       "status",   "definition", "comparability"};
    return names.at(static_cast<std::size_t>(kind));
}

std::vector<Change> difference(Compact const& old_compact, Reading const& old_reading,
                               Compact const& new_compact, Reading const& new_reading,
                               std::string_view language) {
    auto const old_definitions = definitions(old_compact, language);
    auto const new_definitions = definitions(new_compact, language);
    ByClause const before(old_definitions);
    ByClause const after(new_definitions);
    auto const old_values = values_of(old_compact, old_reading, language);
    auto const new_values = values_of(new_compact, new_reading, language);
    std::vector<Change> changes;
    for (auto const clause : after.order) {
        auto const& now = after.clauses.at(clause);
        auto const was = before.clauses.find(clause);
        if (was == before.clauses.end()) {
            changes.push_back(
                {ChangeKind::appeared, std::string(clause), std::string(nothing), summary(now)});
            continue;
        }
        compare(was->second, now, changes);
        compare(at(old_values, clause), at(new_values, clause), changes);
    }
    for (auto const clause : before.order) {
        if (after.clauses.contains(clause)) continue;
        changes.push_back({ChangeKind::vanished, std::string(clause),
                           summary(before.clauses.at(clause)), std::string(nothing)});
    }
    return changes;
}

}  // namespace crosswalk
