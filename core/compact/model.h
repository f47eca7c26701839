// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/clause.h"
#include "compact/contract_clause.h"
#include "compact/expression.h"
#include "quantity/amount.h"
#include "quantity/date.h"
#include "text/diagnostic.h"
#include "text/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

enum class Sector { public_, private_, nonprofit, philanthropic, academic, community };

struct Partnership {
    Clause clause;
    LocalText name;
    std::string place;
    LocalText impact;
    std::string backbone;  ///< id of a partner
    /// How many partners must have countersigned the record for a reading of it to count as vouched
    /// for, and from how many sectors other than that of its host.
    int witnesses = 2;
    int witness_sectors = 2;
    std::optional<Date> begins;
    std::string time_zone;
    std::string currency;
    int fiscal_year_starts = 1;  ///< month
    std::vector<std::string> languages = {"en"};
};

struct Partner {
    Clause clause;
    std::string id;
    LocalText name;
    Sector sector = Sector::public_;
    std::vector<std::string> roles;
    std::vector<std::string> brings;
    std::vector<std::pair<std::string, Quantity>> can_bear;  ///< risk kind -> amount
};

struct Term {
    Clause clause;
    std::string id;
    LocalText title;  ///< may be empty
    LocalText means;
    std::vector<std::pair<Sector, std::string>> said_as;
    std::vector<std::string> same_as;
};

/// Where a published figure comes from.
struct Source {
    Clause clause;
    std::string id;
    std::string title;
    std::string publisher;
    std::optional<Date> published;
    std::string address;
    std::string note;
};

enum class ColumnType { text, integer, decimal, date, period, boolean };

/// What a column is for; most have none.
///   entity    who or what is observed (a building, a partner)
///   time      the date or period a row is about; exactly one per dataset
///   recorded  the day from which the row was known (a publication date)
///   source    id of a [source] clause
///   qualifier "more than", "about": how a published figure was worded
enum class ColumnRole { none, entity, time, recorded, source, qualifier };

struct Column {
    std::string name;
    Span span;
    ColumnType type = ColumnType::text;
    int precision = 18;  ///< decimal(precision, scale)
    int scale = 0;
    PeriodKind period = PeriodKind::month;  ///< for ColumnType::period
    Unit unit;
    ColumnRole role = ColumnRole::none;
    bool required = true;  ///< a missing value quarantines the row
    bool personal = false;  ///< never shown, never in an explanation
    std::vector<std::string> values;  ///< the allowed ones; empty: any
    std::vector<std::string> also_called;  ///< headers that mean this column
    LocalText title;
};

enum class OnDuplicate { refuse, supersede };

/// Rows that are parts of a declared whole: for each key without `over`, the sum of `part` may not
/// exceed `whole` unless the categories are declared overlapping.
struct AddsUp {
    Span span;
    std::string part;
    std::string over;
    std::string whole;
    bool overlapping = false;
};

/// A file of facts that a pack ships: [[dataset.x.batches]] or `file = "..."`.
struct BatchFile {
    std::string file;
    Span span;
    std::optional<Date> recorded;  ///< none: known from the beginning, or by the recorded column
};

struct Dataset {
    Clause clause;
    std::string id;
    LocalText title;
    std::string steward;  ///< id of a partner
    std::vector<Column> columns;
    std::vector<std::string> key;
    OnDuplicate on_duplicate = OnDuplicate::refuse;
    std::optional<int> due_days;  ///< after the period ends
    std::vector<Expression> checks;  ///< conditions every row must hold
    std::vector<AddsUp> adds_up;
    bool empty_period_is_zero = false;  ///< else a period without rows is unknown
    std::vector<BatchFile> batches;
    bool synthetic = false;  ///< said on every view

    Column const* column(std::string_view name) const;
    Column const* column_with(ColumnRole role) const;
};

enum class Better { lower, higher };

/// Like for like: only entities that report in both the base period and the judged one.
struct Panel {
    Span span;
    std::string entity;  ///< column
    Period fixed_from;
};

struct Baseline {
    Span span;
    Period period;
    std::optional<Date> frozen;  ///< only facts recorded by then; later corrections do not move it
    std::optional<Rational> value;  ///< given instead of computed, in the measure's unit
};

