// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/progress.h"
#include "service/partnership.h"
#include "service/record_folder.h"
#include "text/utf8.h"
#include "view/entry_text.h"

namespace crosswalk {
namespace {

struct LogOptions {
    std::string folder;
    std::string kind;
    bool wants_json = false;
};

Result<std::vector<NumberedEntry>> entries_of(RecordLog& log, LogOptions const& options) {
    std::vector<NumberedEntry> entries;
    JsonReader reader;
    TRY_ASSIGN(auto const size, log.size());
    TRY(log.read(0, size, [&](std::uint64_t number, std::string_view bytes) -> Result<void> {
        TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
        if (options.kind.empty() || entry.kind == options.kind) {
            entries.push_back({number, std::string(bytes)});
        }
        return {};
    }));
    return entries;
}

Result<void> check_kind(std::string const& kind) {
    if (kind.empty() || find_kind(kind) != nullptr) return {};
    std::vector<std::string> names;
    std::string all;
    for (auto const& each : entry_kinds()) {
        names.emplace_back(each.name);
        all += (all.empty() ? "" : ", ") + std::string(each.name);
    }
    auto const nearest = did_you_mean(kind, names);
    return failure("U022", "there is no kind of entry called " + crosswalk::quoted(kind),
                   nearest.empty() ? "the kinds are " + all : "did you mean " + nearest + "?");
}

ExitCode show_log(Session& session, LogOptions const& options) {
    if (auto const known = check_kind(options.kind); !known) return report(session, known.error());
    auto const folder = find_partnership(named_folder(options.folder));
    if (!folder) return report(session, folder.error());
    ProgressLine progress(session.err);
    auto log = open_record(*folder, RecordUse::look, now);
    progress.end();
    if (!log) return report(session, log.error());
    auto const entries = entries_of(*log, options);
    if (!entries) return report(session, entries.error());
    if (options.wants_json) {
        for (auto const& each : *entries) session.out.write(each.bytes + "\n");
        return ExitCode::fine;
    }
    auto const note = log->checkpoint();
    if (!note) return report(session, note.error());
    session.out.write(print_entries(*entries, terminal_options(session.out)));
    session.out.write("\nCheckpoint:\n" + print(*note));
    return ExitCode::fine;
}

}  // namespace

void add_log(CLI::App& program, Session& session) {
    auto options = std::make_shared<LogOptions>();
    auto& command = *program.add_subcommand(
        "log",
        "List the entries of the record\n"
        "Every entry with its number, when, by which partner and what it says, oldest first, and "
        "the newest checkpoint with its signatures.");
    add_folder(command, options->folder);
    command.add_option("--kind", options->kind, "only entries of this kind: batch_imported")
        ->type_name("KIND");
    command.add_flag("--json", options->wants_json,
                     "print the entries as they are hashed, one on a line");
    set_examples(command, {{"crosswalk log my-city", "everything that was recorded"},
                           {"crosswalk log my-city --kind batch_imported", "the files of facts"}});
    set_action(command, session, std::move(options), show_log);
}

}  // namespace crosswalk
