// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// One made-up request to a city that does not exist. Texts are as a file holds them, mistakes too.
struct ServiceRequest {
    std::uint64_t number = 0;  ///< of the id; a mistake when another row has it too
    std::string opened;
    std::string closed;
    std::string_view department;
    std::string_view neighbourhood;
    std::string_view type;
    std::string_view channel;
    std::string due_days;
};

/// The columns of the generated file, in their order.
inline constexpr std::string_view service_request_header =
    "id,opened,closed,department,neighbourhood,type,channel,due_days\n";

/// The request in row `row` (from 1), which depends on the seed and the row alone: a longer file
/// begins with the bytes of a shorter one.
///
/// Randomness the streams "city-services/requests" and "city-services/mistakes", one unit a row
ServiceRequest service_request(std::uint64_t seed, std::uint64_t row);

/// The row as CSV, added to `csv`.
void append_csv(std::string& csv, ServiceRequest const& request);

/// The rows `first` to `last` as a CSV file, below the names of the columns. Whether it could be
/// written.
bool write_csv(std::string const& path, std::uint64_t seed, std::uint64_t first,
               std::uint64_t last);

}  // namespace crosswalk
