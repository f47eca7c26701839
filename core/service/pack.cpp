// SPDX-License-Identifier: Apache-2.0
#include "service/pack.h"

#include "service/files.h"
#include "service/partnership.h"
#include "text/utf8.h"

#include <algorithm>
#include <system_error>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

Result<void> copy_tree(fs::path const& from, fs::path const& to) {
    std::error_code error;
    auto const status = fs::symlink_status(from, error);
    if (!fs::exists(status)) return {};
    // A link could lead anywhere on this machine; what it leads to is not part of the pack.
    if (fs::is_symlink(status)) return {};
    if (fs::is_regular_file(status)) {
        fs::copy_file(from, to, error);
        if (error) return world_failure(error.value(), "copy to", to);
        return {};
    }
    if (!fs::is_directory(status)) return {};
    fs::create_directory(to, error);
    if (error) return world_failure(error.value(), "make the folder", to);
    fs::directory_iterator entry(from, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        if (entry->path().filename().string().starts_with('.')) continue;
        TRY(copy_tree(entry->path(), to / entry->path().filename()));
    }
    if (error) return world_failure(error.value(), "look into", from);
    return {};
}

}  // namespace

Result<void> copy_partnership(fs::path const& from, fs::path const& to, PackParts parts) {
    std::vector<std::string> names = {"COMPACT.md", "compact", "data", "facts"};
    if (parts == PackParts::all) names.insert(names.end(), {"cases", "README.md"});
    for (auto const& name : names) TRY(copy_tree(from / name, to / name));
    return {};
}

std::vector<std::string> pack_names(std::vector<fs::path> const& folders) {
    std::vector<std::string> names;
    for (auto const& folder : folders) {
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            if (find_partnership(entry->path())) names.push_back(entry->path().filename().string());
        }
    }
    std::ranges::sort(names);
    auto const repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    return names;
}

Result<fs::path> find_pack(std::string const& name, std::vector<fs::path> const& folders) {
    if (auto found = find_partnership(fs::path(name))) return found;
    bool const is_name = name.find('/') == std::string::npos && name != "." && name != "..";
    for (auto const& folder : folders) {
        if (!is_name) break;
        if (auto found = find_partnership(folder / name)) return found;
    }
    auto const names = pack_names(folders);
    auto const message = "there is no pack " + crosswalk::quoted(name);
    if (auto const nearest = did_you_mean(name, names); !nearest.empty()) {
        return failure("U005", message, "did you mean " + nearest + "?");
    }
    std::string all;
    for (auto const& each : names) all += (all.empty() ? "" : ", ") + each;
    if (!all.empty()) {
        return failure("U005", message, "name a folder that holds a COMPACT.md, or one of: " + all);
    }
    std::string looked;
    for (auto const& folder : folders) {
        looked +=
            (looked.empty() ? "; packs were looked for in " : ", ") + printable(folder.string());
    }
    return failure(
        "U005", message,
        "name a folder that holds a COMPACT.md: --from path/to/" + printable(name) + looked);
}

}  // namespace crosswalk
