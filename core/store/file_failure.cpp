// SPDX-License-Identifier: Apache-2.0
#include "store/file_failure.h"

#include <utility>

namespace crosswalk {

Place whole_file(std::string const& shown_as) {
    Place place;
    place.path = shown_as;
    return place;
}

std::unexpected<Diagnostic> in_file(std::string const& shown_as, Diagnostic reason) {
    if (reason.place.line > 0) reason.place.path = shown_as;
    return std::unexpected(std::move(reason));
}

std::unexpected<Diagnostic> refused_file(std::string const& shown_as, std::string code,
                                         std::string message, std::string help,
                                         std::uint32_t line) {
    auto reason = failure(std::move(code), std::move(message), std::move(help));
    reason.error().place = whole_file(shown_as);
    reason.error().place.line = line;
    reason.error().place.column = line > 0 ? 1 : 0;
    return reason;
}

std::unexpected<Diagnostic> empty_file(std::string const& shown_as) {
    return refused_file(
        shown_as, "F003", "the file is empty",
        "export it again; its first line names the columns, even when there are no rows", 0);
}

}  // namespace crosswalk
