// SPDX-License-Identifier: Apache-2.0
#include "service/found.h"

#include "barometer/reading.h"
#include "identity/sha256.h"
#include "service/files.h"
#include "service/personal.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t format = 1;
constexpr std::chrono::seconds longest_wait{5};  ///< for another program in the same folder

/// A name for the log that fits into a note: small letters, digits and dashes.
std::string log_name_of(Compact const& compact) {
    std::string name;
    for (char const c : ascii_lower(compact.partnership.name.in("en"))) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "partnership" : name;
}

/// The partnership with a sealed copy in place of every file that is about persons. What is wrong
/// with the files themselves was said before.
Result<LoadedPartnership> without_personal_values(LoadedPartnership partnership,
                                                  fs::path const& record,
                                                  std::vector<SealedCopy>& copies,
                                                  Diagnostics& diagnostics) {
    for (auto& file : partnership.facts) {
        auto const& dataset = *partnership.compact().dataset(file.source.dataset);
        if (!is_about_persons(dataset)) continue;
        TRY_ASSIGN(auto copy, SealedCopy::make({dataset, file.source.path, file.source.shown_as},
                                               record, diagnostics));
        if (diagnostics.has_errors()) return partnership;
        TRY(copy.keep());  // the vault goes with the whole draft, or stays with it
        file.source.path = copy.path().string();
        file.sha256.clear();
        copies.push_back(std::move(copy));
    }
    return partnership;
}

/// Everything that is in the folder today becomes the first entries.
Result<std::vector<Entry>> first_entries(LoadedPartnership const& partnership,
                                         FoundRequest const& request, PublicKey const& key,
                                         fs::path const& record, Diagnostics& diagnostics) {
    Objects const objects(record / "objects");
    ReadRequest const read{.as_of = {}, .threads = 0, .watch = request.watch};
    std::vector<Entry> entries;
    check_personal_columns(partnership.compact(), diagnostics);
    TRY_ASSIGN(auto store, take_in_facts(partnership, read, {}, diagnostics));
    if (diagnostics.has_errors()) return entries;
    std::vector<SealedCopy> copies;
    TRY_ASSIGN(auto const sealed,
               without_personal_values(partnership, record, copies, diagnostics));
    if (!copies.empty() && !diagnostics.has_errors()) {
        Diagnostics said_before;
        TRY_ASSIGN(store, take_in_facts(sealed, read, {}, said_before));
        invariant(!said_before.has_errors(), "tokens are equal where values are");
    }
    if (diagnostics.has_errors()) return entries;
    auto const& name = partnership.compact().partnership.name;
    entries.push_back({"partnership_founded",
                       {},
                       request.who.actor,
                       request.who.organization,
                       {{"format", format}, {"key", print(key)}, {"name", name.in("en")}}});
    TRY_ASSIGN(auto adoption, adoption_of(partnership, objects, request.who));
    entries.push_back(std::move(adoption));
    TRY_ASSIGN(auto const for_ever, Date::from_civil(9999, 12, 31));
    TRY_ASSIGN(auto const facts, store.facts(partnership.compact(), for_ever));
    for (auto const& file : sealed.facts) {
        TRY(objects.keep_file(file.source.path));
        for (auto const& dataset : facts.datasets) {
            if (dataset.dataset != file.source.dataset) continue;
            auto const batch =
                std::ranges::find(dataset.batches, file.source.shown_as, &BatchFacts::file);
            invariant(batch != dataset.batches.end(), "every file was taken in");
            entries.push_back(
                import_of(*batch, dataset.dataset, file.source.shown_as, request.who));
        }
    }
    return entries;
}

}  // namespace

Result<std::string> recording_partner(Compact const& compact, std::string const& named) {
    if (named.empty()) return compact.partnership.backbone;
    std::vector<std::string> ids;
    for (auto const& partner : compact.partners) {
        if (partner.id == named) return named;
        ids.push_back(partner.id);
    }
    auto const nearest = did_you_mean(named, ids);
    std::string all;
    for (auto const& id : ids) all += (all.empty() ? "" : ", ") + id;
    return failure("U020", "the agreement has no partner " + crosswalk::quoted(named),
                   nearest.empty() ? "its partners are " + all : "did you mean " + nearest + "?");
}

Result<Entry> adoption_of(LoadedPartnership const& partnership, Objects const& objects,
                          Who const& who) {
    auto const& sources = partnership.compact().sources;
    Json::List files;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        TRY_ASSIGN(auto const sha256, objects.keep(sources.bytes(file)));
        files.push_back(
            Json::Object{{"path", std::string(sources.path(file))}, {"sha256", print(sha256)}});
    }
    return Entry{"compact_adopted",
                 {},
                 who.actor,
                 who.organization,
                 {{"files", std::move(files)}, {"version", print(compact_digest(sources))}}};
}

Entry import_of(BatchFacts const& batch, std::string const& dataset, std::string const& name,
                Who const& who) {
    Json::Object body = {{"dataset", dataset},
                         {"name", printable(name)},
                         {"object", batch.sha256},
                         {"rows", batch.rows},
                         {"set_aside", batch.quarantined}};
    if (batch.recorded) body.emplace("recorded", print(*batch.recorded));
    return {"batch_imported", {}, who.actor, who.organization, std::move(body)};
}

Result<Founded> found_record(LoadedPartnership const& partnership, FoundRequest const& request) {
    invariant(!partnership.diagnostics().has_errors(), "only a checked agreement is adopted");
    TRY_ASSIGN(auto const lock, FolderLock::take(partnership.folder, longest_wait));
    if (has_record(partnership.folder)) {
        return failure("W008", "this partnership has a record already",
                       "nothing was changed; look at it with `crosswalk log`");
    }
    auto const name =
        request.log_name.empty() ? log_name_of(partnership.compact()) : request.log_name;
    if (!is_key_name(name)) {
        return failure("U021", crosswalk::quoted(name) + " cannot be the name of a log",
                       "use letters, digits, dots, dashes and slashes: charlotte.example/energy");
    }
    if (!request.record_url.empty()) TRY(check_record_address(request.record_url));
    TRY_ASSIGN(auto record, FolderDraft::beside(record_folder(partnership.folder)));
    auto const& draft = record.path();
    Founded founded;
    auto const key = SigningKey::generate(name, KeyUse::log);
    bool is_in_server = false;
    auto const give_up = [&] {
        // Were this to fail as well, the next attempt says that the schema holds a record.
        if (is_in_server) static_cast<void>(erase_postgres_record(request.record_url));
    };
    auto const build = [&]() -> Result<void> {
        TRY(create_secret_file(draft / "log.key", key.secret_text() + "\n"));
        TRY_ASSIGN(auto const entries, first_entries(partnership, request, key.public_key(), draft,
                                                     founded.diagnostics));
        if (founded.diagnostics.has_errors()) return {};
        TRY_ASSIGN(auto database, create_record(draft, request.record_url));
        is_in_server = !request.record_url.empty();
        TRY_ASSIGN(auto log, RecordLog::open(std::move(database), request.clock, key));
        TRY_ASSIGN(auto const appended, log.append_all(entries));
        founded.entries = appended.size();
        return {};
    };
    auto const built = build();
    if (!built || founded.diagnostics.has_errors()) {
        give_up();
        if (!built) return std::unexpected(built.error());
        return founded;
    }
    if (auto const moved = record.put_in_place(FolderDraft::Readers::everybody); !moved) {
        give_up();
        return std::unexpected(moved.error());
    }
    founded.key = key.public_key();
    return founded;
}

}  // namespace crosswalk
