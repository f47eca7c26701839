// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "store/engine.h"

#include <cstddef>
#include <string>

namespace crosswalk {

/// A value of a column as readings and messages write it: "1.10", "2016-Q2", "true".
///
/// Domain    the value is not missing
std::string value_text(Column const& column, Chunk const& chunk, std::size_t at, std::size_t row,
                       int fiscal_start);

}  // namespace crosswalk
