// SPDX-License-Identifier: Apache-2.0
#include "barometer/explain_parts.h"

#include <algorithm>

namespace crosswalk {
namespace {

constexpr std::string_view status_ending = ".status";

/// The paths whose id is this word: `on_time` is that of `measure.on_time`.
std::vector<std::string> paths_of(std::string_view id, std::vector<std::string> const& all) {
    std::vector<std::string> paths;
    for (auto const& path : all) {
        if (path.substr(path.find('.') + 1) == id) paths.push_back("`" + path + "`");
    }
    return paths;
}

/// What was perhaps meant: the things with that id, else what is spelt nearly so.
std::string meant(Compact const& compact, std::string_view path) {
    auto const all = explainable(compact);
    auto const paths = paths_of(path, all);
    if (paths.size() == 1) return "did you mean " + paths.front() + "?";
    if (!paths.empty()) return "write which one is meant: " + show_list(paths, "en");
    auto nearest = did_you_mean(path, all);
    if (nearest.empty() && path.find('.') == std::string_view::npos) {
        std::vector<std::string> ids;
        for (auto const& each : all) ids.push_back(each.substr(each.find('.') + 1));
        auto const id = did_you_mean(path, ids);
        if (!id.empty()) return "did you mean " + paths_of(id, all).front() + "?";
    }
    if (!nearest.empty()) return "did you mean `" + nearest + "`?";
    if (all.empty()) {
        return "the agreement has nothing that could be explained yet; add a measure to it";
    }
    return "name a measure, dataset, term or partner of the agreement, such as `" + all.front() +
           "`";
}

/// A source and a decision say themselves what they mean, so they are only pointed to.
std::optional<Clause> speaks_for_itself(Compact const& compact, std::string_view path) {
    auto const is_meant = [&](std::string_view kind, std::string_view id) {
        return path == id || path == std::string(kind) + "." + std::string(id);
    };
    for (auto const& each : compact.source_clauses) {
        if (is_meant("source", each.id)) return each.clause;
    }
    for (auto const& each : compact.decisions) {
        if (is_meant("decision", each.id)) return each.clause;
    }
    return std::nullopt;
}

std::unexpected<Diagnostic> no_such_thing(ExplainContext const& context, std::string_view path) {
    auto const clause = speaks_for_itself(context.compact, path);
    if (clause && paths_of(path, explainable(context.compact)).empty()) {
        return failure("M040",
                       "`" + std::string(path) + "` is not explained: it says what it means",
                       "read " + where_said(context, *clause));
    }
    return failure("M040", "there is no `" + std::string(path) + "` in this agreement",
                   meant(context.compact, path));
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
    return no_such_thing({compact, reading, "en"}, path);
}

}  // namespace crosswalk
