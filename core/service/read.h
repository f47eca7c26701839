// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/reading.h"
#include "service/partnership.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Called now and then on long work with what is being done and how far it is (rows or bytes; a
/// total of 0 is unknown). Returns false to stop: the request then fails with W011.
using Watch = std::function<bool(std::string_view doing, std::uint64_t done, std::uint64_t total)>;

struct ReadRequest {
    /// None: the last day the facts know of; see `last_known_day`.
    std::optional<Date> as_of;
    int threads = 0;  ///< 0: as many as there are cores; never changes a reading
    Watch watch = {};
};

/// What came of reading: a reading, unless a batch of facts as a whole cannot be used.
struct ReadOutcome {
    std::optional<Reading> reading;
    Diagnostics diagnostics;  ///< paths relative to the partnership's folder
};

/// Reads a partnership whose agreement has no errors. Changes no byte in its folder.
///
/// Errors    F084 a file was changed after it was imported; W011 stopped; F087 of check_picks
Result<ReadOutcome> read_partnership(LoadedPartnership const& partnership,
                                     ReadRequest const& request);

/// A store with all facts of a partnership in it. Diagnostics with errors: it must not be used.
/// What is only worth a warning about an imported file was said when it was imported and is not
/// said again.
Result<ObservationStore> take_in_facts(LoadedPartnership const& partnership,
                                       ReadRequest const& request,
                                       std::vector<std::string> const& also_readable,
                                       Diagnostics& diagnostics);

/// Takes one more file in. A failure is one of the world; a file that as a whole cannot be used is
/// an error among the diagnostics.
Result<BatchFacts> take_in_one(ObservationStore& store, BatchSource const& source,
                               Watch const& watch, Diagnostics& diagnostics);

/// Takes back what the partnership took back when so many of its files had come. A failure is one
/// of the world; else what is wrong is among the diagnostics.
Result<void> take_back_in_store(ObservationStore& store, LoadedPartnership const& partnership,
                                std::size_t files, Diagnostics& diagnostics);

/// Reads with what was known on that day.
Result<Reading> read_store(LoadedPartnership const& partnership, ObservationStore const& store,
                           Date as_of, Watch const& watch = {});

/// The later of the last day any row is about and the last day anything was recorded.
Result<Date> last_known_day(LoadedPartnership const& partnership, ObservationStore const& store);

/// Warns of decisions in force that pick a figure which no fact known to the reading gives.
///
/// Errors    F087 the source says nothing about the measure and period
void check_picks(Compact const& compact, Reading const& reading, Diagnostics& diagnostics);

/// A quarantined row in the shape of every other complaint: a warning, because the reading goes on
/// without the row and counts it.
Diagnostic complaint(Quarantined const& row);

/// One complaint about one or more rows.
struct SetAside {
    Diagnostic complaint;
    std::int64_t rows = 1;
};

/// The complaints about quarantined rows, by the first row of each. Rows that are wrong only
/// together, as parts that exceed their whole, are one complaint that lists them.
std::vector<SetAside> complaints(std::vector<Quarantined> const& rows);

}  // namespace crosswalk
