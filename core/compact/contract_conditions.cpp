// SPDX-License-Identifier: Apache-2.0
#include "compact/contract_conditions.h"

#include "compact/contract_terms.h"
#include "compact/units.h"

#include <optional>
#include <string>
#include <utility>

namespace crosswalk {
namespace {

class ConditionReader {
public:
    ConditionReader(Resolving& state, Node const& clause, Contract& contract,
                    FigureReader const& figures, PaymentTerm& term)
        : state_(state),
          complaints_(state.complaints),
          clause_(clause),
          contract_(contract),
          figures_(figures),
          term_(term) {}

    void read() {
        days();
        for (auto const* const gate : tables_of(clause_, "gates")) read_gate(*gate);
        if (auto const* const rule = Resolving::value(clause_, "cohorts")) cohorts(*rule);
        if (auto const* const rule = Resolving::value(clause_, "improvement")) improvement(*rule);
    }

private:
    /// Its first and last day: those of the contract where it does not say others.
    void days() {
        auto const begins = Resolving::date(clause_, "begins");
        auto const ends = Resolving::date(clause_, "ends");
        term_.begins = begins.value_or(contract_.begins);
        term_.ends = ends.value_or(contract_.ends);
        bool const is_known = contract_.begins != Date() && contract_.ends != Date();
        if ((!begins && !ends) || !is_known) return;
        auto const is_out = [&](Date day) {
            return day < contract_.begins || contract_.ends < day;
        };
        bool const is_late = begins && is_out(*begins);
        bool const is_outside = is_late || (ends && is_out(*ends));
        if (!is_outside && term_.begins <= term_.ends) return;
        auto const* const key =
            Resolving::value(clause_, is_late || (begins && !is_outside) ? "begins" : "ends");
        term_.begins = contract_.begins;
        term_.ends = contract_.ends;
        complaints_
            .error("K099", key->span,
                   is_outside ? "the days of this term lie outside of the contract's"
                              : "the term ends before it begins")
            .with_help("write days from " + print(contract_.begins) + " to " +
                       print(contract_.ends) + ", the first one under `begins`");
    }

    /// A condition is looked at for every period that is paid for.
    void check_periods(Node const& name, FigureReader const& other) {
        if (figures_.measure() == nullptr || other.measure() == nullptr) return;
        auto const paid = figures_.measure()->period;
        if (other.measure()->period == paid) return;
        complaints_
            .error("K108", name.span,
                   code_word(other.measure()->id) + " is counted by " +
                       std::string(crosswalk::name(other.measure()->period)) +
                       ", and what is paid "
                       "for by " +
                       std::string(crosswalk::name(paid)))
            .with_related(complaints_.place(figures_.measure()->clause.span), "paid for")
            .with_help("name a measure with period = \"" + std::string(crosswalk::name(paid)) +
                       "\"");
    }

    void read_gate(Node const& node) {
        auto const* const name = Resolving::value(node, "measure");
        FigureReader const other(state_, name);
        PaymentGate gate;
        if (!other.ends(node, gate.open)) return;
        if (!gate.open.from && !gate.open.to) {
            if (node.incomplete) return;
            complaints_
                .error("K103", node.span, "nothing says with which figures this gate is open")
                .with_help("write from = \"80%\", say, or `above`, `below` or `up_to`");
            return;
        }
        if (other.measure() == nullptr) return;
        check_periods(*name, other);
        gate.measure = other.measure()->id;
        term_.gates.push_back(std::move(gate));
    }

    /// K104 who sets the threshold: the rule for cohorts alone.
    void check_company(Node const& rule) {
        for (auto const key : {"steps", "tiers", "entry_threshold", "counted"}) {
            auto const* const other = clause_.find(key);
            if (other == nullptr) continue;
            complaints_
                .error("K104", other->key_span,
                       "`" + std::string(key) + "` does not go with `cohorts`")
                .with_related(complaints_.place(rule.key_span), "the rule for cohorts")
                .with_help(
                    "cohorts are paid each by itself, by `pays` or `bands`, and the rule says "
                    "from which figure on");
        }
    }

    void cohorts(Node const& rule) {
        term_.counted = Counted::each_period;
        check_company(rule);
        auto const* const each = Resolving::value(rule, "each");
        auto const* const pooled = Resolving::value(rule, "pooled");
        auto const* const size = Resolving::value(rule, "size");
        FigureReader const sizes(state_, size);
        auto const own = each == nullptr ? std::nullopt : figures_.figure(*each);
        auto const together = pooled == nullptr ? std::nullopt : figures_.figure(*pooled);
        if (size != nullptr && sizes.measure() != nullptr) {
            check_periods(*size, sizes);
            if (!sizes.adds_up()) refuse_size(*size, *sizes.measure());
        }
        if (!own || !together || sizes.measure() == nullptr) return;
        if (*own < *together) {
            complaints_.error("K098", pooled->span, "this threshold can never be met")
                .with_related(complaints_.place(each->span),
                              "the mean of cohorts below this lies below it, too")
                .with_help("write a lower one than that of each cohort");
        }
        term_.cohorts = CohortRule{*own, *together, sizes.measure()->id};
    }

    void refuse_size(Node const& name, Measure const& measure) {
        complaints_
            .error("K102", name.span,
                   "cohorts are weighed by how many they are, and " + code_word(measure.id) +
                       " is no sum or count")
            .with_related(complaints_.place(measure.clause.span), "described here")
            .with_help("name a measure with value = \"count()\", say");
    }

