// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// Every value of a reading by its path, as the reading shows it in one language:
/// "measure.energy.status" -> "on track". What has no value is "-". The order is that of the
/// compact.
///
/// Cases, `crosswalk diff` and `crosswalk explain` speak of values by these paths and no others;
/// docs/reference/cases.md lists them.
class ValuePaths {
public:
    ValuePaths(Compact const& compact, Reading const& reading, std::string_view language);

    std::vector<std::pair<std::string, std::string>> const& all() const { return values_; }

    /// The value at a path, or nothing when there is no such path.
    std::optional<std::string> at(std::string_view path) const;
    /// The nearest path to one that is not there; may be empty.
    std::string nearest(std::string_view path) const;

private:
    std::vector<std::pair<std::string, std::string>> values_;
};

/// Whether two ways of writing a value mean the same: "-8 %", "-8%" and the same with the
/// typographic minus sign or a narrow space.
bool is_same_value(std::string_view a, std::string_view b);

}  // namespace crosswalk
