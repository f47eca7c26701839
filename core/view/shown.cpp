// SPDX-License-Identifier: Apache-2.0
#include "view/shown.h"

#include "text/result.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

int digits_of(Measure const& measure, MeasureReading const& said) {
    if (!said.judged || *said.judged >= said.series.size() || said.targets.empty()) {
        return measure.digits;
    }
    auto const& value =
        said.judged_value ? said.judged_value : said.series[*said.judged].figure.value;
    auto const& target = said.judged_target.value_or(said.targets.back().level);
    return value ? digits_to_tell_apart(*value, target, measure.digits) : measure.digits;
}

}  // namespace

std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

Spoken as_sentence(Spoken said) {
    constexpr std::string_view ends = ".!?";
    said.text = with_capital(std::move(said.text));
    if (!said.text.empty() && ends.find(said.text.back()) == ends.npos) said.text += '.';
    return said;
}

Spoken pick(std::vector<std::pair<std::string, std::string>> const& texts,
            std::string_view language) {
    for (auto const& [code, text] : texts) {
        if (code == language) return {text, code};
    }
    if (texts.empty()) return {};
    return {texts.front().second, texts.front().first};
}

Spoken pick(LocalText const& text, std::string_view language) {
    return pick(text.by_language, language);
}

std::vector<MeasureView> measure_views(Compact const& compact, Reading const& reading,
                                       std::string_view language) {
    invariant(reading.measures.size() == reading.provenance.size(),
              "a reading says of every measure where it comes from");
    std::vector<MeasureView> views;
    for (std::size_t i = 0; i < reading.measures.size(); ++i) {
        auto const* measure = compact.measure(reading.measures[i].id);
        invariant(measure != nullptr, "a reading is shown with the compact it was made from");
        auto const& said = reading.measures[i];
        views.push_back({compact, reading, *measure, said, reading.provenance[i], i, language,
                         digits_of(*measure, said)});
    }
    return views;
}

Spoken title(MeasureView const& view) {
    auto const spoken = pick(view.measure.title, view.language);
    return spoken.text.empty() ? Spoken{view.measure.id, {}} : spoken;
}

Spoken finding(MeasureView const& view) {
    if (view.index >= view.reading.findings.size()) return {};
    return as_sentence(pick(view.reading.findings[view.index], view.language));
}

std::optional<Rational> judged_value(MeasureView const& view) {
    if (view.said.like_for_like && view.said.judged_value) return view.said.judged_value;
    auto const* point = current_point(view);
    return point == nullptr ? std::nullopt : point->figure.value;
}

std::string qualifier_of(MeasureView const& view, SeriesPoint const& point) {
    auto const picked = std::ranges::find(point.claims, true, &ClaimReading::picked);
    if (picked == point.claims.end() || !point.figure.value) return {};
    return qualifier_words(picked->claim.qualifier, view.language);
}

std::optional<Rational> judged_baseline(MeasureView const& view) {
    if (view.said.like_for_like && view.said.judged_baseline) return view.said.judged_baseline;
    return view.said.baseline ? view.said.baseline->figure.value : std::nullopt;
}

bool is_promise(MeasureView const& view) { return view.said.status.has_value(); }

SeriesPoint const* current_point(MeasureView const& view) {
    auto const& series = view.said.series;
    if (view.said.judged && *view.said.judged < series.size()) return &series[*view.said.judged];
    for (auto point = series.rbegin(); point != series.rend(); ++point) {
        if (point->figure.value || !point->claims.empty()) return &*point;
    }
    return series.empty() ? nullptr : &series.back();
}

TargetReading const* current_target(MeasureView const& view) {
    auto const& targets = view.said.targets;
    auto const next = std::ranges::find_if(
        targets, [&](auto const& target) { return view.reading.as_of < target.by; });
    if (next != targets.end()) return &*next;
    return targets.empty() ? nullptr : &targets.back();
}

std::string number_text(MeasureView const& view, Rational const& value) {
    return show_number(value, view.digits, view.language);
}

std::string unit_text(MeasureView const& view) {
    return show_unit(view.measure.unit, Rational(2), view.language);
}

std::string amount_text(MeasureView const& view, Rational const& value) {
    auto const unit = show_unit(view.measure.unit, value, view.language);
    return number_text(view, value) + (unit.empty() ? "" : " " + unit);
}

std::string change_text(MeasureView const& view, Rational const& change) {
    return show_change(change, view.measure, view.language);
}

