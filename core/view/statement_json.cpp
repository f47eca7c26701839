// SPDX-License-Identifier: Apache-2.0
#include "view/json_parts.h"
#include "view/statement.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::string_view json_name(PaymentKind kind) {
    switch (kind) {
        case PaymentKind::bands:
            return "bands";
        case PaymentKind::steps:
            return "steps";
        case PaymentKind::tiers:
            return "tiers";
        case PaymentKind::per_unit:
            break;
    }
    return "per_unit";
}

std::string_view json_name(Counted counted) {
    switch (counted) {
        case Counted::each_period:
            return "each_period";
        case Counted::latest:
            return "latest";
        case Counted::total:
            break;
    }
    return "total";
}

std::string_view json_name(WaitingFor what) {
    switch (what) {
        case WaitingFor::its_end:
            return "its_end";
        case WaitingFor::the_due_day:
            return "the_due_day";
        case WaitingFor::missing_parts:
            return "missing_parts";
        case WaitingFor::small_cells:
            return "small_cells";
        case WaitingFor::a_decision:
            return "a_decision";
        case WaitingFor::a_denominator:
            return "a_denominator";
        case WaitingFor::the_year_before:
            return "the_year_before";
        case WaitingFor::a_size:
            return "a_size";
        case WaitingFor::facts:
            break;
    }
    return "facts";
}

std::string_view json_name(PaymentLimit limit) {
    switch (limit) {
        case PaymentLimit::cap:
            return "cap";
        case PaymentLimit::floor:
            return "floor";
        case PaymentLimit::none:
            break;
    }
    return "none";
}

class StatementWriter {
public:
    StatementWriter(Compact const& compact, Contract const& contract)
        : compact_(compact), contract_(contract) {}

    std::string write(std::vector<Statement> const& statements,
                      std::optional<Binding> const& binding) {
        json_.begin_object();
        json_.key("crosswalk").text("statements/1");
        json_.key("contract").text(contract_.id);
        json_.key("title");
        write_texts(json_, contract_.title.by_language);
        json_.key("clause");
        write_place(json_, compact_.place(contract_.clause.span));
        json_.key("payer").text(contract_.payer);
        json_.key("providers");
        write_strings(json_, contract_.providers);
        json_.key("currency").text(contract_.currency);
        if (binding) bound(*binding);
        json_.key("statements").begin_array();
        for (auto const& each : statements) statement(each);
        json_.end();
        json_.end();
        return json_.take();
    }

private:
    void bound(Binding const& binding) {
        json_.key("bound").begin_object();
        json_.key("on").text(print(binding.on));
        json_.key("entry").whole(static_cast<std::int64_t>(binding.entry));
        json_.key("redefined_since").begin_array();
        for (auto const& [measure, later] : binding.redefined_since) {
            json_.begin_object(JsonShape::one_line);
            json_.key("measure").text(measure);
            json_.key("on").text(print(later.on));
            json_.key("entry").whole(static_cast<std::int64_t>(later.entry));
            json_.end();
        }
        json_.end();
        json_.end();
    }

    void money(std::string_view name, Rational const& amount) {
        auto const digits = std::max(currency_digits(contract_.currency), 0);
        auto const shown = amount.rounded(digits, Rounding::half_away_from_zero);
        json_.key(name).text(shown ? print(*shown) : print(amount));
    }

    void statement(Statement const& statement) {
        json_.begin_object();
        json_.key("number").whole(static_cast<std::int64_t>(statement.number));
        json_.key("on").text(print(statement.on));
        money("due", statement.due);
        money("to_date", statement.to_date);
        money("over_the_cap", statement.over_the_cap);
        money("held_back", statement.held_back);
        money("stated_before", statement.stated_before);
        reconciled(contract_.reconcile_with, statement.reconciled);
        json_.key("lines").begin_array();
        for (auto const& each : statement.lines) line(each);
        json_.end();
        json_.end();
    }

