// SPDX-License-Identifier: Apache-2.0
#include "app/progress.h"

#include "app/clock.h"
#include "app/interrupt.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>

namespace crosswalk {
namespace {

constexpr std::int64_t quiet_ms = 1000;
constexpr std::int64_t redraw_ms = 100;
constexpr std::string_view erase_line = "\r\x1b[K";

}  // namespace

ProgressLine::ProgressLine(Output& output) : output_(output), begun_ms_(milliseconds()) {}

ProgressLine::~ProgressLine() { end(); }

void ProgressLine::end() {
    if (is_shown_) output_.write(erase_line);
    is_shown_ = false;
}

Watch ProgressLine::watch() {
    return [this](std::string_view doing, std::uint64_t done, std::uint64_t total) {
        if (output_.is_terminal()) show(doing, done, total);
        return !is_interrupted();
    };
}

void ProgressLine::show(std::string_view doing, std::uint64_t done, std::uint64_t total) {
    auto const now = milliseconds();
    if (now - begun_ms_ < quiet_ms || now - shown_ms_ < redraw_ms) return;
    auto line = printable(doing);
    if (total > 0) line += "  " + std::to_string(std::min(done, total) * 100 / total) + " %";
    output_.write(std::string(erase_line) +
                  std::string(first_code_points(line, output_.width() - 1)));
    shown_ms_ = now;
    is_shown_ = true;
}

}  // namespace crosswalk