std::string effect_text(MeasureView const& view, Rational const& points) {
    return show_effect(points, view.measure, view.language);
}

std::string percent_text(Rational const& share, std::string_view language) {
    return show_progress(share, language);
}

std::string plain_text(Rational const& value, std::string_view language) {
    constexpr int most_digits = 6;
    auto const rounded = value.rounded(most_digits, Rounding::half_away_from_zero);
    return rounded ? print_grouped(rounded->trimmed(), language) : print(value);
}

std::string later_said(DatasetFacts const& facts, std::string_view language) {
    return facts.later_rows == 0 ? std::string()
                                 : counted(Word::later_rows, language, facts.later_rows);
}

std::string undated_said(DatasetFacts const& facts, std::string_view language) {
    if (facts.row_counts_withheld) {
        bool const all_dated = std::ranges::all_of(
            facts.batches, [](auto const& batch) { return batch.recorded.has_value(); });
        return all_dated ? std::string() : std::string(word(Word::undated_rows_withheld, language));
    }
    return facts.undated_rows == 0 ? std::string()
                                   : counted(Word::undated_rows, language, facts.undated_rows);
}

std::vector<std::string> taken_back_said(DatasetFacts const& facts, std::string_view language) {
    std::vector<std::string> all;
    for (auto const& taken : facts.taken_back) {
        auto const day = print_long(taken.on, language);
        auto said = facts.row_counts_withheld
                        ? phrase(Word::taken_back_withheld, language, {printable(taken.file), day})
                        : counted(Word::taken_back, language, taken.observations,
                                  printable(taken.file), day);
        all.push_back(std::move(said) +
                      (taken.because.empty() ? "" : ": " + printable(taken.because)));
    }
    return all;
}

std::string count_text(std::int64_t count, std::string_view language) {
    return print_grouped(Decimal(count), language);
}

std::string figure_text(MeasureView const& view, Figure const& figure) {
    return figure.value ? amount_text(view, *figure.value) : "-";
}

std::string_view why_absent(Figure const& figure, std::string_view language) {
    return figure.value ? std::string_view() : absence_words(figure.absence, language);
}

std::string target_text(MeasureView const& view, TargetReading const& target) {
    if (!target.standing) {
        return phrase(Word::by_date, view.language, {print_long(target.by, view.language)});
    }
    auto const& standing = view.measure.standing;
    auto const from = standing ? standing->from : target.by;
    return phrase(Word::holds_from, view.language, {print_long(from, view.language)});
}

std::string promised_change(MeasureView const& view, TargetReading const& target) {
    if (target.standing) return {};
    auto const& targets = view.measure.targets;
    auto const promised = std::ranges::find(targets, target.by, &Target::by);
    if (promised == targets.end()) return {};
    if (promised->change)
        return plain_text(*promised->change * Rational(100), view.language) + " %";
    return promised->points ? show_points(*promised->points, view.measure.digits, view.language)
                            : "";
}

std::string status_word(Status status, std::string_view language) {
    return with_capital(std::string(status_words(status, language)));
}

std::string status_word(MeasureView const& view) {
    if (view.said.status) return status_word(*view.said.status, view.language);
    return std::string(word(Word::no_target, view.language));
}

bool sources_differ(SeriesPoint const& point) {
    return !point.figure.value && point.figure.absence == Absence::differing;
}

std::string claim_text(MeasureView const& view, Claim const& claim) {
    auto const amount = amount_text(view, Rational(claim.value));
    auto const qualifier = qualifier_words(claim.qualifier, view.language);
    return qualifier.empty() ? amount : qualifier + " " + amount;
}

std::string_view sector_word(Sector sector, std::string_view language) {
    constexpr std::array words = {Word::sector_public,    Word::sector_private,
                                  Word::sector_nonprofit, Word::sector_philanthropic,
                                  Word::sector_academic,  Word::sector_community};
    return word(words.at(static_cast<std::size_t>(sector)), language);
}

Spoken column_title(Compact const& compact, std::string_view dataset, std::string_view column,
                    std::string_view language) {
    auto const* found = compact.dataset(dataset);
    auto const* declared = found == nullptr ? nullptr : found->column(column);
    if (declared != nullptr) {
        auto spoken = pick(declared->title, language);
        if (!spoken.text.empty()) return spoken;
    }
    std::string name(column);
    std::ranges::replace(name, '_', ' ');
    return {name, {}};
}

