// SPDX-License-Identifier: Apache-2.0
#include "barometer/finding.h"
#include "barometer/format.h"
#include "text/result.h"

namespace crosswalk {

std::string say(Phrase phrase, std::string_view language,
                std::initializer_list<std::string_view> arguments) {
    auto const text = words_language(language) == "es" ? phrase.spanish : phrase.english;
    std::string said;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
        if (!is_place) {
            said += text[i];
            continue;
        }
        auto const number = static_cast<std::size_t>(text[i + 1] - '0');
        invariant(number < arguments.size(), "a phrase is given all its arguments");
        said += *(arguments.begin() + number);
        i += 2;
    }
    return said;
}

std::string the_period(Period const& period, std::string_view language) {
    auto const name = print_long(period, words_language(language));
    switch (period.kind()) {
        case PeriodKind::day:
        case PeriodKind::fiscal_year:
            return say({"{0}", "el {0}"}, language, {name});
        case PeriodKind::week:
            return say({"{0}", "la {0}"}, language, {name});
        case PeriodKind::quarter: {
            // "2nd quarter 2016" stands alone; inside a sentence it is "the 2nd quarter of 2016".
            auto const gap = name.rfind(' ');
            auto const english = name.substr(0, gap) + " of" + name.substr(gap);
            return say({"the {0}", "el {1}"}, language, {english, name});
        }
        default:
            return name;
    }
}

std::string in_period(Period const& period, std::string_view language) {
    auto const name = the_period(period, language);
    if (period.kind() == PeriodKind::day) return say({"on {0}", "{0}"}, language, {name});
    return say({"in {0}", "en {0}"}, language, {name});
}

}  // namespace crosswalk
