// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/diagnostic.h"

#include <cstddef>
#include <string_view>

namespace crosswalk {

/// Standard output or standard error: what is written there, and what kind of thing reads it.
class Output {
public:
    /// The process's own descriptor: 1 or 2.
    explicit Output(int descriptor);

    /// Writes all of it, or remembers why not. A reader that has gone away (`| head`) is not a
    /// failure: what remains is dropped.
    void write(std::string_view text);

    bool is_terminal() const { return is_terminal_; }
    /// On a terminal that can show them, unless NO_COLOR is set to anything.
    Colours colours() const { return colours_; }
    /// Columns of the terminal; 80 when it is not one, so that files do not depend on a window.
    std::size_t width() const;
    /// 0, or what the operating system said when writing failed.
    int error_number() const { return error_number_; }

private:
    int descriptor_;
    bool is_terminal_ = false;
    bool is_gone_ = false;
    Colours colours_ = Colours::off;
    int error_number_ = 0;
};

}  // namespace crosswalk
