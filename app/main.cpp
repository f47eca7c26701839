// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/interrupt.h"
#include "service/files.h"

#include <exception>
#include <new>
#include <string>

namespace crosswalk {
namespace {

ExitCode run_guarded(std::vector<std::string> arguments, Session& session) {
    try {
        return run(std::move(arguments), session);
    } catch (std::bad_alloc const&) {
        return report(session,
                      failure("W012", "this machine has not enough memory for that",
                              "close other programs, or read fewer facts; nothing was changed")
                          .error());
    } catch (std::exception const& error) {
        session.err.write(
            "crosswalk stopped: this is our bug, not a mistake in your text or data\n  it said: " +
            std::string(error.what()) + "\n");
        return ExitCode::our_bug;
    }
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** values) {
    using crosswalk::ExitCode;
    crosswalk::watch_signals();
    crosswalk::Session session;
    std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
    auto exit = crosswalk::run_guarded(std::move(arguments), session);
    if (crosswalk::is_interrupted()) crosswalk::end_interrupted();
    if (exit == ExitCode::fine && session.out.error_number() != 0) {
        exit = crosswalk::report(session, crosswalk::world_failure(session.out.error_number(),
                                                                   "write", "standard output")
                                              .error());
    }
    return static_cast<int>(exit);
}
