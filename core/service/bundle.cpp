// SPDX-License-Identifier: Apache-2.0
#include "service/bundle.h"

#include "record/checkpoint.h"
#include "service/files.h"
#include "text/utf8.h"

#include <set>
#include <string>
#include <utility>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> stopped() {
    return failure("W011", "stopped before the end",
                   "run the same command again; nothing was changed");
}

/// Copies files of a source into an archive.
class Copy {
public:
    Copy(LogSource const& source, TarTake take) : source_(source), take_(std::move(take)) {}

    Result<std::string> file(std::string const& name) {
        TRY_ASSIGN(auto bytes, source_.file(name));
        TRY(tar_file(name, bytes, take_));
        return bytes;
    }
    Result<void> object(Digest const& digest) {
        TRY_ASSIGN(auto const bytes, source_.object(digest));
        return tar_file(object_name(digest), bytes, take_);
    }

private:
    LogSource const& source_;
    TarTake take_;
};

/// Entries and tiles; the objects that entries name are collected on the way.
Result<std::set<Digest>> copy_log(Copy& copy, std::uint64_t size, Watch const& watch) {
    std::set<Digest> objects;
    for (auto const& tile : tiles_of(size)) {
        if (watch && !watch("writing the bundle", tile.index * tile_width, size)) return stopped();
        TRY(copy.file(path_of(tile)));
        if (tile.level != 0) continue;
        TRY_ASSIGN(auto const bytes, copy.file(entries_path(tile.index, tile.width)));
        TRY_ASSIGN(auto const entries, parse_entries(bytes));
        for (auto const& each : entries) {
            TRY_ASSIGN(auto const entry, parse_entry(each));
            for (auto const& object : objects_of(entry)) objects.insert(object);
        }
    }
    return objects;
}

Result<void> copy_checkpoints(Copy& copy) {
    TRY_ASSIGN(auto const sizes, copy.file("checkpoints/sizes"));
    for (std::string_view rest = sizes; !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        TRY(copy.file("checkpoints/" + std::string(line)));
    }
    return {};
}

/// A bundle may take the place of an older one, and of nothing else: a slip of the finger must not
/// cost a key or an agreement.
Result<void> check_target(std::filesystem::path const& file) {
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, error))) return {};
    auto const refused = [&](std::string const& why) {
        return failure("W008", printable(file.string()) + " is there already and " + why,
                       "name another file; nothing was changed");
    };
    auto const old = TarReader::open(file);
    if (!old) return refused("is no bundle");
    if (old->holds(key_in_backup)) return refused("is a backup with the log's key in it");
    return {};
}

}  // namespace

std::vector<Digest> objects_of(Entry const& entry) {
    std::vector<Digest> objects;
    auto const* const kind = find_kind(entry.kind);
    if (kind == nullptr || !check_body(entry)) return objects;
    for (std::string_view const field : {"object", "moves", "reading"}) {
        if (!text_in(entry, field).empty()) objects.push_back(digest_in(entry, field));
    }
    if (auto const files = entry.body.find("files"); files != entry.body.end()) {
        for (auto const& file : *files->second.list()) {
            objects.push_back(Digest::parse(*file.find("sha256")->text()).value());
        }
    }
    return objects;
}

Result<Bundled> copy_record(LogSource const& source, TarTake const& take, Watch const& watch) {
    Bundled bundled;
    Copy copy(source, [&](std::string_view piece) -> Result<void> {
        bundled.bytes += piece.size();
        return take(piece);
    });
    // The newest checkpoint last: others may append meanwhile, and it must be over them all.
    TRY(copy_checkpoints(copy));
    TRY_ASSIGN(auto const newest, copy.file("checkpoint"));
    TRY_ASSIGN(bundled.checkpoint, parse_note(newest));
    TRY_ASSIGN(auto const checkpoint, parse_checkpoint(bundled.checkpoint.text));
    bundled.entries = checkpoint.tree.size;
    TRY_ASSIGN(auto const objects, copy_log(copy, bundled.entries, watch));
    for (auto const& each : objects) TRY(copy.object(each));
    bundled.objects = objects.size();
    return bundled;
}

Result<Bundled> write_bundle(LogSource const& source, std::filesystem::path const& file,
                             Watch const& watch) {
    TRY(check_target(file));
    Bundled bundled;
    TRY(write_file_by(file, [&](WriteMore const& write) -> Result<void> {
        TRY_ASSIGN(bundled, copy_record(source, write, watch));
        return tar_end(write);
    }));
    return bundled;
}

}  // namespace crosswalk
