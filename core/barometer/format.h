// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/reading.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

// The one place where a number becomes text for people. Findings, terminal, page and explanations
// ask here, so that one number looks the same everywhere.
//
// Rounding  half away from zero, to the digits of the measure, once, here
// Language  "en": 1,234.5; "es": 1.234,5. A language the program does not speak: as "en"

/// "85.8": with exactly that many digits after the point.
std::string show_number(Rational const& value, int digits, std::string_view language);

/// "85.8 kWh", "-8.4 %", "1.0 point", "7,000,000 USD", "12"
std::string show_amount(Rational const& value, Measure const& measure, std::string_view language);

/// The same with other digits than the measure's, where its own would hide a difference.
std::string show_amount(Rational const& value, Unit const& unit, int digits,
                        std::string_view language);

/// The amount of a figure, or "-".
std::string show_figure(Figure const& figure, Measure const& measure, std::string_view language);

/// A change against the baseline: "-8.4 %" of it; "-8.4 points" for measures in %.
std::string show_change(Rational const& change, Measure const& measure, std::string_view language);

/// What joining and leaving does to a change, in points: with as many digits as the change has.
std::string show_effect(Rational const& points, Measure const& measure, std::string_view language);

/// "1.0 point", "-2.5 points"; in Spanish "1,0 punto", "-2,5 puntos".
std::string show_points(Rational const& points, int digits, std::string_view language);

/// A part of a whole: 0.95 is "95 %" with no digits.
std::string show_share(Rational const& share, int digits, std::string_view language);

/// How much of the way is covered: "95 %". More digits rather than "100 %" for what is less, or
/// "0 %" for what is more.
std::string show_progress(Rational const& share, std::string_view language);

/// How many digits it takes to show two numbers that differ as different: 0.9901 and 1 differ at 1
/// digit as "1.0" and "1.0", so 2. At least `digits`, at most 6.
int digits_to_tell_apart(Rational const& a, Rational const& b, int digits);

/// The unit as it stands behind a number: "kWh / sqft"; empty for a plain number.
std::string show_unit(Unit const& unit, Rational const& value, std::string_view language);

/// "on track", "según lo acordado"
std::string_view status_words(Status status, std::string_view language);
/// "nothing usable was reported"; empty for Absence::none.
std::string_view absence_words(Absence absence, std::string_view language);
/// How a source worded its figure: "more than"; in Spanish "más de". A wording that is not known
/// here stays as it was entered.
std::string qualifier_words(std::string_view qualifier, std::string_view language);
/// Why a status is what it is, for the codes in Reason; empty for an unknown code.
std::string_view reason_words(std::string_view code, std::string_view language);

/// How many of what: "1 building", "10 buildings", "10 edificios". The noun is a word for one;
/// where its Spanish is not known, the neutral "entidades".
std::string show_counted(std::int64_t count, std::string_view noun, std::string_view language);

/// The word for one of those whom a panel counts: the title of the column, else its name.
std::string entity_word(Compact const& compact, Measure const& measure, std::string_view language);

/// The command that makes the reading of that day again. A reading is the same wherever the
/// partnership's folder lies, so the folder is called FOLDER.
std::string read_command(Date as_of);

/// "a", "a and b", "a, b and c"; in Spanish with "y", or "e" before an i-sound.
std::string show_list(std::vector<std::string> const& items, std::string_view language);

/// The language fixed words come in: "es" for Spanish ("es", "es-MX"), else "en".
std::string_view words_language(std::string_view language);

}  // namespace crosswalk
