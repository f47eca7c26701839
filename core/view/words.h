// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace crosswalk {

/// Every fixed word and sentence of the views. What partners wrote themselves comes from the
/// compact; findings and headlines come from the barometer; everything else stands in the one table
/// of words.cpp, in every language the program speaks.
enum class Word : std::uint8_t {
    // status
    no_target,
    sources_differ,
    status_links_to_rule,
    // the frame of a page
    skip_to_content,
    this_page,
    scorecard,
    measures,
    facts,
    decisions,
    words,
    check_our_math,
    our_promises,
    without_a_target,
    facts_through,
    no_facts_yet,
    as_of,
    as_of_day,
    agreement,
    synthetic_banner,
    source_of_numbers,
    see_how_to_check,
    no_measures,
    // a measure
    status,
    measure,
    series,
    now,
    where_we_began,
    target,
    way_to_target,
    change_target,
    by_date,
    holds_from,
    in_every_period,
    asked_by_then,
    value,
    period,
    change,
    path,
    state,
    final_,
    provisional,
    late,
    table_of_values,
    earlier_periods,
    // charts
    chart_of,
    chart_from_to,
    chart_progress,
    chart_label_began,
    chart_label_target,
    chart_hollow,
    chart_path,
    chart_standing,
    chart_withheld,
    chart_break,
    chart_claims,
    chart_gaps,
    chart_bars_more,
    // groups and parts
    by_column,
    not_stated,
    numerator,
    denominator,
    observations,
    over_time,
    withheld_groups,
    table_of_groups,
    parts_of_composite,
    weight,
    progress,
    weakest_part,
    withheld,
    // published figures
    claims,
    claims_note,
    source,
    published_on,
    picked,
    picked_by_decision,
    says_the_same,
    differs,
    differs_none_picked,
    // like for like
    like_for_like,
    like_for_like_short,
    panel_absent,
    panel_intro,
    who_counts,
    panel_fixed,
    panel_all_in,
    panel_composition,
    panel_joined,
    panel_left,
    names_more,
    // notes
    notes,
    missing_periods,
    missing_parts,
    late_periods,
    next_due,
    was_due,
    period_run,
    break_note,
    unadjusted,
    attribution,
    frozen_on,
    baseline_restated,
    small_cells,
    // where it comes from
    where_from,
    formula,
    in_unit,
    numbers_in,
    published_rule,
    composite_rule,
    clause,
    status_rule_name,
    status_rule,
    standing_rule,
    panel_rule,
    facts_used,
    observations_count,
    observations_from,
    titled,
    steward,
    decided_in,
    caveats,
    recompute,
    // facts
    rows_accepted,
    through_day,
    row_counts_withheld,
    nothing_quarantined,
    quarantined_rows,
    quarantined_table,
    quarantined_which,
    later_rows,
    undated_rows,
    undated_rows_withheld,
    synthetic_dataset,
    files,
    file,
    recorded,
    known_always,
    rows,
    set_aside,
    superseded,
    taken_back,
    taken_back_withheld,
    digest,
    line,
    column,
    why,
    personal_not_shown,
    first_of_many,
    // decisions and words
    decided_on,
    decided_by,
    words_intro,
    same_as,
    sector_public,
    sector_private,
    sector_nonprofit,
    sector_philanthropic,
    sector_academic,
    sector_community,
    // how to check
    folder_stands_for,
    check_intro,
    check_step_compact,
    check_step_reading,
    check_step_measure,
    // check
    check_fine,
    written,
    errors,
    warnings,
};
constexpr Word last_word = Word::warnings;

/// A fixed text in a language ("en", "es-MX"); English for a language the program does not speak.
std::string_view word(Word word, std::string_view language);

/// A fixed text with {0}, {1} ... replaced.
std::string phrase(Word word, std::string_view language,
                   std::initializer_list<std::string_view> arguments);

/// A fixed text for one or many, "{0} row was set aside|{0} rows were set aside", with the count,
/// grouped, for {0}, `second` for {1} and `third` for {2}.
std::string counted(Word word, std::string_view language, std::int64_t count,
                    std::string_view second = {}, std::string_view third = {});

/// The language fixed texts come in when that one is asked for: itself when the program speaks it,
/// else "en".
std::string_view fixed_language(std::string_view language);

}  // namespace crosswalk
