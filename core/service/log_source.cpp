// SPDX-License-Identifier: Apache-2.0
#include "service/log_source.h"

#include "identity/sha256.h"
#include "service/bundle.h"
#include "service/files.h"
#include "service/record_files.h"
#include "service/record_folder.h"
#include "service/tar.h"
#include "text/utf8.h"

#include <memory>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

Result<std::string> not_too_large(std::string const& name, Result<std::string> bytes) {
    if (!bytes || bytes->size() <= most_log_bytes(name)) return bytes;
    return failure("W015", crosswalk::quoted(name, 100) + " is larger than such a file can be",
                   "fetch the record again");
}

LogSource of_bundle(TarReader reader, fs::path const& path) {
    auto const shared = std::make_shared<TarReader>(std::move(reader));
    return {path.string(), [shared](std::string const& name) {
                return not_too_large(name, shared->read(name, most_log_bytes(name) + 1));
            }};
}

LogSource of_folder(fs::path const& folder) {
    return {folder.string(), [folder](std::string const& name) -> Result<std::string> {
                TRY_ASSIGN(auto const path, inside(folder, name));
                return not_too_large(name, read_file(path, most_log_bytes(name) + 1));
            }};
}

}  // namespace

std::string object_name(Digest const& digest) {
    auto const name = print(digest);
    return "objects/" + name.substr(0, 2) + "/" + name.substr(2);
}

std::size_t most_log_bytes(std::string_view name) {
    if (name.starts_with("objects/") || name == vault_values_in_backup)
        return std::string::npos - 1;
    if (name.starts_with("tile/entries/")) return tile_width * (longest_entry + 2);
    return std::size_t{1} << 20U;
}

bool is_log_file(std::string_view name) {
    if (name == "checkpoint" || name == "checkpoints/sizes" || parse_tile_path(name)) return true;
    if (name.starts_with("checkpoints/")) {
        auto const size = name.substr(12);
        return !size.empty() && size.find_first_not_of("0123456789") == std::string_view::npos;
    }
    if (!name.starts_with("objects/") || name.size() != 73 || name[10] != '/') return false;
    return Digest::parse(std::string(name.substr(8, 2)) + std::string(name.substr(11))).has_value();
}

Result<std::vector<std::string>> LogSource::checkpoints() const {
    TRY_ASSIGN(auto const sizes, file("checkpoints/sizes"));
    std::vector<std::string> notes;
    std::string_view last;
    for (std::string_view rest = sizes; !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        bool const is_number =
            !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
        bool const is_larger =
            line.size() > last.size() || (line.size() == last.size() && line > last);
        last = line;
        if (!is_number || !is_larger) {
            return failure(
                "R002", crosswalk::quoted(line) + " is no size of a checkpoint",
                "fetch the file checkpoints/sizes again; it has one number on a line, each "
                "larger than the one above");
        }
        TRY_ASSIGN(auto note, file("checkpoints/" + std::string(line)));
        notes.push_back(std::move(note));
    }
    return notes;
}

Result<std::string> LogSource::tile(TileId const& id) const { return file(path_of(id)); }

Result<std::string> LogSource::object(Digest const& name) const {
    auto const damaged = [&](std::string const& why) {
        return failure("R023", "the object " + print(name) + " of the record " + why,
                       "ask the host, or any partner who has it: its name is the SHA-256 of its "
                       "bytes");
    };
    auto bytes = file(object_name(name));
    if (!bytes && bytes.error().code == "W001") return damaged("is missing");
    if (!bytes) return bytes;
    if (digest(*bytes) != name) return damaged("was changed");
    return bytes;
}

Result<LogSource> open_log_source(fs::path const& path) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (!fs::exists(status)) return world_failure(ENOENT, "read", path);
    if (fs::is_directory(status)) {
        if (has_record(path)) return source_of_record(path);
        return of_folder(path);
    }
    TRY_ASSIGN(auto reader, TarReader::open(path));
    for (auto const& name : reader.names()) {
        bool const is_secret =
            name == key_in_backup || name == vault_key_in_backup || name == vault_values_in_backup;
        if (is_log_file(name) || is_secret) continue;
        return failure(
            "W015",
            "the bundle holds " + crosswalk::quoted(name, 100) + ", which is no file of a record",
            "fetch it again; `crosswalk bundle` writes one");
    }
    return of_bundle(std::move(reader), path);
}

}  // namespace crosswalk
