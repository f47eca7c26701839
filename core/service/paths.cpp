// SPDX-License-Identifier: Apache-2.0
#include "service/paths.h"

#include "barometer/format.h"
#include "measure/target.h"
#include "text/diagnostic.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view nothing = "-";
constexpr int share_digits = 1;
constexpr int most_digits = 38;
constexpr std::string_view not_stated = "not stated";

/// As the header of Absence names them; a reading's own words for people are longer.
std::string absence_name(Absence absence) {
    switch (absence) {
        case Absence::none:
            return std::string(nothing);
        case Absence::no_facts:
            return "no facts";
        case Absence::zero_denominator:
            return "zero denominator";
        case Absence::withheld:
            return "withheld";
        case Absence::differing:
            return "differing";
        case Absence::incomplete:
            return "incomplete";
    }
    return std::string(nothing);
}

/// All its digits when it has an end, else as a fraction: what a sum or count really is.
std::string exact(std::optional<Rational> const& value, std::string_view language) {
    if (!value) return std::string(nothing);
    for (int digits = 0; digits < most_digits; ++digits) {
        auto const rounded = value->rounded(digits, Rounding::half_away_from_zero);
        if (!rounded) break;
        if (Rational(*rounded) == *value) return print_grouped(*rounded, language);
    }
    return print(*value);
}

std::string list_of(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words) all += (all.empty() ? "" : ", ") + word;
    return all.empty() ? std::string(nothing) : all;
}

std::string list_of(std::vector<Period> const& periods) {
    std::vector<std::string> words;
    for (auto const& period : periods) words.push_back(print(period));
    return list_of(words);
}

std::string whole(std::int64_t count, std::string_view language) {
    return print_grouped(Decimal(count), language);
}

/// The values of one measure, each under "measure.ID.".
class MeasureValues {
public:
    MeasureValues(Measure const& measure, MeasureReading const& said, std::string_view language,
                  Values& values)
        : measure_(measure), said_(said), language_(language), values_(values) {}

    void all(std::string_view finding) {
        add_judged();
        add("finding", std::string(finding));
        add_series();
        add_panel();
        add_groups();
        for (auto const& part : said_.parts) {
            add("parts." + part.measure + ".weight", exact(part.weight, language_));
            add("parts." + part.measure + ".progress", share(part.progress));
        }
    }

private:
    void add(std::string const& path, std::string value) {
        values_.emplace_back("measure." + said_.id + "." + path, std::move(value));
    }

    std::string amount(std::optional<Rational> const& value) const {
        return value ? show_amount(*value, measure_, language_) : std::string(nothing);
    }
    std::string change(std::optional<Rational> const& value) const {
        return value ? show_change(*value, measure_, language_) : std::string(nothing);
    }
    std::string share(std::optional<Rational> const& value) const {
        return value ? show_share(*value, share_digits, language_) : std::string(nothing);
    }
    std::string effect(std::optional<Rational> const& value) const {
        return value ? show_effect(*value, measure_, language_) : std::string(nothing);
    }
    /// A distance in the measure's unit; between two percents it is points.
    std::string distance(std::optional<Rational> const& value) const {
        if (!value) return std::string(nothing);
        return measure_.unit.is_percent() ? show_points(*value, measure_.digits, language_)
                                          : show_amount(*value, measure_, language_);
    }

    void add_figure(std::string const& path, Figure const& figure) {
        add(path + "value", show_figure(figure, measure_, language_));
        add(path + "absence", absence_name(figure.value ? Absence::none : figure.absence));
        add(path + "numerator", exact(figure.numerator, language_));
        add(path + "denominator", exact(figure.denominator, language_));
    }

