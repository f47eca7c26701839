// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/explain.h"
#include "barometer/finding.h"
#include "barometer/format.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// What is explained, and in which words.
struct ExplainContext {
    Compact const& compact;
    Reading const& reading;
    std::string_view language;

    std::string say(Phrase phrase, std::initializer_list<std::string_view> arguments = {}) const {
        return crosswalk::say(phrase, language, arguments);
    }
    std::string date(Date day) const { return print_long(day, words_language(language)); }
    std::string period(Period const& period) const {
        return print_long(period, words_language(language));
    }
    std::string count(std::int64_t number) const {
        return print_grouped(Decimal(number), language);
    }
};

/// A number with all its digits, up to 12 after the point; else as a fraction.
std::string exact_number(Rational const& value, std::string_view language);

/// The sentence about a text that may be empty in a language.
std::string title_of(Measure const& measure, std::string_view language);
std::string title_of(Dataset const& dataset, std::string_view language);

/// "fiscal year".
std::string period_kind_words(ExplainContext const& context, PeriodKind kind);

/// Name and clause: `"3. What we measure" (COMPACT.md:14)`.
std::string where_said(ExplainContext const& context, Clause const& clause);

ExplanationPart meaning_of_measure(ExplainContext const& context, Measure const& measure);
ExplanationPart unit_of_measure(ExplainContext const& context, Measure const& measure);
ExplanationPart promise_of_measure(ExplainContext const& context, Measure const& measure,
                                   MeasureReading const& said);
ExplanationPart facts_of_measure(ExplainContext const& context, Measure const& measure,
                                 MeasureReading const& said);
ExplanationPart arithmetic_of_measure(ExplainContext const& context, Measure const& measure,
                                      MeasureReading const& said);
ExplanationPart steps_by_hand(ExplainContext const& context, Measure const& measure,
                              MeasureReading const& said);
/// Those in both periods, everybody, and what the difference comes from; nothing without a panel.
ExplanationPart panel_of_measure(ExplainContext const& context, Measure const& measure,
                                 MeasureReading const& said);
/// From the figure of everybody to the figures and the change that the status is about.
std::vector<std::string> panel_steps(ExplainContext const& context, Measure const& measure,
                                     MeasureReading const& said);
/// Adds a table of the batches of a dataset, or that there are none.
void add_batches(ExplainContext const& context, std::string_view dataset, ExplanationPart& part);

Explanation explain_status(ExplainContext const& context, Measure const& measure,
                           MeasureReading const& said);
Explanation explain_dataset(ExplainContext const& context, Dataset const& dataset);
Explanation explain_term(ExplainContext const& context, Term const& term);
Explanation explain_partner(ExplainContext const& context, Partner const& partner);

}  // namespace crosswalk
