// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/guard.h"
#include "app/interrupt.h"
#include "service/files.h"

#include <string>
#include <vector>

int main(int count, char** values) {
    using crosswalk::ExitCode;
    crosswalk::watch_signals();
    crosswalk::Session session;
    std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
    auto exit = crosswalk::run_guarded(
        session, [&] { return crosswalk::run(std::move(arguments), session); });
    if (crosswalk::is_interrupted()) crosswalk::end_interrupted();
    if (exit == ExitCode::fine && session.out.error_number() != 0) {
        exit = crosswalk::report(session, crosswalk::world_failure(session.out.error_number(),
                                                                   "write", "standard output")
                                              .error());
    }
    return static_cast<int>(exit);
}
