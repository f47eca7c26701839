// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/case_file.h"
#include "service/files.h"
#include "service/read.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace crosswalk {

/// The folder that a case describes, made for real in a temporary place, and what reading it says.
class CaseFolder {
public:
    /// Writes the agreement and the files of the case. Complaints about the case go to
    /// `diagnostics`.
    static Result<CaseFolder> make(CaseFile const& file, Diagnostics& diagnostics);

    std::filesystem::path path() const { return temporary_.path() / "partnership"; }

    /// Checks the agreement and imports the facts blocks, in their order; to be called once. What
    /// `check` and `import` complain about stands in complaints().
    Result<void> take_in(CaseFile const& file);

    /// After a command that may have changed the folder.
    void forget();

    /// The reading of a day (none: the last day the facts know of), or nothing when there are
    /// errors, which stand in complaints().
    Result<Reading const*> reading(std::optional<Date> as_of);

    Compact const& compact() const { return partnership_->compact(); }

    /// All that check and import complain about, as they print it, with paths as they are inside
    /// the folder; with a reading also the rows of shipped facts that it leaves out.
    Diagnostics complaints(Reading const* reading = nullptr) const;

private:
    explicit CaseFolder(TemporaryFolder temporary) : temporary_(std::move(temporary)) {}

    Result<void> load();
    Result<void> import_block(CaseBlock const& block, std::string const& name);
    Result<void> open_store();

    TemporaryFolder temporary_;
    std::optional<LoadedPartnership> partnership_;
    std::optional<ObservationStore> store_;
    std::map<Date, Reading> readings_;
    Diagnostics import_complaints_;
    Diagnostics read_complaints_;
};

}  // namespace crosswalk
