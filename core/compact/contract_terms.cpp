// SPDX-License-Identifier: Apache-2.0
#include "compact/contract_terms.h"

#include "compact/contract_conditions.h"
#include "compact/units.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

Counted counted_of(std::string_view word) {
    if (word == "each_period") return Counted::each_period;
    return word == "latest" ? Counted::latest : Counted::total;
}

class TermReader {
public:
    TermReader(Resolving& state, Node const& clause, Contract& contract)
        : state_(state), complaints_(state.complaints), clause_(clause), contract_(contract) {}

    void read() {
        term_.clause = state_.clause(clause_);
        term_.id = clause_.key;
        term_.title = state_.local_text(clause_, "title");
        term_.validation = state_.local_text(clause_, "validation");
        read_measure();
        bool const is_sound = read_ways();
        threshold();
        limits();
        resolve_conditions(state_, clause_, contract_, figures_, term_);
        term_.reconcile_with = resolve_reconciled(state_, clause_, contract_);
        if (is_sound && measure_ != nullptr) contract_.terms.push_back(std::move(term_));
    }

private:
    void read_measure() {
        figures_ = FigureReader(state_, Resolving::value(clause_, "measure"));
        measure_ = figures_.measure();
        if (measure_ == nullptr) return;
        term_.measure = measure_->id;
        auto const* const word = Resolving::value(clause_, "counted");
        term_.counted = word != nullptr      ? counted_of(word->text)
                        : figures_.adds_up() ? Counted::total
                                             : Counted::latest;
        if (term_.counted != Counted::total || figures_.adds_up()) return;
        complaints_
            .error("K102", word->span,
                   "the figures of " + code_word(measure_->id) +
                       " do not add up over periods: it is no sum or count")
            .with_related(complaints_.place(measure_->clause.span), "described here")
            .with_help("write counted = \"latest\" or counted = \"each_period\"");
    }

    /// Exactly one of four ways; whether it was read in full.
    bool read_ways() {
        std::vector<Node const*> ways;
        for (auto const key : {"pays", "bands", "steps", "tiers"}) {
            if (auto const* const way = clause_.find(key)) ways.push_back(way);
        }
        std::ranges::sort(ways, {}, [](Node const* way) { return way->key_span; });
        if (ways.empty()) {
            if (!clause_.incomplete) {
                complaints_.error("K090", clause_.span, "nothing says what this term pays")
                    .with_help(
                        "write pays = \"15.12 USD per day\", say, or `bands`, `steps` or "
                        "`tiers`");
            }
            return false;
        }
        if (ways.size() > 1) {
            complaints_.error("K090", ways[1]->key_span, "a term pays in one way only")
                .with_related(complaints_.place(ways[0]->key_span), "this is another")
                .with_help(
                    "keep one of `pays`, `bands`, `steps` and `tiers`; make two terms if "
                    "both are paid");
            return false;
        }
        auto const& way = *ways.front();
        return !way.is(NodeKind::broken) && read_way(way);
    }

    bool read_way(Node const& way) {
        if (way.key == "pays") {
            PaymentRange range;
            range.span = way.span;
            range.from = Rational();
            auto const rate = read_rate(way);
            range.pays = rate.value_or(Rational());
            term_.ranges.push_back(std::move(range));
            return rate.has_value();
        }
        term_.kind = way.key == "bands"   ? PaymentKind::bands
                     : way.key == "steps" ? PaymentKind::steps
                                          : PaymentKind::tiers;
        if (way.parts.empty()) {
            complaints_
                .error("K029", way.span,
                       "there must be at least one " + way.key.substr(0, way.key.size() - 1))
                .with_help("say from which figure on something is paid, and what");
            return false;
        }
        bool is_sound = true;
        for (auto const* const node : tables_of(clause_, way.key)) {
            is_sound = read_range(*node) && is_sound;
        }
        return is_sound && !term_.ranges.empty() && check_ranges(way);
    }

    bool read_range(Node const& node) {
        PaymentRange range;
        bool const is_sound = figures_.ends(node, range);
        auto const* const pays = Resolving::value(node, "pays");
        if (pays == nullptr) return false;
        auto const amount = term_.kind == PaymentKind::bands ? read_rate(*pays)
                                                             : read_money(state_, *pays, contract_);
        bool const begins = range.from || term_.kind != PaymentKind::steps;
        if (!amount || !is_sound || !begins) return false;
        range.pays = *amount;
        term_.ranges.push_back(std::move(range));
        return true;
    }

