// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/unit.h"

#include <optional>
#include <string>

namespace crosswalk {

/// The unit of count(): rows. A measure may name it ("requests") or leave it out.
Unit count_unit();

/// The unit of a sum or difference, or nothing when the two do not fit.
///
/// Formula   equal units stay; % - % = points; % ± points = %
std::optional<Unit> unit_of_sum(Unit const& a, Unit const& b);
std::optional<Unit> unit_of_difference(Unit const& a, Unit const& b);

/// Whether a value that was worked out in one unit may be shown in the declared one: the same, rows
/// named or left out, or a plain ratio in percent.
bool may_be_declared(Unit const& computed, Unit const& declared);

/// "kWh", "a plain number", "a percentage": for sentences.
std::string say(Unit const& unit);

/// "in `kWh`", "a plain number", "a percentage": behind "this measure is".
std::string say_in(Unit const& unit);

/// What to do about two units that do not fit.
std::string help_for_units(Unit const& a, Unit const& b);

bool is_currency(Unit const& unit);

/// What two figures in this unit differ by: of percentages points.
Unit step_of(Unit const& unit);

/// How often a unit counts in hundredths: 1 for % and points, -1 for USD per point.
int hundredths_in(Unit const& unit);

}  // namespace crosswalk
