// SPDX-License-Identifier: Apache-2.0
#include "compact/units.h"
#include "text/utf8.h"
#include "view/statement.h"
#include "view/terminal_parts.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// As many digits as the number has, up to six.
int digits_of(Rational const& value) {
    constexpr int most = 6;
    for (int digits = 0; digits < most; ++digits) {
        auto const rounded = value.rounded(digits, Rounding::half_away_from_zero);
        if (rounded && Rational(*rounded) == value) return digits;
    }
    return most;
}

Word word_for(WaitingFor what) {
    switch (what) {
        case WaitingFor::its_end:
            return Word::waits_for_end;
        case WaitingFor::the_due_day:
            return Word::waits_for_due_day;
        case WaitingFor::missing_parts:
            return Word::waits_for_parts;
        case WaitingFor::small_cells:
            return Word::waits_for_small_cells;
        case WaitingFor::a_decision:
            return Word::waits_for_decision;
        case WaitingFor::a_denominator:
            return Word::waits_for_denominator;
        case WaitingFor::the_year_before:
            return Word::waits_for_year_before;
        case WaitingFor::a_size:
            return Word::waits_for_size;
        case WaitingFor::facts:
            break;
    }
    return Word::waits_for_facts;
}

/// Writes one statement; every amount stands at the right.
class StatementPrinter {
public:
    StatementPrinter(Compact const& compact, Contract const& contract, Statement const& statement,
                     TerminalOptions const& options)
        : compact_(compact),
          contract_(contract),
          statement_(statement),
          print_(options),
          language_(options.language) {}

    std::string text(std::optional<Binding> const& binding) {
        auto text = opening();
        if (binding) text += print_.paragraph(bound(*binding), 0, Ink::dim);
        for (auto const& line : statement_.lines) text += "\n" + term(line);
        return text + "\n" + totals();
    }

private:
    std::string money(Rational const& amount) const {
        auto const digits = std::max(currency_digits(contract_.currency), 0);
        return show_amount(amount, Unit::of(contract_.currency), digits, language_);
    }

    std::string partner(std::string const& id) const {
        auto const* const found = compact_.partner(id);
        return found == nullptr ? id : printable(pick(found->name, language_).text);
    }

    std::string opening() const {
        std::vector<std::string> providers;
        for (auto const& id : contract_.providers) providers.push_back(partner(id));
        auto const title = printable(pick(contract_.title, language_).text);
        auto text = print_.paragraph(title, 0, Ink::bold);
        text += print_.paragraph(
            phrase(Word::statement_of, language_,
                   {std::to_string(statement_.number), std::to_string(contract_.statements.size()),
                    print_long(statement_.on, language_)}) +
                " · " +
                phrase(Word::payer_pays, language_,
                       {partner(contract_.payer), show_list(providers, language_)}),
            0, Ink::dim);
        auto const& due = statement_.due;
        auto const finding =
            due.is_zero() ? std::string(word(Word::nothing_due, language_))
                          : std::string(word(due.is_negative() ? Word::to_pay_back : Word::due_now,
                                             language_)) +
                                ": " + money(absolute(due));
        return text + "\n" + print_.paragraph(finding + ".", 0, Ink::bold);
    }

    /// Which agreement it follows, and what became of its measures for everybody else.
    std::string bound(Binding const& binding) const {
        auto text = phrase(Word::bound_by, language_,
                           {print_long(binding.on, language_), std::to_string(binding.entry)});
        for (auto const& [measure, later] : binding.redefined_since) {
            text += " " + phrase(Word::redefined_since, language_,
                                 {measure_title(measure), print_long(later.on, language_),
                                  std::to_string(later.entry)});
        }
        return text;
    }

    /// With all its digits, or a sign that there are more.
    std::string exact_or_about(Rational const& value, Unit const& unit) const {
        auto const digits = digits_of(value);
        auto const rounded = value.rounded(digits, Rounding::half_away_from_zero);
        bool const is_exact = rounded && Rational(*rounded) == value;
        return (is_exact ? "" : "≈ ") + show_amount(value, unit, digits, language_);
    }

