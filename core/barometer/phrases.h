// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace crosswalk {

/// What findings are made of. Each phrase stands in every language of `phrases.cpp`, with {0}, {1}
/// where values go.
enum class Phrase {
    met,
    met_standing,
    missed,
    missed_of_target,
    missed_of_way,
    missed_standing,
    on_track,
    reached_today,
    behind,
    off_track,
    off_track_hold,
    too_early,
    stale,
    no_baseline,
    unknown_no_facts,
    unknown_waiting,
    unknown_withheld,
    unknown_undefined,
    differing,
    nothing_promised,
    or_less,
    or_more,
    unadjusted,
    attribution_not_established,
    composition,
    series_broken,
    weakest,
    composite_value,
    composite_unknown,
    headline_none,
    headline_one_of_one,
    headline_some,
    headline_not_yet,
    headline_no_promise,
};

/// The phrase in that language ("en" when the language is not one of ours) with the values put in.
std::string phrase(Phrase which, std::string_view language,
                   std::initializer_list<std::string> values = {});

}  // namespace crosswalk
