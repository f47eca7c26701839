// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace crosswalk {

/// Where something goes in a table, which nobody who chooses the bytes can foresee: else he could
/// send many that all go to one place, and looking them up would take for ever. The key is drawn
/// when the program starts; nothing that is shown or kept may depend on it.
///
/// Source    SipHash-2-4, by libsodium
std::uint64_t keyed_hash(std::string_view bytes);

}  // namespace crosswalk
