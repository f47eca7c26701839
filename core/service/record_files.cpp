// SPDX-License-Identifier: Apache-2.0
#include "service/record_files.h"

#include "record/checkpoint.h"
#include "service/files.h"
#include "service/record_folder.h"
#include "text/utf8.h"

#include <memory>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

Result<std::string> entries_of(RecordDatabase& database, TileId const& id) {
    constexpr std::size_t usual_entry = 400;
    std::string entries;
    entries.reserve(id.width * usual_entry);
    auto const begin = id.index * tile_width;
    TRY(database.read(begin, begin + id.width,
                      [&](std::uint64_t, std::string_view bytes) -> Result<void> {
                          add_entry(entries, bytes);
                          return {};
                      }));
    return entries;
}

/// The root over the hashes of a full tile, which stands in a tile of the next level.
Digest root_of(std::string_view hashes) {
    TreeEdge edge;
    for (std::size_t place = 0; place < tile_width; ++place) {
        edge.add(hash_at(hashes, place).value_or(Digest()));
    }
    return edge.root();
}

Result<std::string> full_tile(RecordDatabase& database, unsigned level, std::uint64_t index) {
    TRY_ASSIGN(auto tile, database.tile(level, index));
    if (tile) return *std::move(tile);
    return failure("W040", "the record lacks " + path_of({level, index, tile_width}),
                   "keep a copy of the record, and put it back from a backup");
}

/// A tile at the right edge is not kept: its hashes are those of entries, or of full tiles below.
Result<std::string> tile_of(RecordDatabase& database, TileId const& id) {
    if (id.width == tile_width) return full_tile(database, id.level, id.index);
    std::vector<Digest> hashes;
    if (id.level == 0) {
        TRY_ASSIGN(auto const bytes, entries_of(database, id));
        TRY_ASSIGN(auto const entries, split_entries(bytes));
        for (auto const each : entries) hashes.push_back(leaf_hash(each));
        return print_hashes(hashes);
    }
    for (unsigned i = 0; i < id.width; ++i) {
        TRY_ASSIGN(auto const below, full_tile(database, id.level - 1, id.index * tile_width + i));
        hashes.push_back(root_of(below));
    }
    return print_hashes(hashes);
}

struct Kept {
    std::uint64_t size = 0;
    std::string note;
};

Result<std::vector<Kept>> kept_checkpoints(RecordDatabase& database) {
    TRY_ASSIGN(auto const notes, database.checkpoints());
    std::vector<Kept> kept;
    for (auto const& bytes : notes) {
        TRY_ASSIGN(auto const note, parse_note(bytes));
        TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
        // The log's own signature alone can be made again at any time; what a witness said cannot.
        bool const is_witnessed = note.signatures.size() > 1;
        if (is_witnessed) kept.push_back({checkpoint.tree.size, bytes});
    }
    return kept;
}

std::unexpected<Diagnostic> no_file(std::string const& name) {
    return failure("W001", "the record has no file " + crosswalk::quoted(name, 100),
                   "its files are named as docs/reference/record.md says");
}

Result<std::string> file_of(RecordDatabase& database, std::vector<Kept> const& kept,
                            std::string const& name) {
    if (name == "checkpoint") {
        TRY_ASSIGN(auto note, database.checkpoint());
        if (note) return *std::move(note);
        return no_file(name);
    }
    if (auto const tile = parse_tile_path(name)) {
        if (!tile->is_entries) return tile_of(database, tile->id);
        return entries_of(database, tile->id);
    }
    std::string sizes;
    for (auto const& each : kept) {
        if (name == "checkpoints/" + std::to_string(each.size)) return each.note;
        sizes += std::to_string(each.size) + "\n";
    }
    if (name == "checkpoints/sizes") return sizes;
    return no_file(name);
}

}  // namespace

Result<LogSource> source_of_record(fs::path const& partnership) {
    TRY_ASSIGN(auto opened, open_record_database(partnership));
    std::shared_ptr<RecordDatabase> const database = std::move(opened);
    TRY_ASSIGN(auto const kept, kept_checkpoints(*database));
    auto const folder = record_folder(partnership);
    return LogSource{partnership.string(),
                     [database, kept, folder](std::string const& name) -> Result<std::string> {
                         if (!name.starts_with("objects/")) return file_of(*database, kept, name);
                         TRY_ASSIGN(auto const path, inside(folder, name));
                         return read_file(path);
                     }};
}

}  // namespace crosswalk
