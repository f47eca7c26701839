// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// The sentence of one measure. It is made to stand behind the measure's title and a colon, so it
/// begins in lower case and has no full stop: "missed by 1.0 point, 95 % of the target; unadjusted;
/// attribution not established".
///
/// First what the status says, with the numbers behind it; then, set off by semicolons, whatever a
/// fair reader must know beside it.
///
/// Source    docs/method/finding.md
std::string finding_sentence(Compact const& compact, Measure const& measure,
                             MeasureReading const& reading, Date as_of, std::string_view language);

/// How many promises stand how: "2 of 5 promises are on track, 1 is behind, 2 are missed".
std::string headline_sentence(std::vector<MeasureReading> const& measures,
                              std::string_view language);

/// The period with its article where it takes one: "June 2014", "the 2nd quarter of 2016"; in
/// Spanish "junio de 2014", "el 2.º trimestre de 2016".
std::string the_period(Period const& period, std::string_view language);

/// "in June 2014", "on 5 Jun 2014", "en junio de 2014"
std::string in_period(Period const& period, std::string_view language);

/// A phrase in English and Spanish; {0} {1} ... are replaced.
struct Phrase {
    std::string_view english;
    std::string_view spanish;
};
std::string say(Phrase phrase, std::string_view language,
                std::initializer_list<std::string_view> arguments = {});

}  // namespace crosswalk