    std::string figure(std::string const& measure, Rational const& value) const {
        return exact_or_about(value, compact_.measure(measure)->unit);
    }
    std::string figure(PaymentTerm const& term, Rational const& value) const {
        return figure(term.measure, value);
    }

    std::string measure_title(std::string const& id) const {
        return printable(pick(compact_.measure(id)->title, language_).text);
    }

    Rational in_coins(Rational const& amount) const {
        auto const digits = std::max(currency_digits(contract_.currency), 0);
        auto const rounded = amount.rounded(digits, Rounding::half_away_from_zero);
        return rounded ? Rational(*rounded) : amount;
    }

    /// "from 18.6 % up to 41.3 %"
    std::string range(std::string const& measure, FigureRange const& range) const {
        std::string text;
        if (range.from) {
            text = phrase(range.has_from ? Word::range_from : Word::range_above, language_,
                          {figure(measure, *range.from)});
        }
        if (range.to) {
            text += (text.empty() ? "" : ", ") +
                    phrase(range.has_to ? Word::range_up_to : Word::range_below, language_,
                           {figure(measure, *range.to)});
        }
        return text;
    }

    std::string rate(PaymentTerm const& term, PaymentRange const& range) const {
        auto const step = step_of(compact_.measure(term.measure)->unit);
        if (is_currency(step)) return percent_text(range.pays, language_);
        auto const pays =
            show_amount(range.pays, Unit::of(contract_.currency), digits_of(range.pays), language_);
        if (step == Unit()) return pays;
        return phrase(Word::rate, language_, {pays, show_unit(step, Rational(1), language_)});
    }

    std::string arithmetic(PaymentTerm const& term, PaymentPiece const& piece,
                           Rational const& of) const {
        auto const& range = term.ranges[piece.range];
        if (term.kind == PaymentKind::steps || term.kind == PaymentKind::tiers) {
            auto const where = this->range(term.measure, range);
            if (where.empty()) return figure(term, of);  // every figure is paid the same
            return phrase(Word::figure_in_range, language_, {figure(term, of), where});
        }
        auto const units =
            exact_or_about(piece.units, step_of(compact_.measure(term.measure)->unit));
        if (term.kind == PaymentKind::per_unit) {
            return phrase(Word::units_at_rate, language_, {units, rate(term, range)});
        }
        return phrase(Word::units_of_band, language_,
                      {units, rate(term, range), this->range(term.measure, range)});
    }

    /// What limits all figures together; empty when nothing does.
    std::string limit(Payment const& payment) const {
        switch (payment.limit) {
            case PaymentLimit::cap:
                return std::string(word(Word::capped, language_));
            case PaymentLimit::floor:
                return std::string(word(Word::raised_to_floor, language_));
            case PaymentLimit::none:
                break;
        }
        return {};
    }

    /// What the mean is made of.
    std::string cohorts(PaymentTerm const& term, StatementLine const& line) const {
        std::string text;
        for (auto const& each : line.paid_for) {
            text += (text.empty() ? "" : "; ") +
                    phrase(Word::cohort, language_,
                           {print_long(each.period, language_), figure(term, each.figure),
                            figure(term.cohorts->size, each.size)});
        }
        return with_capital(text);
    }

    /// Which periods are counted, and what they come to; empty where every row says it.
    std::string counted(PaymentTerm const& term, StatementLine const& line) const {
        if (line.paid_for.empty()) {
            bool const is_settled = line.waiting.empty() && !line.shut.empty();
            auto const said = is_settled ? Word::nothing_open : Word::nothing_counted;
            return std::string(word(said, language_));
        }
        auto const& first = line.payment.figures.front();
        if (first.is_pooled) return cohorts(term, line);
        if (term.counted == Counted::each_period) return {};
        std::vector<Period> periods;
        for (auto const& each : line.paid_for) periods.push_back(each.period);
        return with_capital(phrase(Word::counted_through, language_,
                                   {periods_text(periods, language_), figure(term, first.figure)}));
    }

