// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/keys.h"
#include "record/checkpoint.h"
#include "service/found.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crosswalk {

struct AddKeyRequest {
    Who who;
    std::string holder;  ///< id of a partner
    PublicKey key;
    Clock clock;
};

/// Records that a partner holds a key. Returns the number of the entry. U020 no such partner.
Result<std::uint64_t> add_key(std::filesystem::path const& folder, AddKeyRequest const& request);

/// A partner's signature that was added to a checkpoint.
struct Countersignature {
    std::string holder;
    std::uint64_t size = 0;
    Instant seen;
};

/// Takes the signatures of witnesses out of a note that one of them made and adds them to the
/// checkpoint of that size in the record.
///
/// Errors    R030 the note is of another log, or of a checkpoint this record never had; R042
///           the witness's clock is wrong; R039 no
///           partner whose key the record holds has signed it
Result<std::vector<Countersignature>> add_countersignatures(std::filesystem::path const& folder,
                                                            Note const& note, Clock clock);
/// The same in a record that is open.
Result<std::vector<Countersignature>> add_countersignatures(RecordLog& log, Note const& note,
                                                            Instant now);

}  // namespace crosswalk
