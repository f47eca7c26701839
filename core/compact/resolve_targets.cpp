// SPDX-License-Identifier: Apache-2.0
#include "compact/resolve_targets.h"

#include "compact/units.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

class PromiseReader {
public:
    PromiseReader(Resolving& state, Node const& clause, bool unit_is_sound, Measure& measure)
        : state_(state),
          complaints_(state.complaints),
          clause_(clause),
          unit_is_sound_(unit_is_sound),
          measure_(measure) {}

    void read() {
        baseline();
        for (auto const* const node : tables_of(clause_, "targets")) target(*node);
        check_path();
        standing();
        status();
    }

private:
    /// A number in the measure's unit.
    std::optional<Rational> level(Node const& table, std::string_view key) {
        auto const* const node = Resolving::value(table, key);
        if (node == nullptr) return std::nullopt;
        auto const quantity = state_.quantity(*node);
        if (!quantity || !unit_is_sound_) return std::nullopt;
        if (quantity->unit == measure_.unit) return Rational(quantity->value);
        auto const* const unit = Resolving::value(clause_, "unit");
        complaints_
            .error("K058", node->span,
                   "this is " + say_in(quantity->unit) + ", and the measure is " +
                       say_in(measure_.unit))
            .with_related(complaints_.place(unit->span), say(measure_.unit))
            .with_help("write the number in the unit of the measure: \"" +
                       print(Quantity{quantity->value, measure_.unit}) + "\"");
        return std::nullopt;
    }

    void baseline() {
        auto const* const node = Resolving::value(clause_, "baseline");
        if (node == nullptr) return;
        auto const* const written = Resolving::value(*node, "period");
        auto const period = written == nullptr ? std::nullopt : state_.period(*written);
        Baseline baseline;
        baseline.span = node->span;
        baseline.value = level(*node, "value");
        baseline.frozen = Resolving::date(*node, "frozen");
        if (!period) return;
        baseline.period = *period;
        bool const agreed = node->find("value") != nullptr;
        // An agreed yardstick may be about any period; one that is worked out is one of the series.
        if (!agreed && !same_kind(state_, clause_, *written, *period, measure_.period)) return;
        check_frozen(*node, baseline, agreed);
        measure_.baseline = std::move(baseline);
    }

    void check_frozen(Node const& node, Baseline const& baseline, bool agreed) {
        auto const* const frozen = Resolving::value(node, "frozen");
        if (frozen != nullptr && agreed) {
            complaints_
                .error("K059", frozen->key_span,
                       "a baseline that is agreed needs no day on "
                       "which its facts are frozen")
                .with_related(complaints_.place(node.find("value")->key_span), "agreed here")
                .with_help("keep one of the two");
        } else if (frozen != nullptr && frozen->date <= baseline.period.last()) {
            complaints_
                .error("K060", frozen->span,
                       "the baseline is frozen before its period is "
                       "over: some of its facts can never count")
                .with_related(complaints_.place(Resolving::value(node, "period")->span),
                              "ends on " + print(baseline.period.last()))
                .with_help("write a day after " + print(baseline.period.last()));
        } else if (frozen == nullptr && node.find("frozen") == nullptr && !agreed) {
            complaints_
                .warning("K061", node.span,
                         "this baseline is not frozen: later corrections "
                         "of its facts will move it, and every target with it")
                .with_help("write the day after which corrections no longer count: frozen = " +
                           print(baseline.period.last().plus_days(90)));
        }
    }

    void target(Node const& node) {
        std::vector<Node const*> ways;
        for (auto const key : {"change", "level", "points"}) {
            if (auto const* const way = node.find(key)) ways.push_back(way);
        }
        std::ranges::sort(ways, {}, [](Node const* way) { return way->key_span; });
        if (ways.empty()) {
            complaints_.error("K062", node.span, "nothing says what is to be reached by then")
                .with_help(
                    "write one of change = \"-20%\", level = \"85%\" or points = \"+10 "
                    "points\"");
        } else if (ways.size() > 1) {
            complaints_.error("K062", ways[1]->key_span, "a target is set in one way only")
                .with_related(complaints_.place(ways[0]->key_span), "this is another")
                .with_help("keep one of `change`, `level` and `points`");
        }
        auto const by = Resolving::date(node, "by");
        Target target;
        target.span = node.span;
        target.level = level(node, "level");
        target.change = change(node);
        target.points = points(node);
        int const set = (target.level ? 1 : 0) + (target.change ? 1 : 0) + (target.points ? 1 : 0);
        if (!by || set != 1) return;
        target.by = *by;
        measure_.targets.push_back(std::move(target));
    }