    std::string improvement(Word sentence, PaymentTerm const& term, PaidFigure const& paid) const {
        auto const& rule = *term.improvement;
        auto const step = step_of(compact_.measure(term.measure)->unit);
        auto const by =
            rule.by ? exact_or_about(*rule.by, step) : percent_text(*rule.by_share, language_);
        return phrase(sentence, language_,
                      {figure(term, paid.figure), figure(term, *paid.before), by});
    }

    /// The rows of one figure: how it is paid, or that it is not.
    void figure_rows(TextTable& table, PaymentTerm const& term, PaidFigure const& paid,
                     std::string const& lead) const {
        if (paid.is_below_threshold) {
            row(table,
                lead + phrase(Word::below_threshold, language_,
                              {figure(term, paid.figure), figure(term, *paid.threshold)}),
                Rational(), Ink::plain);
        } else if (paid.has_improved) {
            row(table, lead + improvement(Word::improvement, term, paid), paid.amount, Ink::plain);
            return;
        } else if (paid.before) {
            row(table, lead + improvement(Word::no_improvement, term, paid), Rational(),
                Ink::plain);
            return;
        } else if (paid.pieces.empty()) {
            row(table, lead + phrase(Word::earns_nothing, language_, {figure(term, paid.figure)}),
                Rational(), Ink::plain);
        }
        Rational shown;
        for (auto const& piece : paid.pieces) {
            row(table, lead + arithmetic(term, piece, paid.figure), piece.amount, Ink::plain);
            shown = shown + in_coins(piece.amount);
        }
        // Each figure is rounded once; what the rows show may differ by a coin.
        if (shown != paid.amount) {
            row(table, lead + std::string(word(Word::rounding, language_)), paid.amount - shown,
                Ink::plain);
        }
    }

    void figures(TextTable& table, PaymentTerm const& term, StatementLine const& line) const {
        for (std::size_t i = 0; i < line.payment.figures.size(); ++i) {
            auto const& paid = line.payment.figures[i];
            std::string lead;
            if (paid.is_pooled) {
                lead = std::string(word(Word::all_cohorts, language_)) + ": ";
            } else if (term.counted == Counted::each_period) {
                lead = with_capital(print_long(line.paid_for[i].period, language_)) + ": ";
            }
            figure_rows(table, term, paid, lead);
        }
    }

    /// Those that wait for the same are said together.
    std::string waiting(StatementLine const& line) const {
        auto const same = [](WaitingPeriod const& a, WaitingPeriod const& b) {
            return a.what == b.what && a.measure == b.measure;
        };
        std::string text;
        for (auto const& each : line.waiting) {
            std::vector<Period> periods;
            for (auto const& other : line.waiting) {
                if (!same(each, other)) continue;
                if (periods.empty() && &other != &each) break;  // said already
                periods.push_back(other.period);
            }
            if (periods.empty()) continue;
            if (!text.empty()) text += "; ";
            if (!each.measure.empty()) text += measure_title(each.measure) + ": ";
            text += phrase(word_for(each.what), language_, {periods_text(periods, language_)});
        }
        return text.empty() ? text : phrase(Word::not_paid_yet, language_, {text});
    }

    std::string shut(StatementLine const& line) const {
        std::string text;
        for (auto const& each : line.shut) {
            auto const& gate = contract_.terms[line.term].gates[each.gate];
            text += (text.empty() ? "" : "; ") +
                    phrase(Word::gate_is_shut, language_,
                           {print_long(each.period, language_), measure_title(gate.measure),
                            figure(gate.measure, each.figure), range(gate.measure, gate.open)});
        }
        return text.empty() ? text : phrase(Word::not_paid_for, language_, {text});
    }

