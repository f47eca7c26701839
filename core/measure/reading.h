// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "quantity/rational.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

enum class Status {
    met,
    on_track,
    behind,
    off_track,
    missed,
    too_early,
    stale,
    no_baseline,
    unknown,
};
std::string_view name(Status status);  ///< "on track"

/// Why there is no number. Unknown is not zero.
enum class Absence {
    none,              ///< there is a number
    no_facts,          ///< nothing usable was reported
    zero_denominator,  ///< 0 of 0
    withheld,          ///< small cell, or needed to protect one
    differing,         ///< published figures differ and no decision picks one
    incomplete,        ///< the period is not over, or parts are missing
};

/// A number of the measure, exact, in the measure's unit ("%": 10.8 stands for 10.8 %).
struct Figure {
    std::optional<Rational> value;
    Absence absence = Absence::no_facts;
    std::optional<Rational> numerator;    ///< when the formula is a division: its two sides
    std::optional<Rational> denominator;
    std::int64_t rows = 0;                ///< observations that went in

    friend bool operator==(Figure const&, Figure const&) = default;
};

/// A published figure as the reading shows it.
struct ClaimReading {
    Claim claim;
    bool picked = false;          ///< it is the figure: the only one, or by a decision
    std::string decision;         ///< id of the decision that picked it; may be empty
    std::optional<Date> corrected_on;  ///< the same source said another number on that day
};

struct SeriesPoint {
    Period period;
    Figure figure;
    std::optional<Rational> change;    ///< share of the baseline; for measures in %: points
    std::optional<Rational> expected;  ///< the level of the agreed path at the period's last day
    bool provisional = false;          ///< the period is not over, or not yet due
    bool late = false;                 ///< became known after it was due
    std::vector<ClaimReading> claims;
    /// Of a year made of months: the months without any row, once they were due.
    std::vector<Period> missing_parts;
    /// Of a sum or count: its period is not over, or parts of it have no rows yet, due or not. It
    /// is neither judged nor compared, because it would take what is not there for saving.
    bool is_part = false;
};

/// Like for like, all-in, and what the difference comes from.
struct PanelReading {
    std::string entity;  ///< column
    Period base;
    Period period;  ///< the judged one
    std::int64_t matched = 0;  ///< entities in both
    std::vector<std::string> joined;  ///< in the judged period only; by name
    std::vector<std::string> left;  ///< in the base period only: gone or not reported
    Figure fixed_base;
    Figure fixed_now;
    std::optional<Rational> fixed_change;  ///< share of the base (points for measures in %)
    Figure all_in_base;
    Figure all_in_now;
    std::optional<Rational> all_in_change;
    std::optional<Rational> composition_effect;  ///< all-in less fixed, in percentage points
    std::int64_t joined_count = 0;  ///< also when the names are personal and so not in `joined`
    std::int64_t left_count = 0;
    Absence absence = Absence::none;  ///< why nothing is compared: withheld, no_facts
};

struct GroupRow {
    std::optional<std::string> group;  ///< absent: not stated
    Figure figure;  ///< in the judged period
    std::vector<Figure> series;  ///< one per point of the measure's series
};

struct GroupReading {
    std::string by;  ///< column
    std::vector<GroupRow> rows;
    std::int64_t withheld = 0;  ///< rows not shown in the judged period
};

struct TargetReading {
    Date by;
    Rational level;  ///< in the measure's unit
    bool standing = false;  ///< holds in every period; `by` is the judged period's last day
};

struct BaselineReading {
    Period period;
    Figure figure;
    std::optional<Date> frozen;
    std::optional<Rational> restated;  ///< what it would be with today's facts, when different
};

struct CompositePartReading {
    std::string measure;
    Rational weight;
    std::optional<Rational> progress;  ///< absent when it is not known today
    std::string reason;  ///< why it is not known, one of Reason::... below
};