    /// Money for each unit of the figure.
    std::optional<Rational> read_rate(Node const& node) {
        auto const rate = state_.quantity(node);
        if (!rate || !figures_.is_sound()) return std::nullopt;
        auto const step = step_of(measure_->unit);
        if (is_currency(step)) return read_share_of_money(node, *rate, step);
        auto const money = rate->unit * step;
        if (!is_currency(money)) {
            auto const currency = contract_.currency.empty() ? "USD" : contract_.currency;
            complaints_
                .error("K093", node.span,
                       "this rate is in " + code_word(print(rate->unit)) +
                           ", and the measure counts " + code_word(print(step)))
                .with_related(complaints_.place(measure_->clause.span), "the measure")
                .with_help("write \"" + print(Quantity{rate->value, Unit::of(currency) / step}) +
                           "\", say, or pay for a measure with another unit");
            return std::nullopt;
        }
        if (!settle_currency(node, money)) return std::nullopt;
        return Rational(rate->value);
    }

    /// Of a measure in money a percentage of it is paid. A bare number would be taken for one, and
    /// pay a hundred times as much.
    std::optional<Rational> read_share_of_money(Node const& node, Quantity const& rate,
                                                Unit const& money) {
        if (rate.unit.is_percent()) {
            if (!settle_currency(node, money)) return std::nullopt;
            return *divide(Rational(rate.value), Rational(100));
        }
        complaints_
            .error("K093", node.span,
                   "the measure counts " + code_word(print(money)) +
                       ", and of money a percentage is paid")
            .with_related(complaints_.place(measure_->clause.span), "the measure")
            .with_help("write \"10%\", say, for a tenth of it");
        return std::nullopt;
    }

    bool settle_currency(Node const& node, Unit const& money) {
        auto const code = print(money);
        if (contract_.currency.empty()) contract_.currency = code;
        if (contract_.currency == code) return true;
        complaints_
            .error("K092", node.span,
                   "this is in " + code + ", and the contract is in " + contract_.currency)
            .with_help("write it in " + contract_.currency +
                       "; an agreement knows no exchange rate");
        return false;
    }

    /// Sorts them and looks for what is paid twice, or not at all.
    bool check_ranges(Node const& way) {
        auto const starts_before = [](PaymentRange const& a, PaymentRange const& b) {
            if (!a.from || !b.from) return !a.from && b.from;
            if (*a.from != *b.from) return *a.from < *b.from;
            return a.has_from && !b.has_from;
        };
        std::ranges::stable_sort(term_.ranges, starts_before);
        if (term_.kind == PaymentKind::steps) return check_steps();
        bool is_sound = true;
        for (std::size_t i = 0; i + 1 < term_.ranges.size(); ++i) {
            is_sound = check_neighbours(term_.ranges[i], term_.ranges[i + 1]) && is_sound;
        }
        auto const& last = term_.ranges.back();
        auto const& first = term_.ranges.front();
        if (term_.kind == PaymentKind::bands && !first.from) {
            complaints_.error("K103", first.span, "a band begins somewhere")
                .with_help("write from = \"0" +
                           std::string(measure_->unit.is_percent() ? "%" : "") + "\", say");
            return false;
        }
        if (term_.kind == PaymentKind::tiers && (first.from || last.to)) {
            complaints_
                .error("K096", way.span,
                       std::string("nothing is said about figures ") +
                           (first.from ? "below the lowest tier" : "above the highest tier"))
                .with_help(first.from
                               ? "leave out `from` in the lowest tier, or add one with `below`"
                               : "leave out `below` and `up_to` in the highest tier, or add "
                                 "one with `from` or `above`");
            return false;
        }
        return is_sound;
    }

    bool check_steps() {
        for (std::size_t i = 0; i + 1 < term_.ranges.size(); ++i) {
            if (*term_.ranges[i].from < *term_.ranges[i + 1].from) continue;
            complaints_
                .error("K095", term_.ranges[i + 1].span, "two steps begin at the same figure")
                .with_related(complaints_.place(term_.ranges[i].span), "the other one")
                .with_help("keep one of them");
            return false;
        }
        return true;
    }

