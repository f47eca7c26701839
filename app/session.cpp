// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace crosswalk {

ExitCode report(Session& session, Diagnostic const& diagnostic) {
    session.err.write(print(diagnostic, session.err.colours()));
    if (diagnostic.code.starts_with('U')) return ExitCode::usage;
    if (diagnostic.code.starts_with('W')) return ExitCode::world_failed;
    return ExitCode::errors;
}

ExitCode report(Session& session, Diagnostics const& diagnostics) {
    if (diagnostics.has_errors()) {
        session.err.write(print_check(diagnostics, terminal_options(session.err)));
        return ExitCode::errors;
    }
    // The command goes on and says itself how it ends.
    for (auto const& diagnostic : diagnostics.list()) report(session, diagnostic);
    return ExitCode::fine;
}

TerminalOptions terminal_options(Output const& output, std::string language) {
    return {.language = std::move(language), .colours = output.colours(), .width = output.width()};
}

Result<std::optional<Date>> parse_day(std::string const& option, std::string const& text) {
    if (text.empty()) return std::nullopt;
    auto const date = Date::parse(text);
    if (date) return *date;
    return failure("U002",
                   option + " wants a day, and " + crosswalk::quoted(text) +
                       " is none: " + date.error().message,
                   "write year-month-day, for example " + option + " 2016-12-31");
}

Result<int> parse_count(std::string const& option, std::string const& text) {
    constexpr int most = 1024;  // far more than helps, far fewer than a machine can start
    if (text.empty()) return 0;
    int count = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, count);
    if (error == std::errc() && stopped == end && count >= 0 && count <= most) return count;
    return failure("U010",
                   option + " wants a whole number from 0 to " + std::to_string(most) + ", and " +
                       crosswalk::quoted(text) + " is none",
                   "write for example " + option + " 2, or 0 for as many as there are cores");
}

Result<std::string> choose_language(Compact const& compact, std::string const& asked) {
    auto const& languages = compact.partnership.languages;
    if (asked.empty()) return languages.empty() ? "en" : languages.front();
    if (std::ranges::find(languages, asked) != languages.end()) return asked;
    std::string all;
    for (auto const& language : languages) all += (all.empty() ? "" : ", ") + language;
    return failure("U006", "this partnership does not speak " + crosswalk::quoted(asked),
                   "its languages are " + all + "; more are added in [partnership] languages");
}

}  // namespace crosswalk
