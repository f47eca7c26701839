// SPDX-License-Identifier: Apache-2.0
#include "barometer/explain_parts.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::string_view status_ending = ".status";

std::unexpected<Diagnostic> no_such_thing(Compact const& compact, std::string_view path) {
    auto const nearest = did_you_mean(path, explainable(compact));
    auto help = std::string("name a measure, dataset, term or partner of the agreement, such as ");
    auto const all = explainable(compact);
    if (!nearest.empty()) {
        help = "did you mean `" + nearest + "`?";
    } else if (!all.empty()) {
        help += "`" + all.front() + "`";
    } else {
        help = "the agreement has nothing that could be explained yet; add a measure to it";
    }
    return failure("M040", "there is no `" + std::string(path) + "` in this agreement", help);
}

Explanation explain_measure(ExplainContext const& context, Measure const& measure,
                            MeasureReading const& said) {
    Explanation explanation;
    explanation.title = title_of(measure, context.language);
    explanation.parts.push_back(meaning_of_measure(context, measure));
    explanation.parts.push_back(unit_of_measure(context, measure));
    explanation.parts.push_back(promise_of_measure(context, measure, said));
    explanation.parts.push_back(facts_of_measure(context, measure, said));
    explanation.parts.push_back(arithmetic_of_measure(context, measure, said));
    explanation.parts.push_back(panel_of_measure(context, measure, said));
    explanation.parts.push_back(steps_by_hand(context, measure, said));
    return explanation;
}

template <class Clauses>
auto const* by_id(Clauses const& clauses, std::string_view id) {
    auto const found = std::ranges::find(clauses, id, [](auto const& each) { return each.id; });
    return found == clauses.end() ? nullptr : &*found;
}

std::optional<Explanation> explained(ExplainContext const& context, std::string_view kind,
                                     std::string_view id) {
    auto const& compact = context.compact;
    if (kind == "measure") {
        bool const about_status = id.ends_with(status_ending);
        if (about_status) id.remove_suffix(status_ending.size());
        auto const* const measure = compact.measure(id);
        auto const said = std::ranges::find(context.reading.measures, id, &MeasureReading::id);
        if (measure == nullptr || said == context.reading.measures.end()) return std::nullopt;
        return about_status ? explain_status(context, *measure, *said)
                            : explain_measure(context, *measure, *said);
    }
    if (kind == "dataset") {
        auto const* const dataset = compact.dataset(id);
        if (dataset != nullptr) return explain_dataset(context, *dataset);
    }
    if (kind == "term") {
        auto const* const term = by_id(compact.terms, id);
        if (term != nullptr) return explain_term(context, *term);
    }
    if (kind == "partner") {
        auto const* const partner = compact.partner(id);
        if (partner != nullptr) return explain_partner(context, *partner);
    }
    return std::nullopt;
}

}  // namespace

std::string period_kind_words(ExplainContext const& context, PeriodKind kind) {
    switch (kind) {
        case PeriodKind::day:
            return context.say({"day", "día"});
        case PeriodKind::week:
            return context.say({"week", "semana"});
        case PeriodKind::month:
            return context.say({"month", "mes"});
        case PeriodKind::quarter:
            return context.say({"quarter", "trimestre"});
        case PeriodKind::year:
            return context.say({"year", "año"});
        case PeriodKind::fiscal_year:
            break;
    }
    return context.say({"fiscal year", "año fiscal"});
}

std::vector<std::string> explainable(Compact const& compact) {
    std::vector<std::string> paths;
    for (auto const& measure : compact.measures) {
        paths.push_back("measure." + measure.id);
        bool const promised = !measure.targets.empty() || measure.standing;
        if (promised) paths.push_back("measure." + measure.id + std::string(status_ending));
    }
    for (auto const& dataset : compact.datasets) paths.push_back("dataset." + dataset.id);
    for (auto const& term : compact.terms) paths.push_back("term." + term.id);
    for (auto const& partner : compact.partners) paths.push_back("partner." + partner.id);
    return paths;
}

Result<Explanation> explain(Compact const& compact, Reading const& reading, std::string_view path,
                            std::string_view language) {
    ExplainContext const context{compact, reading, language};
    auto const dot = path.find('.');
    if (dot != std::string_view::npos) {
        auto explanation = explained(context, path.substr(0, dot), path.substr(dot + 1));
        if (explanation) {
            explanation->path = path;
            // A heading over nothing helps nobody.
            std::erase_if(explanation->parts, [](auto const& part) {
                return part.sentences.empty() && part.table.empty() && part.steps.empty();
            });
            return *std::move(explanation);
        }
    }
    return no_such_thing(compact, path);
}

}  // namespace crosswalk
