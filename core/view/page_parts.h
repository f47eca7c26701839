// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/markup.h"
#include "view/shown.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

// The pieces a page is put together from.

/// A text partners wrote, marked with its language where that is not the page's.
Markup spoken(Tag tag, std::string_view class_name, Spoken const& said,
              std::string_view page_language);
Markup spoken(Spoken const& said, std::string_view page_language);

/// The language attribute such a text needs; none when it is in the page's language.
std::vector<Attribute> language_of_text(Spoken const& said, std::string_view page_language);

/// Where a measure's section, the rule of its status, a decision, a word or a dataset stands.
std::string measure_anchor(std::string_view id);
std::string rule_anchor(std::string_view id);
std::string decision_anchor(std::string_view id);
std::string dataset_anchor(std::string_view id);

Markup link_to(std::string_view anchor, Markup const& content);
/// A link to a source when its address can be one, else the words alone.
Markup link_to_source(Source const* source, std::string_view id);

/// Fill, icon and word of a measure's status; in the measure's section it leads to the rule.
Markup status_chip(MeasureView const& view);
Markup status_chip_to_rule(MeasureView const& view);
/// Said beside the status when published figures differ and none is picked.
Markup differing_chip(std::string_view language);
/// "3 On track"
Markup count_chip(Status status, std::int64_t count, std::string_view language);

/// A number that is not broken over lines.
Markup number(std::string_view text);
/// The same, behind the words its source put before it: "more than 20,000,000".
Markup worded_number(MeasureView const& view, SeriesPoint const& point, Rational const& value);
/// A sentence in which no "%" is left alone at the beginning of a line.
Spoken kept_together(Spoken said);

/// The columns and rows of a table. Cells of `numeric` columns stand at the right.
struct PageTable {
    std::string caption;
    std::vector<std::string> head;
    std::vector<bool> numeric;
    std::vector<std::vector<Markup>> rows;  ///< the first cell names its row
};
enum class CaptionIs { shown, in_the_heading };
Markup table(PageTable const& table, CaptionIs caption = CaptionIs::shown);
/// A table behind a line that opens it.
Markup folded(std::string_view summary, Markup const& content);

/// A description list's entry; nothing when there is no content.
Markup entry(std::string_view name, Markup const& content);

/// The pattern that stands for a number that is withheld; once on the page.
Markup hatch_definition();

}  // namespace crosswalk
