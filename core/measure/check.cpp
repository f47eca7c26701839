// SPDX-License-Identifier: Apache-2.0
#include "measure/check.h"

#include "measure/asked.h"
#include "measure/baseline.h"
#include "measure/period_kinds.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::string code_word(std::string const& text) { return "`" + text + "`"; }

std::string a_kind(PeriodKind kind) {
    switch (kind) {
        case PeriodKind::day:
            return "day";
        case PeriodKind::week:
            return "week";
        case PeriodKind::month:
            return "month";
        case PeriodKind::quarter:
            return "quarter";
        case PeriodKind::year:
            return "year";
        case PeriodKind::fiscal_year:
            break;
    }
    return "fiscal year";
}

bool uses(Measure const& measure, std::string_view dataset) {
    return std::ranges::any_of(measure.aggregates,
                               [&](auto const& aggregate) { return aggregate.dataset == dataset; });
}

class MeasureChecks {
public:
    MeasureChecks(Compact const& compact, Diagnostics& diagnostics)
        : compact_(compact), diagnostics_(diagnostics) {}

    void check(Measure const& measure) {
        if (measure.panel) {
            check_panel(measure);
            check_levels(measure);
        }
        for (auto const& target : measure.targets) check_deadline(measure, target);
    }

    void check(Dataset const& dataset) {
        auto const counts = guarded_counts(compact_, dataset.id);
        if (!counts) return;
        auto const& first = first_protected(dataset);
        check_limits(dataset, first, counts->fewer_than);
        check_extremes(dataset, first);
        check_kinds(dataset, first);
        check_columns(dataset, first);
        if (!counts->too_many) return;
        diagnostics_
            .error("M008", compact_.place(first.protection->span),
                   "the measures over " + code_word(dataset.id) +
                       " count so many overlapping kinds of rows that it cannot be checked whether "
                       "small counts could be worked out from them")
            .with_label("asks for small cells to be withheld")
            .with_help(
                "keep the measures over this dataset to a few conditions, or put some of them over "
                "a dataset of their own");
    }

private:
    void check_panel(Measure const& measure) {
        auto const& panel = *measure.panel;
        auto const median =
            std::ranges::find(measure.aggregates, AggregateKind::median, &Aggregate::kind);
        if (median != measure.aggregates.end()) {
            diagnostics_
                .error("M003", compact_.place(panel.span),
                       "a median cannot be compared like for like, because it is not made of one "
                       "part per " +
                           panel.entity)
                .with_related(compact_.place(measure.value_span), "takes a median")
                .with_help("use a mean or a sum, or leave the panel out");
        }
        if (!measure.baseline) return;
        auto const& baseline = *measure.baseline;
        if (baseline.value) {
            diagnostics_
                .error("M002", compact_.place(baseline.span),
                       "a panel is compared with what the same members reported, and this baseline "
                       "is a number that was agreed")
                .with_related(compact_.place(panel.span), "the panel")
                .with_help(
                    "leave the value out, so that the baseline is worked out from the facts of " +
                    print(panel.fixed_from) + ", or leave the panel out");
        } else if (baseline.period != panel.fixed_from) {
            diagnostics_
                .error("M001", compact_.place(panel.span),
                       "the panel compares with " + print(panel.fixed_from) +
                           " and the baseline is " + print(baseline.period))
                .with_related(compact_.place(baseline.span), "the baseline")
                .with_help("write fixed_from = " + written(baseline.period));
        }
    }

    /// The level of a sum is meant for everybody; of a ratio it holds for any part of them.
    void check_levels(Measure const& measure) {
        if (!adds_up(measure)) return;
        auto const complain = [&](Span const& span) {
            diagnostics_
                .error("M010", compact_.place(span),
                       "this level is meant for everybody who reports, and what is judged is the "
                       "sum over those that report in both periods")
                .with_related(compact_.place(measure.panel->span), "the panel")
                .with_help("promise a change, such as change = \"-20 %\", or leave the panel out");
        };
        for (auto const& target : measure.targets) {
            if (target.level) complain(target.span);
        }
        if (measure.standing) complain(measure.standing->span);
    }

    static std::string written(Period const& period) {
        auto const text = print(period);
        return period.kind() == PeriodKind::year ? text : "\"" + text + "\"";
    }

