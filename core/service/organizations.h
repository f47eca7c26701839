// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/state.h"
#include "service/log_source.h"
#include "text/diagnostic.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace crosswalk {

/// The organizations that entries name, held against the partners of the agreement that was in
/// force when each was entered.
class NamedOrganizations {
public:
    NamedOrganizations() = default;
    NamedOrganizations(NamedOrganizations const&) = delete;
    NamedOrganizations& operator=(NamedOrganizations const&) = delete;

    /// `versions`: how many agreements had been adopted before that entry.
    void add(std::uint64_t entry, std::string_view organization, std::size_t versions);

    /// R045, a warning, for each organization that was no partner then. An agreement with errors in
    /// it is passed over: readings under it say so.
    Result<void> check(LogSource const& source, RecordState const& state,
                       Diagnostics& findings) const;

private:
    struct Named {
        std::uint64_t first = 0;
        std::uint64_t count = 0;
    };
    std::map<std::pair<std::size_t, std::string>, Named> named_;
    /// Of the entry before: mostly the same again, in logs of millions.
    std::map<std::pair<std::size_t, std::string>, Named>::iterator last_ = named_.end();
};

}  // namespace crosswalk
