// SPDX-License-Identifier: Apache-2.0
#include "text/result.h"

#include "text/utf8.h"

#include <cstdio>
#include <cstdlib>

namespace crosswalk {

std::unexpected<Diagnostic> failure(std::string code, std::string message, std::string help) {
    Diagnostic reason;
    reason.code = std::move(code);
    reason.message = std::move(message);
    reason.help = std::move(help);
    return std::unexpected(std::move(reason));
}

void invariant(bool condition, std::string_view why_it_must_hold, std::source_location where) {
    if (condition) return;
    std::string report = "crosswalk stopped: this is our bug, not a mistake in your text or data\n";
    report += "  must hold: " + printable(why_it_must_hold) + "\n";
    report += "  found false at: " + printable(where.file_name()) + ":" +
              std::to_string(where.line()) + "\n";
    report += "  what is safe: the record is as it was; nothing half done was acknowledged\n";
    report +=
        "  help: please report it as CONTRIBUTING.md says under \"Reporting a bug\": these "
        "lines, the command you ran and what `crosswalk --version` says\n";
    // Best effort: when even stderr is gone there is nobody left to tell.
    static_cast<void>(std::fwrite(report.data(), 1, report.size(), stderr));
    static_cast<void>(std::fflush(stderr));
#ifdef CROSSWALK_FUZZ
    std::abort();  // a fuzzer keeps the input that led to it, as it does not for an exit
#else
    std::_Exit(exit_our_bug);
#endif
}

}  // namespace crosswalk
