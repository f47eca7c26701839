// SPDX-License-Identifier: Apache-2.0
#include "service/bundle.h"

#include "record/checkpoint.h"
#include "service/files.h"
#include "text/utf8.h"

#include <algorithm>
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
Result<std::vector<Digest>> copy_log(Copy& copy, std::uint64_t size, Watch const& watch) {
    std::vector<Digest> named;
    JsonReader reader;
    for (auto const& tile : tiles_of(size)) {
        if (watch && !watch("writing the bundle", tile.index * tile_width, size)) return stopped();
        TRY(copy.file(path_of(tile)));
        if (tile.level != 0) continue;
        TRY_ASSIGN(auto const bytes, copy.file(entries_path(tile.index, tile.width)));
        TRY_ASSIGN(auto const entries, split_entries(bytes));
        for (auto const each : entries) {
            TRY_ASSIGN(auto const entry, read_entry(each, reader));
            if (check_body(entry)) add_objects(entry, named);
        }
    }
    sort_objects(named);
    return named;
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

void add_objects(EntryView const& entry, std::vector<Digest>& objects) {
    auto const* const kind = find_kind(entry.kind);
    if (kind == nullptr) return;
    for (auto const& field : kind->fields) {
        if (field.type != FieldType::object && field.type != FieldType::files) continue;
        auto const* const named = entry.body->find(field.name);
        if (named == nullptr) continue;
        if (field.type == FieldType::object) {
            objects.push_back(Digest::parse(*named->text()).value());
            continue;
        }
        for (auto const& file : *named) {
            objects.push_back(Digest::parse(*file.find("sha256")->text()).value());
        }
    }
}

void sort_objects(std::vector<Digest>& objects) {
    std::ranges::sort(objects);
    auto const again = std::ranges::unique(objects);
    objects.erase(again.begin(), again.end());
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
