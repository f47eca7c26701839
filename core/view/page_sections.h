// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/markup.h"
#include "view/shown.h"

namespace crosswalk {

// The sections of the page, each complete with its heading.

Markup scorecard_section(std::vector<MeasureView> const& views, std::string_view language);
Markup measure_section(MeasureView const& view);
Markup facts_section(Compact const& compact, Reading const& reading, std::string_view language);
Markup decisions_section(Compact const& compact, std::string_view language);
Markup words_section(Compact const& compact, std::string_view language);
Markup check_section(Compact const& compact, Reading const& reading, std::string_view language);

// Parts of a measure's section, in their order; each is empty when there is nothing to say.

Markup measure_figures(MeasureView const& view);     ///< now, where we began, target, progress
Markup measure_drawing(MeasureView const& view);  ///< the chart and how much of the way is done
Markup measure_values(MeasureView const& view);  ///< every value, folded
Markup measure_claims(MeasureView const& view);  ///< published figures side by side
Markup measure_panel(MeasureView const& view);  ///< like for like
Markup measure_groups(MeasureView const& view);
Markup measure_parts(MeasureView const& view);  ///< of a composite
Markup measure_notes(MeasureView const& view);  ///< missing, late, breaks
Markup measure_provenance(MeasureView const& view);  ///< where it comes from

}  // namespace crosswalk
