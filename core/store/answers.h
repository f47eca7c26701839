// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "store/answer_table.h"
#include "store/observations.h"
#include "text/result.h"

#include <vector>

namespace crosswalk {

/// Answers questions about one dataset: exact, in the order measure/facts.h names, the same bytes
/// whatever the way, the number of threads and the order of the rows.
///
/// Medians, least and greatest values cannot be taken back, so with `by_recorded` they are absent.
///
/// Source    docs/method/exactness.md
/// Errors    F040 a result has more than 38 digits
Result<void> answer_job(AnswerContext const& context, AnswerJob const& job,
                        std::vector<Question> const& questions, AnswerWay way,
                        std::vector<Answer>& answers);

}  // namespace crosswalk
