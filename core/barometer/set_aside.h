// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"

#include <string>
#include <string_view>

namespace crosswalk {

/// Why a row was set aside, for people who read that language. The reason is kept in English, as it
/// was written when the row was taken in; what it quotes from the row stays as it is. A reason that
/// is not in the table stays in English rather than being lost.
std::string reason_set_aside(Quarantined const& row, std::string_view language);

}  // namespace crosswalk
