// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace crosswalk {
namespace {

constexpr std::size_t plain_width = 80;
constexpr std::size_t widest = 120;  // longer lines are hard to read

std::string_view environment(char const* name) {
    char const* const value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

Output::Output(int descriptor) : descriptor_(descriptor), is_terminal_(::isatty(descriptor) == 1) {
    auto const wants_none = !environment("NO_COLOR").empty() || environment("TERM") == "dumb";
    if (is_terminal_ && !wants_none) colours_ = Colours::on;
}

void Output::write(std::string_view text) {
    while (!text.empty() && !is_gone_) {
        auto const written = ::write(descriptor_, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            is_gone_ = true;
            if (errno != EPIPE) error_number_ = errno;
            return;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::size_t Output::width() const {
    winsize size{};
    if (!is_terminal_ || ::ioctl(descriptor_, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return plain_width;
    }
    return std::min<std::size_t>(size.ws_col, widest);
}

}  // namespace crosswalk