    bool needs_baseline(Node const& key) {
        if (clause_.find("baseline") != nullptr) return true;
        complaints_
            .error("K063", key.key_span,
                   code_word(key.key) +
                       " counts from a baseline, and "
                       "this measure has none")
            .with_help(
                "write baseline = { period = 2010, frozen = 2011-03-31 }, say, or set a "
                "`level`");
        return false;
    }

    std::optional<Rational> change(Node const& node) {
        auto const* const change = Resolving::value(node, "change");
        if (change == nullptr) return std::nullopt;
        auto const share = state_.share(*change);
        if (!needs_baseline(*change) || !share) return std::nullopt;
        bool const from_zero =
            measure_.baseline && measure_.baseline->value && measure_.baseline->value->is_zero();
        if (from_zero) {
            complaints_
                .error("K068", change->span,
                       "a share of the baseline is always 0, because "
                       "the baseline is 0")
                .with_related(complaints_.place(measure_.baseline->span), "agreed here")
                .with_help("set a `level` instead");
            return std::nullopt;
        }
        warn_about_direction(*change, share->part().is_negative(), share->part().is_zero());
        return share->part();
    }

    std::optional<Rational> points(Node const& node) {
        auto const* const points = Resolving::value(node, "points");
        if (points == nullptr) return std::nullopt;
        auto const read = state_.points(*points);
        if (!read) return std::nullopt;
        if (unit_is_sound_ && !measure_.unit.is_percent()) {
            complaints_
                .error("K064", points->span,
                       "points are the difference of two percentages, "
                       "and this measure is " +
                           say_in(measure_.unit))
                .with_related(complaints_.place(Resolving::value(clause_, "unit")->span),
                              say(measure_.unit))
                .with_help("set a `change` in percent of the baseline, or a `level`");
            return std::nullopt;
        }
        if (!needs_baseline(*points)) return std::nullopt;
        warn_about_direction(*points, read->hundredths().is_negative(),
                             read->hundredths().is_zero());
        return read->hundredths();
    }

    void warn_about_direction(Node const& node, bool falls, bool stays) {
        auto const* const better = Resolving::value(clause_, "better");
        bool const wants_fall = measure_.better == Better::lower;
        if (better == nullptr || stays || falls == wants_fall) return;
        complaints_
            .warning("K067", node.span,
                     std::string("this target is a ") + (falls ? "fall" : "rise") + ", and " +
                         better->text + " is better")
            .with_related(complaints_.place(better->span), "")
            .with_help(
                "check the sign; a target on the wrong side of the baseline is read as "
                "\"do not get worse than this\"");
    }

    /// The path leads from the end of the baseline through every target, in order.
    void check_path() {
        auto const& targets = measure_.targets;
        for (std::size_t i = 1; i < targets.size(); ++i) {
            if (targets[i - 1].by < targets[i].by) continue;
            bool const same = targets[i - 1].by == targets[i].by;
            complaints_
                .error("K065", targets[i].span,
                       same ? "two targets have the same deadline"
                            : "targets stand in the order of their "
                              "deadlines")
                .with_related(complaints_.place(targets[i - 1].span),
                              "by " + print(targets[i - 1].by))
                .with_help(same ? "keep one of the two" : "put the earlier deadline first");
        }
        if (targets.empty() || !measure_.baseline) return;
        auto const ends = measure_.baseline->period.last();
        if (targets.front().by > ends) return;
        complaints_.error("K066", targets.front().span, "this deadline is not after the baseline")
            .with_related(complaints_.place(measure_.baseline->span), "ends on " + print(ends))
            .with_help("write a deadline after " + print(ends) + ", or an earlier baseline");
    }

    void standing() {
        auto const* const node = Resolving::value(clause_, "standing");
        if (node == nullptr) return;
        if (auto const* const targets = clause_.find("targets")) {
            complaints_
                .error("K072", node->key_span, "a measure has dated targets or a standing one")
                .with_related(complaints_.place(targets->key_span), "dated ones are set here")
                .with_help("make two measures over the same value, one for each promise");
        }
        auto const* const level_node = node->find("level");
        auto const* const history = node->find("history");
        if ((level_node == nullptr) == (history == nullptr)) {
            auto& complaint =
                complaints_.error("K069", history == nullptr ? node->span : history->key_span,
                                  history == nullptr ? "nothing says which level is to be held"
                                                     : "a standing target has one level");
            if (history != nullptr) {
                complaint.with_related(complaints_.place(level_node->key_span), "set here");
            }
            complaint.with_help(
                "write either level = \"6 min\" or history = { first = \"2014-01\", "
                "last = \"2015-12\" }");
            return;
        }
        StandingTarget standing;
        standing.span = node->span;
        standing.level = level(*node, "level");
        auto const from = Resolving::date(*node, "from");
        if (from) standing.from = *from;
        if (history != nullptr) read_history(*node, from, standing);
        bool const complete = standing.level || (standing.history_first && standing.history_last);
        if (from && complete) measure_.standing = std::move(standing);
    }