/// What the barometer says about one measure.
struct MeasureReading {
    std::string id;
    std::vector<SeriesPoint> series;  ///< by period
    std::optional<std::size_t> judged;  ///< index of the point the status is about
    std::optional<Status> status;  ///< absent: nothing was promised, so nothing is judged
    std::string reason;  ///< for too early, stale, no baseline, unknown: code of
        ///< why, one of Reason::... below
    std::optional<BaselineReading> baseline;
    std::vector<TargetReading> targets;  ///< by date
    std::optional<Rational> expected;  ///< level of the path at the judged period's end
    std::optional<Rational> progress;  ///< share of the way from the baseline to the last target
    std::optional<Rational> expected_progress;  ///< share the path asks for by now
    std::optional<Rational> gap;  ///< value less the target (or less expected), measure's unit
    std::optional<PanelReading> panel;
    std::vector<GroupReading> groups;
    std::vector<CompositePartReading> parts;
    std::string weakest;  ///< measure with the least progress, for composites
    std::vector<Period> missing_periods;  ///< between the first and the last expected period
    std::vector<Period> late_periods;
    std::optional<Date> next_due;  ///< when the next period's facts are due

    /// The status is about the fixed panel: the compact declares one, so what is judged is like for
    /// like. `progress`, `expected_progress`, `gap` and the four below are then about the panel;
    /// the series, `baseline` and `expected` stay all-in.
    bool like_for_like = false;
    std::optional<Rational> judged_value;
    std::optional<Rational> judged_baseline;
    std::optional<Rational> judged_expected;  ///< level of the path for what is judged
    std::optional<Rational> judged_target;  ///< the level compared with: of the last target when
        ///< final, of the standing target; else as expected
    /// A deadline has passed and the verdict is about it: met or missed, for good.
    bool final_verdict = false;
};

/// Why a status is too early, stale, no baseline or unknown.
struct Reason {
    static constexpr std::string_view no_facts = "no_facts";
    static constexpr std::string_view withheld = "withheld";
    static constexpr std::string_view differing = "differing";
    static constexpr std::string_view zero_denominator = "zero_denominator";
    static constexpr std::string_view incomplete = "incomplete";  ///< months of a year are missing
    static constexpr std::string_view not_over = "not_over";  ///< no period is over yet
    static constexpr std::string_view waiting = "waiting";  ///< for the deadline's value
    static constexpr std::string_view overdue = "overdue";
    static constexpr std::string_view first_stretch =
        "first_stretch";  ///< of the way to the target
    static constexpr std::string_view before_baseline =
        "before_baseline";  ///< nothing after it yet
    static constexpr std::string_view not_binding =
        "not_binding";  ///< a standing target begins later
    static constexpr std::string_view none_declared =
        "none_declared";  ///< no baseline in the compact
    static constexpr std::string_view no_baseline_facts = "no_baseline_facts";
    static constexpr std::string_view baseline_withheld = "baseline_withheld";
    static constexpr std::string_view baseline_incomplete = "baseline_incomplete";
    static constexpr std::string_view baseline_differing = "baseline_differing";
    static constexpr std::string_view baseline_undivided = "baseline_undivided";  ///< 0 of 0
    static constexpr std::string_view baseline_not_over =
        "baseline_not_over";  ///< its period still runs
    static constexpr std::string_view broken = "broken";  ///< the definition changed
    static constexpr std::string_view no_history = "no_history";  ///< of a standing target
    static constexpr std::string_view history_late =
        "history_late";  ///< recorded after the day on which it fixes the level
    static constexpr std::string_view no_panel = "no_panel";  ///< nobody reports in both
    static constexpr std::string_view parts_missing = "parts_missing";  ///< of a composite
    static constexpr std::string_view no_way = "no_way";  ///< the target is the baseline itself
};

/// One part per measure of the compact, in its order.
std::vector<MeasureReading> read_measures(Compact const& compact, Facts const& facts, Date as_of);

}  // namespace crosswalk