    void line(StatementLine const& line) {
        auto const& term = contract_.terms[line.term];
        json_.begin_object();
        json_.key("term").text(term.id);
        json_.key("clause");
        write_place(json_, compact_.place(term.clause.span));
        json_.key("measure").text(term.measure);
        json_.key("unit").text(print(compact_.measure(term.measure)->unit));
        json_.key("pays").text(json_name(term.kind));
        json_.key("counted").text(json_name(term.counted));
        money("due", line.due);
        money("correction", line.correction);
        money("stated_before", line.stated_before);
        money("to_date", line.payment.amount);
        money("worked_out", line.payment.worked_out);
        json_.key("limit").text(json_name(line.payment.limit));
        json_.key("paid_for").begin_array();
        for (auto const& each : line.paid_for) period(term, each);
        json_.end();
        json_.key("figures").begin_array();
        for (auto const& each : line.payment.figures) figure(term, each);
        json_.end();
        waiting("waiting", line.waiting);
        if (!term.gates.empty()) shut(term, line.shut);
        reconciled(term.reconcile_with, line.reconciled);
        json_.end();
    }

    void waiting(std::string_view name, std::vector<WaitingPeriod> const& periods) {
        json_.key(name).begin_array();
        for (auto const& each : periods) {
            json_.begin_object(JsonShape::one_line);
            json_.key("period").text(print(each.period));
            json_.key("for").text(json_name(each.what));
            if (!each.measure.empty()) json_.key("measure").text(each.measure);
            json_.end();
        }
        json_.end();
    }

    void shut(PaymentTerm const& term, std::vector<ShutPeriod> const& periods) {
        json_.key("shut").begin_array();
        for (auto const& each : periods) {
            json_.begin_object(JsonShape::one_line);
            json_.key("period").text(print(each.period));
            json_.key("measure").text(term.gates[each.gate].measure);
            json_.key("figure").text(print(each.figure));
            json_.end();
        }
        json_.end();
    }

    void reconciled(std::string const& measure, std::optional<Reconciled> const& reconciled) {
        if (measure.empty()) return;
        json_.key("reconciled");
        if (!reconciled) {
            json_.null();
            return;
        }
        json_.begin_object();
        json_.key("measure").text(measure);
        money("published", reconciled->published);
        money("difference", reconciled->difference);
        waiting("unknown", reconciled->unknown);
        json_.end();
    }

    void period(PaymentTerm const& term, CountedPeriod const& counted) {
        json_.begin_object(JsonShape::one_line);
        json_.key("period").text(print(counted.period));
        json_.key("figure").text(print(counted.figure));
        bool const is_weighed = term.cohorts && counted.figure < term.cohorts->each;
        if (is_weighed) json_.key("size").text(print(counted.size));
        json_.end();
    }

    void figure(PaymentTerm const& term, PaidFigure const& paid) {
        json_.begin_object();
        json_.key("figure").text(print(paid.figure));
        json_.key("below_threshold").truth(paid.is_below_threshold);
        if (paid.before) {
            json_.key("before").text(print(*paid.before));
            json_.key("improved").truth(paid.has_improved);
        }
        if (term.cohorts) json_.key("pooled").truth(paid.is_pooled);
        json_.key("arithmetic").begin_array();
        for (auto const& each : paid.pieces) piece(term, each);
        json_.end();
        money("amount", paid.amount);
        json_.end();
    }

    void end_of_range(std::string_view name, std::optional<Rational> const& end) {
        json_.key(name);
        if (end) {
            json_.text(print(*end));
        } else {
            json_.null();
        }
    }

    void piece(PaymentTerm const& term, PaymentPiece const& piece) {
        auto const& range = term.ranges[piece.range];
        json_.begin_object(JsonShape::one_line);
        end_of_range("from", range.from);
        end_of_range("to", range.to);
        json_.key("units").text(print(piece.units));
        json_.key("pays").text(print(range.pays));
        json_.key("amount").text(print(piece.amount));
        json_.end();
    }

    Compact const& compact_;
    Contract const& contract_;
    JsonWriter json_;
};

}  // namespace

std::string statements_json(Compact const& compact, Contract const& contract,
                            std::vector<Statement> const& statements,
                            std::optional<Binding> const& binding) {
    return StatementWriter(compact, contract).write(statements, binding);
}

}  // namespace crosswalk