    void add_judged() {
        auto const* const point = said_.judged ? &said_.series[*said_.judged] : nullptr;
        add("status", said_.status ? std::string(status_words(*said_.status, language_))
                                   : std::string(nothing));
        add("reason", said_.reason.empty() ? std::string(nothing)
                                           : std::string(reason_words(said_.reason, language_)));
        add("period", point != nullptr ? print(point->period) : std::string(nothing));
        add_figure("", point != nullptr ? point->figure : Figure());
        add("baseline", said_.baseline ? show_figure(said_.baseline->figure, measure_, language_)
                                       : std::string(nothing));
        add("baseline.period",
            said_.baseline ? print(said_.baseline->period) : std::string(nothing));
        add("change", change(point != nullptr ? point->change : std::nullopt));
        add("expected", amount(said_.expected));
        add("expected_change", change(expected_change()));
        add("progress", share(said_.progress));
        add("expected_progress", share(said_.expected_progress));
        add("gap", distance(said_.gap));
        add("judged_value", amount(said_.judged_value));
        add("judged_baseline", amount(said_.judged_baseline));
        add("judged_expected", amount(said_.judged_expected));
        add("judged_target", amount(said_.judged_target));
        add("weakest", said_.weakest.empty() ? std::string(nothing) : said_.weakest);
        add("missing", list_of(said_.missing_periods));
        add("late", list_of(said_.late_periods));
        add("next_due", said_.next_due ? print(*said_.next_due) : std::string(nothing));
        add("withheld", whole(withheld(), language_));
    }

    /// Groups of the judged period that are not shown, over all columns.
    std::int64_t withheld() const {
        std::int64_t count = 0;
        for (auto const& group : said_.groups) count += group.withheld;
        return count;
    }

    /// What the path asks for, against the baseline: a share of it, or points for a measure in %.
    std::optional<Rational> expected_change() const {
        if (!said_.expected || !said_.baseline || !said_.baseline->figure.value)
            return std::nullopt;
        return change_from(measure_, *said_.baseline->figure.value, *said_.expected);
    }

    void add_series() {
        for (auto const& point : said_.series) {
            auto const period = print(point.period);
            auto const path = "series." + period + ".";
            add_figure(path, point.figure);
            add(path + "change", change(point.change));
            add(path + "expected", amount(point.expected));
            add(path + "provisional", point.provisional ? "yes" : "no");
            add(path + "late", point.late ? "yes" : "no");
            int number = 0;
            for (auto const& said : point.claims) {
                auto text = amount(Rational(said.claim.value)) + " (" + said.claim.source + ")";
                if (!said.claim.qualifier.empty()) text = said.claim.qualifier + " " + text;
                add("claims." + period + "." + std::to_string(++number), text);
            }
        }
    }

    void add_panel() {
        if (!said_.panel) return;
        auto const& panel = *said_.panel;
        add("panel.absence", absence_name(panel.absence));
        add("panel.matched", whole(panel.matched, language_));
        add("panel.joined", list_of(panel.joined));
        add("panel.left", list_of(panel.left));
        add("panel.joined_count", whole(panel.joined_count, language_));
        add("panel.left_count", whole(panel.left_count, language_));
        add("panel.fixed_base", show_figure(panel.fixed_base, measure_, language_));
        add("panel.fixed_now", show_figure(panel.fixed_now, measure_, language_));
        add("panel.fixed_change", change(panel.fixed_change));
        add("panel.all_in_base", show_figure(panel.all_in_base, measure_, language_));
        add("panel.all_in_now", show_figure(panel.all_in_now, measure_, language_));
        add("panel.all_in_change", change(panel.all_in_change));
        add("panel.composition_effect", effect(panel.composition_effect));
    }

    void add_groups() {
        for (auto const& groups : said_.groups) {
            auto const column = "by." + groups.by + ".";
            add(column + "withheld", whole(groups.withheld, language_));
            for (auto const& row : groups.rows) {
                auto const path = column + row.group.value_or(std::string(not_stated)) + ".";
                add_figure(path, row.figure);
                for (std::size_t i = 0; i < row.series.size() && i < said_.series.size(); ++i) {
                    add_figure(path + "series." + print(said_.series[i].period) + ".",
                               row.series[i]);
                }
            }
        }
    }

