// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"

#include <cstdint>
#include <string>

namespace crosswalk {

struct ScannedValue {
    Span span;            ///< without blanks around it and without a remark behind it
    std::string text;     ///< see TomlStatement::value_text
    std::uint32_t next = 0;  ///< where the next statement may begin
    bool broken = false;  ///< complained about
};

/// Finds where the value that begins at `begin` ends: at the end of the line, unless a bracket, a
/// brace or a text in three quotation marks is still open.
///
/// Errors    K007 a text is never closed; K008 a bracket is never closed or closes nothing;
///           K011 too many of them are open
ScannedValue scan_value(Complaints& complaints, Span rest_of_block);

}  // namespace crosswalk
