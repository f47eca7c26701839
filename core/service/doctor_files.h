// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "quantity/instant.h"
#include "service/doctor.h"

#include <filesystem>
#include <vector>

namespace crosswalk {

struct FilesRequest {
    std::filesystem::path partnership;
    Instant now;
    bool repairs = false;
};

/// What can be seen without opening the record: left-over files, who may read the key, the space on
/// the disk, a write-ahead log.
void examine_files(FilesRequest const& request, Examined& examined);

/// Files among the objects that no entry names; those named come sorted. They are never taken away:
/// an import at work puts its file there before its entry.
void examine_unnamed_objects(std::filesystem::path const& objects, std::vector<Digest> const& named,
                             Examined& examined);

}  // namespace crosswalk
