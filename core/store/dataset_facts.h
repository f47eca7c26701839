// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "measure/facts.h"
#include "store/engine.h"
#include "text/result.h"

#include <string>
#include <vector>

namespace crosswalk {

/// What one dataset's batches and quarantine are as of a day.
///
/// `kinds` are the kinds of period its measures ask for; arrivals come for each of them.
Result<DatasetFacts> dataset_facts(Engine const& engine, Dataset const& dataset,
                                   std::vector<PeriodKind> const& kinds, Date as_of,
                                   int fiscal_year_starts);

/// Published figures of every measure that has them, ordered by measure, period, recorded, source,
/// value and wording.
Result<std::vector<Claim>> claims(Engine const& engine, Compact const& compact, Date as_of);

/// The rows of a dataset, as t, that were known on a day and that no row known by then replaced: an
/// SQL condition, or nothing when that is all of them.
Result<std::string> known_rows(Engine const& engine, Dataset const& dataset, Date known_by);

}  // namespace crosswalk
