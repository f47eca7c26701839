// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "record/log_tree.h"
#include "record/state.h"
#include "text/result.h"

#include <string>
#include <string_view>

namespace crosswalk {

// What a log adds up to after some of its entries, as bytes, so that whoever opens it need not
// replay them all. Derived, and kept by the host for himself: nobody else ever has to believe one.

/// The version of its form, which changes with what is in it.
inline constexpr int snapshot_format = 1;

struct Snapshot {
    RecordState state;
    LogTree tree;
};

/// Signed by the log's own key, so that nobody else can make one that is used.
std::string print_snapshot(RecordState const& state, LogTree const& tree, SigningKey const& log);

/// Errors    R060 it is not whole, or not signed by that key; R061 of another version
Result<Snapshot> parse_snapshot(std::string_view bytes, PublicKey const& log);

}  // namespace crosswalk
