// SPDX-License-Identifier: Apache-2.0
#include "service/partnership.h"

#include "measure/check.h"
#include "service/files.h"
#include "text/check_text.h"
#include "text/utf8.h"

#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr auto compact_file = "COMPACT.md";
constexpr auto compact_folder = "compact";

// One byte more than a text may have: enough for the check of texts to refuse it.
constexpr auto most_read = longest_text_bytes + 1;

bool holds_partnership(fs::path const& folder) {
    std::error_code ignored;
    return fs::exists(folder / compact_file, ignored) ||
           fs::is_directory(folder / compact_folder, ignored);
}

std::unexpected<Diagnostic> no_partnership(fs::path const& folder) {
    auto const shown = folder.empty() || folder == "." ? "this folder" : printable(folder.string());
    return failure("W006",
                   "there is no agreement in " + shown + ": no COMPACT.md and no compact/*.md",
                   "name the partnership's folder, or start one with `crosswalk init FOLDER`");
}

Result<fs::path> nearest_above() {
    std::error_code error;
    auto const start = fs::current_path(error);
    if (error) return world_failure(error.value(), "find", "the current folder");
    fs::path upwards = ".";
    for (auto folder = start;; folder = folder.parent_path()) {
        if (holds_partnership(folder)) return upwards;
        if (folder == folder.parent_path()) return no_partnership(".");
        upwards = upwards == "." ? fs::path("..") : upwards / "..";
    }
}

/// Whether a file of facts can be found; a complaint stands where it is named.
void check_file(LoadedPartnership& loaded, FactsFile& file, std::string const& name) {
    auto& diagnostics = loaded.checked.diagnostics;
    auto const path = inside(loaded.folder, name);
    if (!path) {
        auto reason = path.error();
        reason.place = file.named_at;
        diagnostics.add(std::move(reason));
        return;
    }
    std::error_code error;
    file.source.path = fs::absolute(*path, error).lexically_normal().string();
    auto const status = fs::status(*path, error);
    if (!fs::exists(status)) {
        diagnostics
            .error("F080", file.named_at, "the file " + crosswalk::quoted(name) + " is not there")
            .with_help(
                "put the file there, or correct its name; names are relative to the "
                "partnership's folder, and large and small letters differ");
    } else if (!fs::is_regular_file(status)) {
        diagnostics.error("F080", file.named_at, crosswalk::quoted(name) + " is not a file")
            .with_help("name a file of facts: data/NAME.csv");
    }
}

void list_shipped(LoadedPartnership& loaded) {
    for (auto const& dataset : loaded.compact().datasets) {
        for (auto const& batch : dataset.batches) {
            FactsFile file;
            file.source.dataset = dataset.id;
            file.source.shown_as = batch.file;
            file.source.recorded = batch.recorded;
            file.named_at = loaded.compact().place(batch.span);
            check_file(loaded, file, batch.file);
            loaded.facts.push_back(std::move(file));
        }
    }
}

void list_imported(LoadedPartnership& loaded) {
    for (auto const& batch : loaded.imported) {
        FactsFile file;
        file.source.dataset = batch.dataset;
        file.source.shown_as = batch.file;
        file.source.recorded = batch.recorded;
        file.sha256 = batch.sha256;
        file.named_at = batch_list_place(batch.line);
        if (loaded.compact().dataset(batch.dataset) == nullptr) {
            loaded.checked.diagnostics
                .error("F083", file.named_at,
                       "facts were imported for the dataset " + crosswalk::quoted(batch.dataset) +
                           ", which the agreement does not have")
                .with_help(
                    "bring back [dataset." + printable(batch.dataset) +
                    "] in the agreement; facts that were imported are never dropped silently");
        }
        check_file(loaded, file, batch.file);
        loaded.facts.push_back(std::move(file));
    }
}

Result<std::string> read_batch_list(fs::path const& folder) {
    std::error_code ignored;
    auto const path = folder / batch_list_file;
    if (!fs::exists(fs::symlink_status(path, ignored))) return std::string();
    return read_file(path);
}

Result<LoadedPartnership> load_files(fs::path const& folder, std::vector<CompactFile> files) {
    TRY_ASSIGN(auto const list, read_batch_list(folder));
    LoadedPartnership loaded;
    loaded.folder = folder;
    loaded.checked = load_compact(std::move(files));
    if (!loaded.diagnostics().has_errors()) {
        check_measures(loaded.compact(), loaded.checked.diagnostics);
    }
    loaded.imported = parse_batch_list(list, loaded.checked.diagnostics);
    list_shipped(loaded);
    list_imported(loaded);
    loaded.checked.diagnostics.sort();
    return loaded;
}

}  // namespace

Result<fs::path> find_partnership(std::optional<fs::path> const& named) {
    if (!named) return nearest_above();
    std::error_code error;
    auto const status = fs::status(*named, error);
    if (!fs::exists(status)) {
        return world_failure(
            error ? error.value() : static_cast<int>(std::errc::no_such_file_or_directory), "read",
            *named);
    }
    if (fs::is_regular_file(status) && named->filename() == compact_file) {
        return named->has_parent_path() ? named->parent_path() : fs::path(".");
    }
    if (!fs::is_directory(status)) return no_partnership(*named);
    // Looking into a folder that may not be looked into says so; it is not "no agreement".
    fs::directory_iterator const may_look(*named, error);
    if (error) return world_failure(error.value(), "look into", *named);
    if (!holds_partnership(*named)) return no_partnership(*named);
    return *named;
}

Result<std::vector<CompactFile>> read_compact_files(fs::path const& folder) {
    std::vector<CompactFile> files;
    TRY_ASSIGN(auto const names, names_in(folder / compact_folder, ".md"));
    std::error_code ignored;
    if (fs::exists(folder / compact_file, ignored)) {
        if (!names.empty()) {
            return failure("W007",
                           "the folder has two agreements: COMPACT.md and compact/" + names[0],
                           "keep one: move COMPACT.md into compact/, or the other way round");
        }
        TRY_ASSIGN(auto bytes, read_file(folder / compact_file, most_read));
        files.push_back({compact_file, std::move(bytes)});
        return files;
    }
    for (auto const& name : names) {
        TRY_ASSIGN(auto bytes, read_file(folder / compact_folder / name, most_read));
        files.push_back({std::string(compact_folder) + "/" + name, std::move(bytes)});
    }
    if (files.empty()) return no_partnership(folder);
    return files;
}

Result<LoadedPartnership> load_partnership(fs::path const& folder) {
    TRY_ASSIGN(auto files, read_compact_files(folder));
    return load_files(folder, std::move(files));
}

Result<LoadedPartnership> load_partnership_with(fs::path const& folder, fs::path const& agreement) {
    TRY_ASSIGN(auto bytes, read_file(agreement, most_read));
    std::error_code error;
    auto const seen = fs::relative(agreement, folder, error);
    if (error) return world_failure(error.value(), "find", agreement);
    return load_files(folder, {{seen.string(), std::move(bytes)}});
}

Diagnostics seen_from(fs::path const& folder, Diagnostics const& diagnostics,
                      std::string_view but) {
    auto const clean = folder.lexically_normal();
    auto const move = [&](Place& place) {
        if (place.path.empty() || place.path == but || clean.empty() || clean == ".") return;
        place.path = (clean / place.path).lexically_normal().string();
    };
    Diagnostics moved;
    for (auto diagnostic : diagnostics.list()) {
        move(diagnostic.place);
        for (auto& other : diagnostic.related) move(other.place);
        moved.add(std::move(diagnostic));
    }
    return moved;
}

}  // namespace crosswalk
