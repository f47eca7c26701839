// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/resolving.h"

namespace crosswalk {

/// The columns of one dataset.
///
/// Errors    K025, K040 a type that does not exist, K042 what only another type can have, K043 a
///           role that does not fit, K044 two things of one name, K045 no time column, or two
void resolve_columns(Resolving& state, Node const& clause, Dataset& dataset, DatasetNotes& notes);

/// The column that a key names; null after a complaint (K046), or when the dataset's own mistakes
/// leave it open.
Column const* named_column(Resolving& state, Node const& name, Dataset const& dataset,
                           DatasetNotes const& notes);

/// Whether its type and unit can be relied upon.
bool is_sound(Column const& column, Dataset const& dataset, DatasetNotes const& notes);

}  // namespace crosswalk
