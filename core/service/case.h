// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/case_file.h"
#include "text/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// What a command printed, on both outputs together, and how it ended.
struct CommandOutput {
    std::string text;
    int exit_code = 0;
};

/// Runs `crosswalk ARGUMENTS` with `folder` as the current one. Given by the program, because
/// nothing down here starts processes.
using RunCommand = std::function<Result<CommandOutput>(std::vector<std::string> const& arguments,
                                                       std::filesystem::path const& folder)>;

enum class CaseOutcome { passed, failed, skipped };

struct CaseResult {
    std::string path;
    CaseOutcome outcome = CaseOutcome::passed;
    std::string reason;  ///< why it was skipped
    Diagnostics diagnostics;  ///< every failing line, at its place in the case file
    /// The file with what was really printed in its `console` and `expect errors` blocks; absent
    /// when nothing differs, or when something else failed as well.
    std::optional<std::string> accepted;
};

/// Runs one case in a fresh folder that is removed afterwards. Nothing outside it is changed, so
/// cases may run side by side.
///
/// Errors    C001 to C009 the case cannot be read; C010 a value differs; C011 no such value;
///           C012 other complaints than expected; C013 a command printed something else; C014 the
///           agreement or facts of the case have errors; C015 the folder to use is not there
CaseResult run_case(std::filesystem::path const& file, RunCommand const& run_command);

/// Every case under these files and folders: files that end in .case.md, sorted, each once. W001
/// for what is not there, U008 when there is no case at all.
Result<std::vector<std::filesystem::path>> find_cases(
    std::vector<std::filesystem::path> const& paths);

/// The words of a console line: separated by spaces; quotes keep words together.
std::vector<std::string> split_words(std::string_view line);

}  // namespace crosswalk
