// SPDX-License-Identifier: Apache-2.0
#include "text/check_text.h"

#include "text/source.h"
#include "text/utf8.h"

#include <string>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> complaint(std::string code, Place place, std::string message,
                                      std::string help) {
    auto reason = failure(std::move(code), std::move(message), std::move(help)).error();
    reason.place = std::move(place);
    return std::unexpected(std::move(reason));
}

Place place_of(std::string_view path, std::string_view bytes, std::size_t at) {
    Sources sources;
    auto const file = sources.add(std::string(path), std::string(bytes));
    auto const begin = static_cast<std::uint32_t>(at);
    return sources.place({.file = file, .begin = begin, .end = begin + 1});
}

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

/// A byte below 0x20 or 0x7f that no text editor writes; npos when there is none.
std::size_t first_control(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto const c = static_cast<unsigned char>(bytes[at]);
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f) return at;
    }
    return std::string_view::npos;
}

}  // namespace

Result<void> check_text_size(std::string_view path, std::size_t bytes) {
    if (bytes <= longest_text_bytes) return {};
    Place place;
    place.path = path;
    return complaint("T002", place,
                     "the text has " + std::to_string(bytes) +
                         " bytes, more than the 16 MiB it may have in all its files",
                     "keep data in files of their own (`file = \"data/...\"`)");
}

Result<void> check_text(std::string_view path, std::string_view bytes) {
    TRY(check_text_size(path, bytes.size()));
    if (auto const at = first_invalid_utf8(bytes)) {
        std::string const saved = is_utf16(bytes) ? "the file is saved as UTF-16, not as UTF-8"
                                                  : "the file is not saved as UTF-8";
        return complaint("T001", place_of(path, bytes, *at), saved,
                         "save it again as UTF-8 (in a spreadsheet program: \"CSV UTF-8\")");
    }
    if (auto const at = first_control(bytes); at != std::string_view::npos) {
        return complaint("T003", place_of(path, bytes, at),
                         "there is a control character here that no text contains",
                         "delete it; if the file shows many, it is not a text file");
    }
    return {};
}

}  // namespace crosswalk