    Measure const& measure_;
    MeasureReading const& said_;
    std::string_view language_;
    Values& values_;
};

/// How many measures have each status; those of which nothing was promised have none.
void add_statuses(Reading const& reading, std::string_view language, Values& values) {
    static constexpr std::array<std::pair<Status, std::string_view>, 9> all = {{
        {Status::met, "met"},
        {Status::on_track, "on_track"},
        {Status::behind, "behind"},
        {Status::off_track, "off_track"},
        {Status::missed, "missed"},
        {Status::too_early, "too_early"},
        {Status::stale, "stale"},
        {Status::no_baseline, "no_baseline"},
        {Status::unknown, "unknown"},
    }};
    for (auto const& [status, name] : all) {
        auto const count = std::ranges::count_if(
            reading.measures, [&](MeasureReading const& said) { return said.status == status; });
        values.emplace_back("reading.status." + std::string(name), whole(count, language));
    }
}

void add_dataset(DatasetFacts const& facts, std::string_view language, Values& values) {
    std::int64_t rows = 0;
    std::int64_t superseded = 0;
    for (auto const& batch : facts.batches) {
        rows += batch.rows;
        superseded += batch.superseded;
    }
    std::int64_t taken_back = 0;
    for (auto const& taken : facts.taken_back) taken_back += taken.observations;
    auto const path = "dataset." + facts.dataset + ".";
    auto const count = [&](std::int64_t number) {
        return facts.row_counts_withheld ? std::string("withheld") : whole(number, language);
    };
    values.emplace_back(path + "rows", count(rows));
    values.emplace_back(path + "later", count(facts.later_rows));
    values.emplace_back(path + "undated", count(facts.undated_rows));
    values.emplace_back(path + "quarantined", count(facts.quarantined_rows));
    values.emplace_back(path + "superseded", count(superseded));
    values.emplace_back(path + "taken_back", count(taken_back));
    values.emplace_back(path + "through",
                        facts.facts_through ? print(*facts.facts_through) : std::string(nothing));
}

/// One spelling for the ways in which people write the same value.
std::string plain(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> spellings = {{
        {"\xe2\x88\x92", "-"},  // minus sign
        {"\xc2\xa0", " "},  // no-break space
        {"\xe2\x80\xaf", " "},  // narrow no-break space
    }};
    std::string out(text);
    for (auto const& [from, to] : spellings) {
        for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at)) {
            out.replace(at, from.size(), to);
        }
    }
    for (auto at = out.find(" %"); at != std::string::npos; at = out.find(" %")) out.erase(at, 1);
    return out;
}

}  // namespace

ValuePaths::ValuePaths(Compact const& compact, Reading const& reading, std::string_view language) {
    values_.emplace_back("reading.as_of", print(reading.as_of));
    values_.emplace_back("reading.through", reading.facts_through ? print(*reading.facts_through)
                                                                  : std::string(nothing));
    add_statuses(reading, language, values_);
    for (std::size_t i = 0; i < reading.measures.size(); ++i) {
        auto const& said = reading.measures[i];
        auto const* const measure = compact.measure(said.id);
        invariant(measure != nullptr, "a reading speaks of the measures of its agreement");
        MeasureValues(*measure, said, language, values_).all(finding(reading, i, language));
    }
    for (auto const& facts : reading.datasets) add_dataset(facts, language, values_);
}

std::optional<std::string> ValuePaths::at(std::string_view path) const {
    auto const found = std::ranges::find(values_, path, &Values::value_type::first);
    return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::string ValuePaths::nearest(std::string_view path) const {
    std::vector<std::string> names;
    for (auto const& [name, unused] : values_) names.push_back(name);
    return did_you_mean(path, names);
}

bool is_same_value(std::string_view a, std::string_view b) { return plain(a) == plain(b); }

}  // namespace crosswalk
