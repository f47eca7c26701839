// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"
#include "app/session.h"
#include "service/found.h"
#include "service/read.h"

#include <expected>
#include <string>

namespace crosswalk {

// Steps that several commands share. Each prints its complaints; the error is then what to end
// with.

/// The partnership in the folder that was named on the command line, without errors.
std::expected<LoadedPartnership, ExitCode> load_named(Session& session, std::string const& folder);

/// The folder and the partner of a command that records something.
struct Recording {
    std::filesystem::path folder;
    Who who;
};
std::expected<Recording, ExitCode> recording_in(Session& session, std::string const& folder,
                                                WhoOptions const& who);

/// The same as its record held it after so many entries.
std::expected<LoadedPartnership, ExitCode> load_at(Session& session, std::string const& folder,
                                                   std::uint64_t entries);

/// The same for one that is loaded already, or could not be.
std::expected<LoadedPartnership, ExitCode> require_good(Session& session,
                                                        Result<LoadedPartnership> loaded);

/// Its reading, with progress shown on the way.
std::expected<Reading, ExitCode> reading_of(Session& session, LoadedPartnership const& partnership,
                                            ReadRequest request);

}  // namespace crosswalk