    std::optional<Period> history_period(Node const& history, std::string_view key) {
        auto const* const node = Resolving::value(history, key);
        auto const period = node == nullptr ? std::nullopt : state_.period(*node);
        if (!period || !same_kind(state_, clause_, *node, *period, measure_.period)) {
            return std::nullopt;
        }
        return period;
    }

    /// A target derived from history may not contain the period it judges: it would judge itself.
    void read_history(Node const& standing_node, std::optional<Date> from,
                      StandingTarget& standing) {
        auto const* const history = Resolving::value(standing_node, "history");
        if (history == nullptr) return;
        auto const first = history_period(*history, "first");
        auto const last = history_period(*history, "last");
        if (!first || !last) return;
        if (*last < *first) {
            complaints_
                .error("K071", Resolving::value(*history, "last")->span,
                       "the history ends before it begins")
                .with_related(complaints_.place(Resolving::value(*history, "first")->span),
                              "begins here")
                .with_help("write the earlier period under `first`");
            return;
        }
        if (from && last->last() >= *from) {
            complaints_
                .error("K070", Resolving::value(*history, "last")->span,
                       "the history overlaps the time it is to judge, so it would judge "
                       "itself")
                .with_label("ends on " + print(last->last()))
                .with_related(complaints_.place(Resolving::value(standing_node, "from")->span),
                              "binds from here on")
                .with_help("end the history before " + print(*from) +
                           ", or let the target bind "
                           "later");
            return;
        }
        standing.history_first = first;
        standing.history_last = last;
    }

    std::optional<Rational> share_of(Node const& table, std::string_view key) {
        auto const* const node = Resolving::value(table, key);
        auto const share = node == nullptr ? std::nullopt : state_.share(*node);
        if (!share) return std::nullopt;
        if (!share->part().is_negative() && share->part() <= Rational(1)) return share->part();
        complaints_.error("K073", node->span, code_word(key) + " goes from 0 % to 100 %")
            .with_help("write a part of the expected change, such as \"50%\"");
        return std::nullopt;
    }

    void status() {
        auto& rule = measure_.status;
        rule.behind = *Rational::make(1, 2);
        rule.too_early = *Rational::make(1, 10);
        auto const* const node = Resolving::value(clause_, "status");
        if (node == nullptr) return;
        rule.span = node->span;
        if (auto const share = share_of(*node, "on_track")) rule.on_track = *share;
        if (auto const share = share_of(*node, "behind")) rule.behind = *share;
        if (auto const share = share_of(*node, "too_early")) rule.too_early = *share;
        if (auto const* const stale = Resolving::value(*node, "stale_after")) {
            rule.stale_after_days = state_.days(*stale);
        }
        if (rule.behind <= rule.on_track) return;
        auto const* const behind = Resolving::value(*node, "behind");
        auto const* const on_track = Resolving::value(*node, "on_track");
        complaints_
            .error("K073", (behind != nullptr ? behind : on_track)->span,
                   "`behind` is larger than `on_track`, so nothing could ever be behind")
            .with_help(
                "write a `behind` (50% when not said) that is not larger than `on_track` (100% "
                "when not said)");
    }

    Resolving& state_;
    Complaints& complaints_;
    Node const& clause_;
    bool unit_is_sound_;
    Measure& measure_;
};

}  // namespace

void resolve_promises(Resolving& state, Node const& clause, bool unit_is_sound, Measure& measure) {
    PromiseReader(state, clause, unit_is_sound, measure).read();
}

bool same_kind(Resolving& state, Node const& clause, Node const& written, Period const& period,
               PeriodKind wanted) {
    auto const* const kind = Resolving::value(clause, "period");
    if (kind == nullptr || period.kind() == wanted) return true;
    int const starts = state.compact.partnership.fiscal_year_starts;
    auto const example = print(Period::containing(wanted, period.first(), starts));
    state.complaints
        .error("K057", written.span,
               "this is a " + std::string(name(period.kind())) + ", and the measure is read by " +
                   std::string(name(wanted)))
        .with_related(state.complaints.place(kind->span), std::string(name(wanted)))
        .with_help("write a " + std::string(name(wanted)) + ", such as " +
                   (wanted == PeriodKind::year ? example : "\"" + example + "\""));
    return false;
}

}  // namespace crosswalk
