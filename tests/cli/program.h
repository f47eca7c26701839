// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/files.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// How the program is run.
struct RunOptions {
    std::filesystem::path folder = ".";
    std::vector<std::pair<std::string, std::string>> environment = {};  ///< beside a fixed one
    std::optional<std::uint64_t> longest_file = {};  ///< RLIMIT_FSIZE in bytes
    bool as_nobody = false;  ///< root gives its rights up first; others have none to give
    int interrupt_after_ms = 0;  ///< 0: never
    std::string output_file = {};  ///< standard output goes there instead
};

struct RunResult {
    int code = 0;  ///< exit code; -1 when a signal ended it
    int signal = 0;  ///< the signal, or 0
    std::string out;
    std::string err;
};

RunResult run_program(std::vector<std::string> const& arguments, RunOptions const& options = {});

/// The same on a terminal (script of util-linux gives it one); both outputs together.
RunResult run_on_terminal(std::vector<std::string> const& arguments,
                          RunOptions const& options = {});

/// A fresh folder for one test, with ways to fill it and to see what changed.
class Workspace {
public:
    Workspace();
    std::filesystem::path path() const { return folder_->path(); }
    std::filesystem::path at(std::string_view name) const { return path() / name; }

    void write(std::string_view name, std::string_view bytes) const;
    std::string read(std::string_view name) const;

    /// Every name, kind, permission, time of change and content below a folder, as one text: equal
    /// texts are equal folders.
    std::string state(std::string_view name = ".") const;

    /// A small partnership with meters of three buildings, in this folder of the workspace.
    void make_partnership(std::string_view name) const;

private:
    Result<TemporaryFolder> folder_;
};

/// What make_partnership writes.
std::string meters_compact();
std::string meters_csv();

}  // namespace crosswalk