/// What is promised by a date. Exactly one of level, change, points is set.
struct Target {
    Span span;
    Date by;
    std::optional<Rational> level;  ///< in the measure's unit
    std::optional<Rational> change;  ///< share of the baseline: -1/5
    std::optional<Rational> points;  ///< percentage points from the baseline, for measures in %
};

/// A level to hold in every period, not by a date.
struct StandingTarget {
    Span span;
    Date from;  ///< the first day it binds
    std::optional<Rational> level;  ///< in the measure's unit
    std::optional<Period> history_first;  ///< else the mean over these periods, which must end
    std::optional<Period> history_last;  ///< before `from`
};

/// How a status is reached; docs/method/status.md. All shares exact.
struct StatusRule {
    Span span;  ///< empty: the documented default
    Rational on_track{1};  ///< of the expected change
    Rational behind;  ///< 1/2 by default; below it: off track
    Rational too_early;  ///< 1/10 of the time to the first target
    std::optional<int> stale_after_days;  ///< after a period was due; default: one period
};

/// Small cells: a count from 1 to fewer_than - 1 is withheld, and enough others that it cannot be
/// worked out.
struct Protection {
    Span span;
    std::int64_t fewer_than = 0;
};

/// A figure from a source, without parts: shown, never rolled up or averaged.
struct Published {
    Span span;
    std::string value;  ///< column
    std::vector<Expression> where;  ///< which rows of the dataset are claims of this measure
};

/// A definition that changed: values before and after are not comparable.
struct SeriesBreak {
    Span span;
    Date on;
    LocalText because;
};

/// A weighted mean of the progress of other measures; only when the compact says so.
struct CompositePart {
    std::string measure;
    Rational weight;
};

struct Measure {
    Clause clause;
    std::string id;
    LocalText title;
    LocalText note;
    std::string dataset;  ///< empty for a formula over measures or a composite
    std::optional<Expression> value;  ///< as written
    Span value_span;
    std::optional<Expression> formula;  ///< over `aggregates`; other measures put in
    std::vector<Aggregate> aggregates;
    std::optional<Published> published;  ///< else `value` or `composite`
    std::vector<CompositePart> composite;
    Unit unit;
    int digits = 1;  ///< after the point, when shown
    Better better = Better::higher;
    PeriodKind period = PeriodKind::year;
    std::vector<std::string> by;  ///< columns of the dataset
    std::optional<Panel> panel;
    std::optional<Baseline> baseline;
    std::vector<Target> targets;  ///< by date
    std::optional<StandingTarget> standing;
    StatusRule status;
    std::optional<Protection> protection;
    std::vector<SeriesBreak> breaks;
    bool unadjusted = false;  ///< adjustment = "none"
    bool attribution_not_established = false;  ///< attribution = "not established"
};

/// One choice between published figures that differ.
struct Pick {
    Span span;
    std::string measure;
    Period period;
    std::string source;
};

struct Decision {
    Clause clause;
    std::string id;
    LocalText title;
    Date on;
    std::vector<std::string> by;  ///< partners
    LocalText because;
    std::vector<Pick> picks;
};

/// The agreement, resolved. Lists are in the order of the text.
struct Compact {
    Sources sources;
    Partnership partnership;
    std::vector<Partner> partners;
    std::vector<Term> terms;
    std::vector<Source> source_clauses;
    std::vector<Dataset> datasets;
    std::vector<Measure> measures;
    std::vector<Decision> decisions;
    std::vector<Contract> contracts;

    Partner const* partner(std::string_view id) const;
    Source const* source(std::string_view id) const;
    Dataset const* dataset(std::string_view id) const;
    Measure const* measure(std::string_view id) const;
    Contract const* contract(std::string_view id) const;

    /// Place of a span with the heading it stands under.
    Place place(Span span) const;
    /// That heading; empty above the first one.
    std::string_view heading(Span span) const;

    std::vector<std::pair<Span, std::string>> headings;  ///< every heading, in order, for `place`

    /// Makes finding a measure by its id quick once there are thousands; load_compact calls it.
    /// What is changed later is still found, slowly.
    void index_measures();

private:
    std::vector<std::uint32_t> measures_by_id_;  ///< positions in `measures`
};

}  // namespace crosswalk
