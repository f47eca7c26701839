// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output.h"
#include "service/read.h"

#include <cstdint>
#include <string>

namespace crosswalk {

/// One line on standard error that says what is being done and how far it is. Shown only on a
/// terminal, only after a second, and taken away at the end.
class ProgressLine {
public:
    explicit ProgressLine(Output& output);
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;
    ~ProgressLine();

    /// To be called on the way; also stops the work after Ctrl-C.
    Watch watch();
    /// Takes the line away, so that something else can be printed.
    void end();

private:
    void show(std::string_view doing, std::uint64_t done, std::uint64_t total);

    Output& output_;
    std::int64_t begun_ms_;
    std::int64_t shown_ms_ = 0;
    bool is_shown_ = false;
};

}  // namespace crosswalk
