// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// Bytes as text: the standard alphabet, with padding.
///
/// Source    RFC 4648, section 4
std::string base64(std::string_view bytes);

/// The bytes, when `text` is exactly what `base64` writes for them.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace crosswalk