    void reconciled_rows(TextTable& table, std::optional<Reconciled> const& reconciled) const {
        if (!reconciled) return;
        auto const& difference = reconciled->difference;
        row(table, std::string(word(Word::published_as_paid, language_)), reconciled->published,
            Ink::plain);
        row(table, std::string(word(Word::published_difference, language_)), difference,
            difference.is_zero() ? Ink::plain : Ink::warn);
    }

    /// What is not published; empty where nobody asked for it.
    std::string unpublished(std::string const& measure,
                            std::optional<Reconciled> const& reconciled) const {
        if (measure.empty()) return {};
        if (!reconciled) return std::string(word(Word::nothing_published, language_));
        if (reconciled->unknown.empty()) return {};
        std::vector<Period> periods;
        for (auto const& each : reconciled->unknown) periods.push_back(each.period);
        return phrase(Word::not_published_for, language_, {periods_text(periods, language_)});
    }

    void row(TextTable& table, std::string text, Rational const& amount, Ink ink) const {
        table.rows.push_back({{std::move(text), ink}, {money(amount), ink}});
    }

    std::string term(StatementLine const& line) const {
        auto const& term = contract_.terms[line.term];
        auto text = print_.paragraph(printable(pick(term.title, language_).text), 0, Ink::bold);
        constexpr std::size_t indent = 2;
        text += print_.paragraph(counted(term, line), indent, Ink::plain);
        TextTable table;
        table.columns = {{{}, false}, {{}, true}};
        figures(table, term, line);
        if (auto said = limit(line.payment); !said.empty()) {
            row(table, std::move(said), line.payment.amount, Ink::plain);
        }
        if (!line.stated_before.is_zero()) {
            row(table, std::string(word(Word::stated_before, language_)), -line.stated_before,
                Ink::plain);
        }
        row(table, std::string(word(Word::due_now, language_)), line.due, Ink::bold);
        if (!line.correction.is_zero()) {
            row(table, std::string(word(Word::of_that_corrections, language_)), line.correction,
                Ink::warn);
        }
        reconciled_rows(table, line.reconciled);
        text += lay_out(table, {print_.width(), indent, print_.colours(), false});
        text += print_.paragraph(shut(line), indent, Ink::plain);
        text +=
            print_.paragraph(unpublished(term.reconcile_with, line.reconciled), indent, Ink::dim);
        return text + print_.paragraph(waiting(line), indent, Ink::warn);
    }

    std::string totals() const {
        TextTable table;
        table.columns = {{{}, false}, {{}, true}};
        row(table, std::string(word(Word::to_date, language_)), statement_.to_date, Ink::plain);
        if (!statement_.over_the_cap.is_zero()) {
            row(table, phrase(Word::over_the_cap, language_, {money(*contract_.cap)}),
                -statement_.over_the_cap, Ink::plain);
        }
        if (!statement_.held_back.is_zero()) {
            row(table,
                phrase(Word::held_back, language_, {percent_text(*contract_.held_back, language_)}),
                -statement_.held_back, Ink::plain);
        }
        if (!statement_.stated_before.is_zero()) {
            row(table, std::string(word(Word::stated_before, language_)), -statement_.stated_before,
                Ink::plain);
        }
        row(table, std::string(word(Word::due_now, language_)), statement_.due, Ink::bold);
        reconciled_rows(table, statement_.reconciled);
        return lay_out(table, {print_.width(), 0, print_.colours(), false}) +
               print_.paragraph(unpublished(contract_.reconcile_with, statement_.reconciled), 0,
                                Ink::dim);
    }

    Compact const& compact_;
    Contract const& contract_;
    Statement const& statement_;
    Printer print_;
    std::string language_;
};

}  // namespace

std::string statement_text(Compact const& compact, Contract const& contract,
                           Statement const& statement, TerminalOptions const& options,
                           std::optional<Binding> const& binding) {
    return StatementPrinter(compact, contract, statement, options).text(binding);
}

}  // namespace crosswalk