    void check_deadline(Measure const& measure, Target const& target) {
        auto const fiscal = compact_.partnership.fiscal_year_starts;
        auto const period = Period::containing(measure.period, target.by, fiscal);
        if (period.last() == target.by) return;
        diagnostics_
            .warning("M004", compact_.place(target.span),
                     "this deadline lies inside a " + a_kind(measure.period) +
                         ", and the verdict can only come from the whole of it, which ends on " +
                         print(period.last()))
            .with_help("write by = " + print(period.last()) +
                       ", or by = " + print(period.previous().last()) + " for the one before");
    }

    Measure const& first_protected(Dataset const& dataset) const {
        return *std::ranges::find_if(compact_.measures, [&](auto const& measure) {
            return measure.protection && uses(measure, dataset.id);
        });
    }

    /// Every limit holds for the whole dataset, so the strictest does.
    void check_limits(Dataset const& dataset, Measure const& first, std::int64_t strictest) {
        for (auto const& measure : compact_.measures) {
            if (!measure.protection || !uses(measure, dataset.id)) continue;
            if (measure.protection->fewer_than == strictest) continue;
            auto const* other = &first;
            for (auto const& each : compact_.measures) {
                bool const is_it = each.protection && uses(each, dataset.id) &&
                                   each.protection->fewer_than == strictest;
                if (is_it) other = &each;
            }
            diagnostics_
                .warning("M009", compact_.place(measure.protection->span),
                         "another measure over " + code_word(dataset.id) +
                             " withholds counts below " + std::to_string(strictest) +
                             ", so this one does too")
                .with_related(compact_.place(other->protection->span), "the stricter limit")
                .with_help("write fewer_than = " + std::to_string(strictest) + " here too");
        }
    }

    void check_extremes(Dataset const& dataset, Measure const& first) {
        for (auto const& measure : compact_.measures) {
            for (auto const& aggregate : measure.aggregates) {
                bool const extreme =
                    aggregate.kind == AggregateKind::min || aggregate.kind == AggregateKind::max;
                if (!extreme || aggregate.dataset != dataset.id) continue;
                diagnostics_
                    .error(
                        "M005", compact_.place(measure.value_span),
                        "a smallest or largest value is the value of one row, and small cells of " +
                            code_word(dataset.id) + " are to be withheld")
                    .with_related(compact_.place(first.protection->span),
                                  "asks for small cells to be withheld")
                    .with_help("use a median or a mean, or another dataset");
                break;
            }
        }
    }

    void check_kinds(Dataset const& dataset, Measure const& first) {
        auto const fiscal = compact_.partnership.fiscal_year_starts;
        auto const kinds = kinds_shown(compact_, dataset);
        auto const finest = finest_of(kinds, fiscal);
        for (auto const& measure : compact_.measures) {
            if (!uses(measure, dataset.id) || nests_in(finest, measure.period, fiscal)) continue;
            diagnostics_
                .error("M006", compact_.place(measure.clause.span),
                       code_word(dataset.id) + " is read by " + a_kind(finest) + " and by " +
                           a_kind(measure.period) +
                           ", which overlap, so that small counts could be worked out from the "
                           "difference")
                .with_related(compact_.place(first.protection->span),
                              "asks for small cells to be withheld")
                .with_help(
                    "read all measures over this dataset by periods of which one is made of the "
                    "other: months, quarters and years, or weeks alone");
        }
    }

    void check_columns(Dataset const& dataset, Measure const& first) {
        auto const columns = columns_shown(compact_, dataset);
        for (std::size_t second = 1; second < columns.size(); ++second) {
            auto const& own = *dataset.column(columns[second]);
            for (std::size_t one = 0; one < second; ++one) {
                auto const& before = *dataset.column(columns[one]);
                if (has_known_values(own) || has_known_values(before)) continue;
                diagnostics_
                    .warning("M007", compact_.place(own.span),
                             "nobody can tell whether " + code_word(own.name) + " and " +
                                 code_word(before.name) +
                                 " contain each other, so in every period with a small cell only " +
                                 code_word(before.name) + " is shown")
                    .with_related(compact_.place(before.span), "the other column")
                    .with_related(compact_.place(first.protection->span),
                                  "asks for small cells to be withheld")
                    .with_help("list the values of one of the two: values = [\"...\", \"...\"]");
                break;
            }
        }
    }

    Compact const& compact_;
    Diagnostics& diagnostics_;
};

}  // namespace

void check_measures(Compact const& compact, Diagnostics& diagnostics) {
    MeasureChecks checks(compact, diagnostics);
    for (auto const& measure : compact.measures) checks.check(measure);
    for (auto const& dataset : compact.datasets) checks.check(dataset);
}

}  // namespace crosswalk
