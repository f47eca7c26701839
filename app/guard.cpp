// SPDX-License-Identifier: Apache-2.0
#include "app/guard.h"

#include "text/result.h"
#include "text/utf8.h"

#include <exception>
#include <new>

namespace crosswalk {

ExitCode run_guarded(Session& session, std::function<ExitCode()> const& command) {
    try {
        return command();
    } catch (std::bad_alloc const&) {
        return report(session,
                      failure("W012", "this machine has not enough memory for that",
                              "close other programs, or read fewer facts; nothing was changed")
                          .error());
    } catch (std::exception const& error) {
        session.err.write(
            "crosswalk stopped: this is our bug, not a mistake in your text or data\n  it said: " +
            printable(error.what()) +
            "\n  help: please report it as CONTRIBUTING.md says under \"Reporting a bug\": these "
            "lines, "
            "the command you ran and what `crosswalk --version` says\n");
        return ExitCode::our_bug;
    }
}

}  // namespace crosswalk