    /// K110 a year before there is one figure for every figure that is paid.
    bool check_improvement(Node const& rule) {
        bool const is_at_once =
            term_.kind == PaymentKind::steps || term_.kind == PaymentKind::tiers;
        bool const has_year =
            figures_.measure() == nullptr || (figures_.measure()->period != PeriodKind::day &&
                                              figures_.measure()->period != PeriodKind::week);
        if (is_at_once && has_year && term_.counted != Counted::total) return true;
        complaints_
            .error("K110", rule.key_span,
                   !is_at_once ? "an improvement goes with `steps` or `tiers`"
                   : !has_year ? "days and weeks have no figure of a year before"
                               : "a total has no figure of a year before")
            .with_help(!is_at_once ? "of `pays` and `bands` every improvement is paid as it is"
                       : !has_year ? "pay for a measure by month, quarter or year"
                                   : "write counted = \"each_period\" or counted = \"latest\"");
        return false;
    }

    bool check_positive(Node const& rule, Improvement const& made, Rational const& amount) {
        auto const& least = made.by ? *made.by : *made.by_share;
        bool const is_pay = amount <= Rational();
        if (!is_pay && Rational() < least) return true;
        auto const* const key = Resolving::value(rule, is_pay    ? "pays"
                                                       : made.by ? "by"
                                                                 : "by_share");
        complaints_
            .error("K110", key->span,
                   is_pay ? "an improvement earns more than nothing"
                          : "what is not better is no improvement")
            .with_help("write more than zero");
        return false;
    }

    void improvement(Node const& rule) {
        auto const* const by = Resolving::value(rule, "by");
        auto const* const by_share = Resolving::value(rule, "by_share");
        auto const* const pays = Resolving::value(rule, "pays");
        bool const fits = check_improvement(rule);
        if ((by == nullptr) == (by_share == nullptr)) {
            if (rule.incomplete) return;
            complaints_
                .error("K110", rule.span,
                       by == nullptr ? "nothing says how much better it must be"
                                     : "`by` and `by_share` say twice how much better it must be")
                .with_help("write by = \"2 points\", say, or by_share = \"10%\"");
            return;
        }
        Improvement made;
        made.by = by == nullptr ? std::nullopt : difference(*by);
        made.by_share = by_share == nullptr ? std::nullopt : share(*by_share);
        auto const amount = pays == nullptr ? std::nullopt : read_money(state_, *pays, contract_);
        bool const is_read = amount && (made.by || made.by_share) && figures_.is_sound();
        if (!fits || !is_read || !check_positive(rule, made, *amount)) return;
        made.pays = *amount;
        made.lower_is_better = figures_.measure()->better == Better::lower;
        term_.improvement = std::move(made);
    }

    /// K110 a percentage may be points, or a share of the figure before.
    std::optional<Rational> difference(Node const& node) {
        auto const quantity = state_.quantity(node);
        if (!quantity || !figures_.is_sound()) return std::nullopt;
        auto const& unit = figures_.measure()->unit;
        auto const step = step_of(unit);
        if (quantity->unit == step) return Rational(quantity->value);
        auto& complaint = complaints_.error(
            "K110", node.span,
            quantity->unit.is_percent()
                ? "this may mean points, or a share of the figure of a year before"
                : "this is " + say_in(quantity->unit) + ", and the measure is " + say_in(unit));
        auto const points = print(Quantity{quantity->value, step});
        complaint.with_help("write by = \"" + points + "\"" +
                            (quantity->unit.is_percent()
                                 ? " or by_share = \"" + print(*quantity) + "\""
                                 : std::string()));
        return std::nullopt;
    }

    std::optional<Rational> share(Node const& node) {
        auto const quantity = state_.quantity(node);
        if (!quantity) return std::nullopt;
        if (quantity->unit.is_percent()) return *divide(Rational(quantity->value), Rational(100));
        complaints_
            .error("K110", node.span,
                   "a share of the figure of a year before is a percentage, and this is " +
                       say_in(quantity->unit))
            .with_help("write by_share = \"10%\", say");
        return std::nullopt;
    }

    Resolving& state_;
    Complaints& complaints_;
    Node const& clause_;
    Contract& contract_;
    FigureReader const& figures_;
    PaymentTerm& term_;
};

}  // namespace

void resolve_conditions(Resolving& state, Node const& clause, Contract& contract,
                        FigureReader const& figures, PaymentTerm& term) {
    ConditionReader(state, clause, contract, figures, term).read();
}

std::string resolve_reconciled(Resolving& state, Node const& clause, Contract const& contract) {
    auto const* const name = Resolving::value(clause, "reconcile_with");
    FigureReader const paid(state, name);
    if (!paid.is_sound()) return {};
    auto const& measure = *paid.measure();
    auto& complaints = state.complaints;
    if (!paid.adds_up()) {
        complaints
            .error("K102", name->span,
                   "payments add up over periods, and " + code_word(measure.id) +
                       " is no sum or count")
            .with_related(complaints.place(measure.clause.span), "described here")
            .with_help("name a measure with value = \"sum(paid)\", say");
    } else if (!is_currency(measure.unit)) {
        complaints
            .error("K109", name->span,
                   code_word(measure.id) + " is " + say_in(measure.unit) + ", and not money")
            .with_related(complaints.place(measure.clause.span), "described here")
            .with_help("name the measure of what was published as paid");
    } else if (!contract.currency.empty() && print(measure.unit) != contract.currency) {
        complaints
            .error("K092", name->span,
                   code_word(measure.id) + " is in " + print(measure.unit) +
                       ", and the contract is in " + contract.currency)
            .with_related(complaints.place(measure.clause.span), "described here")
            .with_help("name a measure in " + contract.currency +
                       "; an agreement knows no exchange rate");
    } else {
        return measure.id;
    }
    return {};
}

}  // namespace crosswalk
