// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/state.h"
#include "service/partnership.h"
#include "service/record_folder.h"
#include "text/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// A partnership as its record has it: the agreement in force and the facts that were taken in, up
/// to some entry. Nothing in the folder but record/ is looked at.
struct RecordedPartnership {
    LoadedPartnership partnership;
    RecordState state;
    Note checkpoint;  ///< the newest one of the whole record
};

/// `size`: as the first so many entries make it; none: all.
///
/// Errors    those of `RecordLog::open`; R022 no so many entries; R023 an object is missing or was
///           changed; R024 no agreement was adopted by then
Result<RecordedPartnership> load_recorded(std::filesystem::path const& folder,
                                          std::optional<std::uint64_t> size = {});

/// What commands work on: the record when the partnership has one, else its folder.
Result<LoadedPartnership> open_partnership(std::filesystem::path const& folder);

/// A warning when the agreement that lies in the folder is not the one in force (R025): whoever
/// edits it may think that it counts.
std::optional<Diagnostic> draft_notice(LoadedPartnership const& in_force);

/// The files of a version of the agreement. T002 when they are more than an agreement may have: an
/// entry can name one large file hundreds of times. `object`: gives the bytes of one.
Result<std::vector<CompactFile>> files_of(
    AdoptedCompact const& version,
    std::function<Result<std::string>(Digest const& sha256)> const& object);

/// A version of the agreement, checked as far as its text goes.
Result<CheckedCompact> load_version(AdoptedCompact const& version, Objects const& objects);

/// The partnership of a state and the objects it names.
Result<LoadedPartnership> load_state(RecordState const& state, Objects const& objects);

/// What becomes of facts for a dataset that the agreement does not have: it is wrong then, or it is
/// an earlier version, which never knew them.
enum class OtherDatasets { refused, left_out };

/// An agreement with the facts of a record instead of its own.
LoadedPartnership with_facts(LoadedPartnership partnership, RecordState const& state,
                             Objects const& objects, OtherDatasets others = OtherDatasets::refused);

}  // namespace crosswalk
