// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/finding.h"
#include "barometer/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Everything that a sentence about one measure is made from.
struct FindingContext {
    Compact const& compact;
    Measure const& measure;
    MeasureReading const& reading;
    std::string_view language;
    Date as_of;

    SeriesPoint const& judged() const { return reading.series[*reading.judged]; }
    /// What is promised is a change against the baseline, so levels are said as changes.
    bool speaks_of_change() const;
    /// A level as it is promised: "-8.4 %" of the baseline, or "85 %".
    std::string level(Rational const& level, int more_digits = 0) const;
    /// How far a value is from a level, without a sign: "1.0 point", "6.0 min". Never shown as 0
    /// when it is not.
    std::string distance(Rational const& value, Rational const& from) const;
    /// The value of the judged period with the wording of its source: "more than 7,000,000 USD".
    std::string value() const;
    std::string period() const { return in_period(judged().period, language); }
};

/// What a fair reader must know beside the main clause, each without a semicolon.
std::vector<std::string> side_notes(FindingContext const& context);

/// "more than 7,000,000 USD (City of Charlotte)"
std::string claim_words(FindingContext const& context, Claim const& claim);

}  // namespace crosswalk
