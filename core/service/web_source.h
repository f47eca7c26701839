// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/log_source.h"
#include "service/read.h"
#include "text/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace crosswalk {

struct WebRequest {
    std::string url;
    /// All that is fetched may have so many bytes.
    std::uint64_t most_bytes = std::uint64_t{1} << 30U;
    Watch watch = {};
    /// Whether to go on; asked about once a second from whichever thread fetches.
    std::function<bool()> goes_on = {};
    /// For each file of a log that is small: all but bundles and objects.
    std::chrono::milliseconds longest{60'000};
    std::string authorities = {};  ///< as `FetchRequest` has it
};

/// A record on the web: a bundle, when the address ends in ".tar", else the files of C2SP
/// tlog-tiles below it. What is fetched is kept in a temporary folder as long as the source lives:
/// each file is fetched once, so that a server cannot show one thing now and another later.
///
/// Errors    those of `HttpClient`; W001 the server has no such file; W052 it answers with an
///           error; W015 what came is no bundle
Result<LogSource> open_web_source(WebRequest request);

/// The same, or what `open_log_source` opens: whatever the text names.
Result<LogSource> open_any_source(WebRequest request);

}  // namespace crosswalk