    bool check_neighbours(PaymentRange const& lower, PaymentRange const& upper) {
        bool const overlap = !lower.to || !upper.from || *upper.from < *lower.to ||
                             (*upper.from == *lower.to && lower.has_to && upper.has_from);
        if (overlap) {
            auto const figures = upper.from ? ", such as " + figures_.print(*upper.from)
                                 : lower.to ? ", those below " + figures_.print(*lower.to)
                                            : std::string(": all there are");
            complaints_.error("K095", upper.span, "two ranges hold for the same figures" + figures)
                .with_related(complaints_.place(lower.span), "the other one")
                .with_help(upper.from ? "end the lower one with `below` where the upper one begins "
                                        "with `from`"
                                      : "say where this one begins, with `from` or `above`");
            return false;
        }
        bool const touches = *upper.from == *lower.to && (lower.has_to || upper.has_from);
        if (touches) return true;
        complaints_
            .error("K096", upper.span,
                   *upper.from == *lower.to
                       ? "no range holds for a figure of exactly " + figures_.print(*lower.to)
                       : "no range holds for figures between " + figures_.print(*lower.to) +
                             " and " + figures_.print(*upper.from))
            .with_related(complaints_.place(lower.span), "the range below")
            .with_help(
                "end one range where the next begins: `below` and then `from`, or `up_to` "
                "and then `above`");
        return false;
    }

    void threshold() {
        auto const* const node = Resolving::value(clause_, "entry_threshold");
        if (node == nullptr) return;
        bool const fits = clause_.find("pays") != nullptr || clause_.find("bands") != nullptr;
        if (!fits) {
            complaints_
                .error("K104", node->key_span, "an entry threshold goes with `pays` or `bands`")
                .with_help("steps and tiers say themselves from which figure on they pay");
            return;
        }
        term_.entry_threshold = figures_.figure(*node);
        if (!term_.entry_threshold || term_.ranges.empty()) return;
        auto const& last = term_.ranges.back();
        bool const is_beyond = last.to && *last.to < *term_.entry_threshold;
        bool const is_impossible =
            measure_->unit.is_percent() && *term_.entry_threshold > Rational(100) && is_share();
        if (!is_beyond && !is_impossible) return;
        auto& complaint = complaints_.error("K098", node->span, "this threshold can never be met");
        if (is_beyond) {
            complaint.with_related(complaints_.place(last.span), "the last band ends before it");
        }
        complaint.with_help("lower the threshold, or add a band above it");
    }

    /// Of a whole, such as count(where ...) / count(), which nothing exceeds.
    bool is_share() const {
        return measure_->value && measure_->value->kind == ExpressionKind::share;
    }

    void limits() {
        auto const* const cap = Resolving::value(clause_, "cap");
        auto const* const floor = Resolving::value(clause_, "floor");
        if (cap != nullptr) term_.cap = read_money(state_, *cap, contract_);
        if (floor != nullptr) term_.floor = read_money(state_, *floor, contract_);
        if (term_.cap && term_.cap->is_negative()) {
            complaints_.error("K097", cap->span, "a cap is not less than zero")
                .with_help("what the provider owes is said by `tiers`");
            return;
        }
        if (!term_.cap || !term_.floor || *term_.floor <= *term_.cap) return;
        complaints_.error("K097", cap->span, "the cap is lower than the floor")
            .with_related(complaints_.place(floor->span), "the floor")
            .with_help("the least that is paid cannot be more than the most");
    }

    Resolving& state_;
    Complaints& complaints_;
    Node const& clause_;
    Contract& contract_;
    PaymentTerm term_;
    FigureReader figures_;
    Measure const* measure_ = nullptr;
};

}  // namespace

std::optional<Rational> read_money(Resolving& state, Node const& node, Contract& contract) {
    auto const amount = state.quantity(node);
    if (!amount) return std::nullopt;
    if (!is_currency(amount->unit)) {
        state.complaints
            .error("K091", node.span,
                   "an amount of money is needed here, and this is " + say_in(amount->unit))
            .with_help("write \"5_290_000 USD\", say");
        return std::nullopt;
    }
    auto const code = print(amount->unit);
    if (contract.currency.empty()) contract.currency = code;
    if (contract.currency == code) return Rational(amount->value);
    state.complaints
        .error("K092", node.span,
               "this is in " + code + ", and the contract is in " + contract.currency)
        .with_help("write it in " + contract.currency + "; an agreement knows no exchange rate");
    return std::nullopt;
}

void resolve_payment_term(Resolving& state, Node const& clause, Contract& contract) {
    TermReader(state, clause, contract).read();
}

}  // namespace crosswalk
