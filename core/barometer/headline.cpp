// SPDX-License-Identifier: Apache-2.0
#include "barometer/finding.h"
#include "barometer/format.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

/// How one and how many promises stand, with their verb.
struct StatusClause {
    Phrase one;
    Phrase many;
};

// In the order of the enumeration.
constexpr auto clauses = std::to_array<StatusClause>({
    {{"is met", "está cumplida"}, {"are met", "están cumplidas"}},
    {{"is on track", "va según lo acordado"}, {"are on track", "van según lo acordado"}},
    {{"is behind", "va con retraso"}, {"are behind", "van con retraso"}},
    {{"is off track", "está fuera de lo acordado"},
     {"are off track", "están fuera de lo acordado"}},
    {{"is missed", "no se cumplió"}, {"are missed", "no se cumplieron"}},
    {{"is too early to judge", "es demasiado reciente para juzgarla"},
     {"are too early to judge", "son demasiado recientes para juzgarlas"}},
    {{"has stale figures", "tiene cifras desactualizadas"},
     {"have stale figures", "tienen cifras desactualizadas"}},
    {{"has no baseline", "no tiene línea de base"},
     {"have no baseline", "no tienen línea de base"}},
    {{"has no known result", "no tiene un resultado conocido"},
     {"have no known result", "no tienen un resultado conocido"}},
});

std::string clause(std::size_t status, std::int64_t count, std::string_view language) {
    return say(count == 1 ? clauses.at(status).one : clauses.at(status).many, language);
}

}  // namespace

std::string headline_sentence(std::vector<MeasureReading> const& measures,
                              std::string_view language) {
    std::array<std::int64_t, clauses.size()> counts{};
    std::int64_t promises = 0;
    for (auto const& measure : measures) {
        if (!measure.status) continue;
        ++counts.at(static_cast<std::size_t>(*measure.status));
        ++promises;
    }
    auto const number = [&](std::int64_t count) { return print_grouped(Decimal(count), language); };
    if (promises == 0) {
        return say({"Nothing is promised with a target yet", "Aún no hay promesas con meta"},
                   language);
    }
    // What stands well comes first; when nothing does, that is what is said first.
    std::vector<std::string> rest;
    std::string first;
    for (std::size_t status = 0; status < counts.size(); ++status) {
        auto const count = counts.at(status);
        if (count == 0) continue;
        auto const words = clause(status, count, language);
        if (promises == 1)
            return say({"The one promise {0}", "La única promesa {0}"}, language, {words});
        bool const is_good = status <= static_cast<std::size_t>(Status::on_track);
        if (first.empty() && is_good) {
            first = say({"{0} of {1} promises {2}", "{0} de {1} promesas {2}"}, language,
                        {number(count), number(promises), words});
        } else {
            rest.push_back(number(count) + " " + words);
        }
    }
    bool const none_good = first.empty();
    if (none_good) {
        first = say({"None of the {0} promises is met or on track",
                     "Ninguna de las {0} promesas está cumplida ni va según lo acordado"},
                    language, {number(promises)});
    }
    for (auto const& clause : rest) {
        first += none_good && clause == rest.front() ? ": " : ", ";
        first += clause;
    }
    return first;
}

}  // namespace crosswalk
