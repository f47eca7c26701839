// SPDX-License-Identifier: Apache-2.0
#include "service/case_folder.h"

#include "service/import.h"
#include "service/pack.h"
#include "text/utf8.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// The folder that `use NAME` means: beside the case, or beside one of the folders above it.
Result<fs::path> used_folder(fs::path const& case_file, std::string const& name) {
    std::error_code error;
    auto folder = fs::absolute(case_file, error).parent_path();
    for (;; folder = folder.parent_path()) {
        if (find_partnership(folder / name)) return folder / name;
        if (folder == folder.parent_path()) break;
    }
    return failure(
        "C015", "there is no partnership " + crosswalk::quoted(name),
        "name its folder as seen from the case, or from a folder above the case: use .. or "
        "use packs/NAME");
}

Result<void> write_at(fs::path const& folder, std::string const& name, std::string_view bytes) {
    TRY_ASSIGN(auto const path, inside(folder, name));
    NewFolders folders;
    TRY(folders.make(path.parent_path()));
    TRY(write_scratch_file(path, bytes));
    folders.keep();
    return {};
}

/// Paths of the temporary folder mean nothing to a reader and differ each time.
std::string without(std::string text, std::string const& folder) {
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) {
        bool const is_inside = text.compare(at + folder.size(), 1, "/") == 0;
        text.replace(at, folder.size() + (is_inside ? 1 : 0), is_inside ? "" : "this folder");
    }
    return text;
}

}  // namespace

Result<CaseFolder> CaseFolder::make(CaseFile const& file, Diagnostics& diagnostics) {
    TRY_ASSIGN(auto temporary, TemporaryFolder::make());
    CaseFolder made(std::move(temporary));
    NewFolders folders;
    TRY(folders.make(made.path()));
    folders.keep();
    for (auto const& block : file.blocks) {
        auto const is_compact = block.kind == BlockKind::compact;
        if (!is_compact && block.kind != BlockKind::file) continue;
        Result<void> done;
        if (is_compact && !block.name.empty()) {
            auto const used = used_folder(std::string(file.sources.path(0)), block.name);
            done = used ? copy_partnership(*used, made.path(), PackParts::without_cases)
                        : std::unexpected(used.error());
        } else {
            done = write_at(made.path(), is_compact ? "COMPACT.md" : block.name, block.text);
        }
        if (done) continue;
        auto reason = done.error();
        if (reason.code.starts_with('W')) return std::unexpected(std::move(reason));
        reason.place = file.sources.place(block.info);
        diagnostics.add(std::move(reason));
    }
    return made;
}

Result<void> CaseFolder::load() {
    TRY_ASSIGN(partnership_, load_partnership(path()));
    return {};
}

Result<void> CaseFolder::take_in(CaseFile const& file) {
    if (auto const loaded = load(); !loaded) {
        import_complaints_.add(loaded.error());
        return {};
    }
    std::map<std::string, int> seen;
    for (auto const& block : file.blocks) {
        if (block.kind != BlockKind::facts || partnership_->diagnostics().has_errors()) continue;
        int const number = ++seen[block.name];
        auto const suffix = number == 1 ? "" : "-" + std::to_string(number);
        TRY(import_block(block, block.name + suffix + "." + block.format));
        TRY(load());
    }
    return {};
}

Result<void> CaseFolder::import_block(CaseBlock const& block, std::string const& name) {
    ImportRequest request;
    request.dataset = block.name;
    request.file = temporary_.path() / name;
    request.shown_as = name;
    request.recorded = block.date;
    request.threads = 1;
    TRY(write_scratch_file(request.file, block.text));
    auto outcome = import_facts(*partnership_, request);
    if (!outcome) {
        import_complaints_.add(outcome.error());
        return {};
    }
    for (auto const& diagnostic : outcome->diagnostics.list()) import_complaints_.add(diagnostic);
    for (auto const& each : crosswalk::complaints(outcome->quarantined)) {
        import_complaints_.add(each.complaint);
    }
    return {};
}

void CaseFolder::forget() {
    partnership_.reset();
    store_.reset();
    readings_.clear();
}

Result<void> CaseFolder::open_store() {
    if (store_) return {};
    ReadRequest const request{.as_of = {}, .threads = 1, .watch = {}};
    read_complaints_ = Diagnostics();
    auto store = take_in_facts(*partnership_, request, {}, read_complaints_);
    if (!store) return std::unexpected(store.error());
    store_ = std::move(*store);
    return {};
}

Result<Reading const*> CaseFolder::reading(std::optional<Date> as_of) {
    if (!partnership_) {
        if (import_complaints_.has_errors()) return nullptr;  // why there is none is said already
        if (auto const loaded = load(); !loaded) {
            import_complaints_.add(loaded.error());
            return nullptr;
        }
    }
    if (complaints().has_errors()) return nullptr;
    TRY(open_store());
    if (read_complaints_.has_errors()) return nullptr;
    if (!as_of) {
        TRY_ASSIGN(as_of, last_known_day(*partnership_, *store_));
    }
    auto const known = readings_.find(*as_of);
    if (known != readings_.end()) return &known->second;
    TRY_ASSIGN(auto reading, read_store(*partnership_, *store_, *as_of));
    return &readings_.emplace(*as_of, std::move(reading)).first->second;
}

Diagnostics CaseFolder::complaints(Reading const* reading) const {
    Diagnostics all;
    auto const folder = path().string();
    auto const take = [&](Diagnostics const& some) {
        for (auto diagnostic : some.list()) {
            diagnostic.message = without(diagnostic.message, folder);
            diagnostic.help = without(diagnostic.help, folder);
            all.add(std::move(diagnostic));
        }
    };
    if (partnership_) take(partnership_->diagnostics());
    take(import_complaints_);
    take(read_complaints_);
    if (reading == nullptr) return all;
    check_picks(compact(), *reading, all);
    for (auto const& dataset : reading->datasets) {
        auto rows = dataset.quarantined;
        // Imported rows were complained about when they were imported.
        std::erase_if(rows, [](auto const& row) { return row.file.starts_with("facts/"); });
        for (auto const& each : crosswalk::complaints(rows)) all.add(each.complaint);
    }
    return all;
}

}  // namespace crosswalk
