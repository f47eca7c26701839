// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/format.h"
#include "barometer/reading.h"
#include "barometer/vouching.h"
#include "view/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

// How one thing of a reading is said, whatever the view: terminal and page ask here, so that they
// never say it differently.

/// A text and the language it is really in: a partnership need not say everything in both.
struct Spoken {
    std::string text;
    std::string language;  ///< empty when nobody said
};
Spoken pick(std::vector<std::pair<std::string, std::string>> const& texts,
            std::string_view language);
Spoken pick(LocalText const& text, std::string_view language);

/// With a capital first letter, where it is a plain one: fixed words and sentences start with a
/// plain letter or a digit in every language we have.
std::string with_capital(std::string text);
/// With a capital first letter and a full stop.
Spoken as_sentence(Spoken said);

/// A measure with everything that is said about it.
struct MeasureView {
    Compact const& compact;
    Reading const& reading;
    Measure const& measure;
    MeasureReading const& said;
    Provenance const& from;
    std::size_t index;
    std::string_view language;
    int digits;  ///< as many as tell the value from its target, at least those of the measure
};
std::vector<MeasureView> measure_views(Compact const& compact, Reading const& reading,
                                       std::string_view language);

Spoken title(MeasureView const& view);  ///< the id when it has none
Spoken finding(MeasureView const& view);  ///< of the barometer, as a sentence of its own
bool is_promise(MeasureView const& view);  ///< something was promised, so there is a status

/// The point the status is about; without a status the last one with anything to show.
SeriesPoint const* current_point(MeasureView const& view);
/// What the status is about: the value of the fixed panel when the compact declares one, else of
/// the period.
std::optional<Rational> judged_value(MeasureView const& view);
/// How the source worded the figure of a point, "more than"; empty for most.
std::string qualifier_of(MeasureView const& view, SeriesPoint const& point);
std::optional<Rational> judged_baseline(MeasureView const& view);
/// The target in force: the next one due, else the last.
TargetReading const* current_target(MeasureView const& view);

std::string number_text(MeasureView const& view, Rational const& value);  ///< "85.8"
std::string amount_text(MeasureView const& view, Rational const& value);  ///< "85.8 kWh"
std::string unit_text(MeasureView const& view);  ///< "kWh"; empty for a plain number
std::string change_text(MeasureView const& view, Rational const& change);  ///< "-8.4 %"
std::string percent_text(Rational const& share, std::string_view language);  ///< "95 %", "99.8 %"
/// What joining and leaving does to a change: "-1.0 point".
std::string effect_text(MeasureView const& view, Rational const& points);
std::string count_text(std::int64_t count, std::string_view language);  ///< "1,010"
/// That rows are about days after that of the reading; empty when none is, or numbers are withheld.
std::string later_said(DatasetFacts const& facts, std::string_view language);
/// That nobody said since when rows were known; empty when somebody did, of all of them.
std::string undated_said(DatasetFacts const& facts, std::string_view language);
/// What was taken back, from when on and why: a sentence each.
std::vector<std::string> taken_back_said(DatasetFacts const& facts, std::string_view language);
std::string plain_text(Rational const& value, std::string_view language);  ///< all its digits

/// The amount, or "-" when there is none.
std::string figure_text(MeasureView const& view, Figure const& figure);
/// Why there is no number; empty when there is one.
std::string_view why_absent(Figure const& figure, std::string_view language);

std::string target_text(MeasureView const& view,
                        TargetReading const& target);  ///< "by 31 Dec 2016"
/// "-20 %" when the agreement promises a change rather than a level; else empty.
std::string promised_change(MeasureView const& view, TargetReading const& target);
std::string status_word(MeasureView const& view);  ///< "On track"
std::string status_word(Status status, std::string_view language);

/// The period's figure is not one because published figures differ and no decision picks one.
bool sources_differ(SeriesPoint const& point);

std::string claim_text(MeasureView const& view, Claim const& claim);  ///< "more than 7,000,000 USD"
std::string_view sector_word(Sector sector, std::string_view language);

/// The name a column goes by: its title, else its own name with spaces for underscores.
Spoken column_title(Compact const& compact, std::string_view dataset, std::string_view column,
                    std::string_view language);
bool is_personal(Compact const& compact, std::string_view dataset, std::string_view column);

/// The first and last eight characters of a digest, as people compare them.
std::string short_digest(std::string_view digest);

/// Since when a measure means what it does, and why.
std::string redefined_text(Redefinition const& redefined, std::string_view language);

/// Who countersigned the record, and what the agreement asks for when that is not enough. A
/// sentence without its full stop.
std::string vouching_text(Vouching const& vouching, Compact const& compact,
                          std::string_view language);

/// Which parts of the current period were not reported; empty when none is missing.
std::string missing_parts_text(MeasureView const& view);

/// When the next facts are due, or were.
std::string next_due_text(MeasureView const& view);

/// The progress of a part of a composite, or "-" with the reason why nobody knows it.
std::string part_progress_text(MeasureView const& view, CompositePartReading const& part);

/// How many measures have each status, in the order of the statuses; those without are left out.
std::vector<std::pair<Status, std::int64_t>> status_counts(Reading const& reading);

/// "A, B, C, 4 more"
std::string names_text(std::vector<std::string> const& names, std::string_view language);
/// "2013, 2014, 2016 to 2025": three or more in a row are told by their first and last.
std::string periods_text(std::vector<Period> const& periods, std::string_view language);

}  // namespace crosswalk