bool is_personal(Compact const& compact, std::string_view dataset, std::string_view column) {
    auto const* found = compact.dataset(dataset);
    auto const* declared = found == nullptr ? nullptr : found->column(column);
    return declared != nullptr && declared->personal;
}

std::string short_digest(std::string_view digest) {
    if (auto const colon = digest.find(':'); colon != std::string_view::npos) {
        digest.remove_prefix(colon + 1);
    }
    if (digest.size() <= 16) return std::string(digest);
    return std::string(digest.substr(0, 8)) + "…" + std::string(digest.substr(digest.size() - 4));
}

std::string missing_parts_text(MeasureView const& view) {
    auto const* point = current_point(view);
    if (point == nullptr || point->missing_parts.empty()) return {};
    return counted(Word::missing_parts, view.language,
                   static_cast<std::int64_t>(point->missing_parts.size()),
                   print_long(point->period, view.language),
                   periods_text(point->missing_parts, view.language));
}

std::string next_due_text(MeasureView const& view) {
    invariant(view.said.next_due.has_value(), "only a day that is known is told");
    auto const due = *view.said.next_due;
    auto const what = due < view.reading.as_of ? Word::was_due : Word::next_due;
    return phrase(what, view.language, {print_long(due, view.language)});
}

std::string part_progress_text(MeasureView const& view, CompositePartReading const& part) {
    if (part.progress) return percent_text(*part.progress, view.language);
    auto const why = reason_words(part.reason, view.language);
    return why.empty() ? "-" : "- (" + std::string(why) + ")";
}

std::string names_text(std::vector<std::string> const& names, std::string_view language) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() <= most) return text;
    return text + ", " +
           counted(Word::names_more, language, static_cast<std::int64_t>(names.size() - most));
}

std::string periods_text(std::vector<Period> const& periods, std::string_view language) {
    constexpr std::size_t most = 12;
    constexpr std::size_t least_run = 3;
    std::string text;
    std::size_t told = 0;
    for (std::size_t items = 0; told < periods.size() && items < most; ++items) {
        auto last = told;
        while (last + 1 < periods.size() && periods[last].next() == periods[last + 1]) ++last;
        if (last + 1 - told < least_run) last = told;
        text += items == 0 ? "" : ", ";
        text += last == told ? print_long(periods[told], language)
                             : phrase(Word::period_run, language,
                                      {print_long(periods[told], language),
                                       print_long(periods[last], language)});
        told = last + 1;
    }
    if (told == periods.size()) return text;
    return text + ", " +
           counted(Word::names_more, language, static_cast<std::int64_t>(periods.size() - told));
}

std::vector<std::pair<Status, std::int64_t>> status_counts(Reading const& reading) {
    std::vector<std::pair<Status, std::int64_t>> counts;
    for (int i = 0; i <= static_cast<int>(Status::unknown); ++i) {
        auto const status = static_cast<Status>(i);
        auto const count =
            std::ranges::count(reading.measures, std::optional(status), &MeasureReading::status);
        if (count > 0) counts.emplace_back(status, count);
    }
    return counts;
}

std::string redefined_text(Redefinition const& redefined, std::string_view language) {
    auto const text = phrase(Word::redefined_note, language,
                             {print_long(redefined.on, language), std::to_string(redefined.entry)});
    if (redefined.because.empty()) return text;
    return phrase(Word::redefined_because, language, {text, redefined.because});
}

std::string vouching_text(Vouching const& vouching, Compact const& compact,
                          std::string_view language) {
    std::vector<std::string> names;
    for (auto const& witness : vouching.witnesses) {
        auto const* const partner = compact.partner(witness.partner);
        names.push_back(pick(partner->name, language).text);
    }
    auto text =
        counted(Word::record_entries, language, static_cast<std::int64_t>(vouching.entries)) + ", ";
    text += names.empty() ? std::string(word(Word::countersigned_by_nobody, language))
                          : phrase(Word::countersigned_by, language, {show_list(names, language)});
    if (vouching.suffices()) return text;
    auto asked = counted(Word::witnesses_asked, language, vouching.asked_witnesses);
    if (vouching.asked_sectors > 0) {
        asked = phrase(Word::asked_from, language,
                       {asked, counted(Word::sectors_asked, language, vouching.asked_sectors)});
    }
    return text + "; " + phrase(Word::vouched_too_little, language, {asked});
}

}  // namespace crosswalk
