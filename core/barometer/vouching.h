// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/model.h"
#include "record/checkpoint.h"
#include "record/state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosswalk {

/// Who besides its host vouches for a record up to some entry: that nobody was shown another one.
/// Whether that is enough is for the agreement to say.
struct Vouching {
    struct Witness {
        std::string partner;  ///< id
        Sector sector = Sector::public_;
        Instant seen;  ///< the first time
    };

    std::uint64_t entries = 0;       ///< of the record
    std::vector<Witness> witnesses;  ///< a partner each, in the order of the agreement
    int sectors = 0;                 ///< they come from, that of the host not counted
    int asked_witnesses = 0;
    int asked_sectors = 0;

    bool suffices() const {
        return static_cast<int>(witnesses.size()) >= asked_witnesses && sectors >= asked_sectors;
    }
};

/// What of a record is looked at.
struct Vouched {
    RecordState const& state;                  ///< tells whose keys those of witnesses are
    std::vector<PublicKey> const& trusted;     ///< only these count
    std::vector<Note> const& checkpoints;  ///< of this record, which is what they were checked for
    std::uint64_t entries = 0;  ///< a checkpoint over fewer says nothing of all of them
};

/// Partners whose witness countersigned a checkpoint over at least so many entries. The host, who
/// is whoever founded the record, cannot vouch for himself, nor can a key that was retired before.
Vouching vouching_for(Compact const& compact, Vouched const& record);

/// Every key that partners hold in a record.
std::vector<PublicKey> keys_of_partners(RecordState const& state);

}  // namespace crosswalk
