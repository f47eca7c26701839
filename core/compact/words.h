// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// An expression as a sentence would say it: "the sum of kwh, divided by the sum of sqft, over the
/// rows in which ...". English, or Spanish for "es"; other languages get English. Columns and
/// measures are called by their titles where they have one in that language.
///
/// @param dataset   the dataset of the columns; when null, the first one that has such a column
std::string in_words(Expression const& expression, Compact const& compact,
                     std::string_view language, Dataset const* dataset = nullptr);

/// How a measure gets its value: its formula, the published column or the parts of a composite.
std::string value_in_words(Measure const& measure, Compact const& compact,
                           std::string_view language);

/// What a column is called: its title in that language, else its name.
std::string_view name_in(Column const& column, std::string_view language);

}  // namespace crosswalk
