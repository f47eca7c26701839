// SPDX-License-Identifier: Apache-2.0
#include "service/read.h"

#include "service/files.h"
#include "text/utf8.h"

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace crosswalk {
namespace {

/// The store asks "go on?" now and then; the answer is remembered, because what it then reports is
/// its own failure and not that a person stopped it.
class Watched {
public:
    explicit Watched(Watch const& watch) : watch_(watch) {}

    Progress progress(std::string doing) {
        if (!watch_) return {};
        return [this, what = std::move(doing)](std::uint64_t done, std::uint64_t total) {
            is_stopped_ = is_stopped_ || !watch_(what, done, total);
            return !is_stopped_;
        };
    }
    bool is_stopped() const { return is_stopped_; }

private:
    Watch const& watch_;
    bool is_stopped_ = false;
};

std::unexpected<Diagnostic> stopped() {
    return failure("W011", "stopped before the end",
                   "run the same command again; nothing was changed");
}

/// A file that was imported is evidence: other bytes under its name are an error, not new facts.
void check_unchanged(FactsFile const& file, BatchFacts const& batch, Diagnostics& diagnostics) {
    if (file.sha256.empty() || file.sha256 == batch.sha256) return;
    diagnostics
        .error("F084", file.named_at,
               "the file " + crosswalk::quoted(file.source.shown_as) +
                   " was changed after it was imported")
        .with_label("imported with sha256 " + file.sha256.substr(0, 8) + "..., now " +
                    batch.sha256.substr(0, 8) + "...")
        .with_help(
            "put the imported file back; corrected numbers are a new file, imported with "
            "`crosswalk import`");
}

bool is_claimed(Reading const& reading, Pick const& pick) {
    for (auto const& measure : reading.measures) {
        if (measure.id != pick.measure) continue;
        for (auto const& point : measure.series) {
            bool const is_there = std::ranges::any_of(point.claims, [&](ClaimReading const& each) {
                return each.claim.source == pick.source;
            });
            if (point.period == pick.period && is_there) return true;
        }
    }
    return false;
}

StoreOptions store_options(LoadedPartnership const& partnership, ReadRequest const& request,
                           std::vector<std::string> const& also_readable) {
    StoreOptions options;
    options.threads = request.threads;
    options.readable = also_readable;
    for (auto const& file : partnership.facts) {
        auto folder = std::filesystem::path(file.source.path).parent_path().string();
        if (std::ranges::find(options.readable, folder) == options.readable.end()) {
            options.readable.push_back(std::move(folder));
        }
    }
    return options;
}

ProgressOf telling(Watched& watched) {
    return [&watched](BatchSource const& source) {
        return watched.progress("taking in " + source.shown_as);
    };
}

/// The other files are looked at as well, so that everything is said in one go; what a file is
/// refused for is the first of what is wrong with it.
Result<BatchFacts> taken_in(AddedBatch added, Diagnostics& diagnostics) {
    auto& facts = added.facts;
    bool const is_refused = !facts && !facts.error().code.starts_with('W');
    if (is_refused) diagnostics.add(facts.error());
    for (auto const& each : added.diagnostics.list()) diagnostics.add(each);
    if (is_refused) return BatchFacts();
    return std::move(facts);
}

/// After how many files something is taken back next, or all of them have come.
std::size_t end_of_run(LoadedPartnership const& partnership, std::size_t taken) {
    auto end = partnership.facts.size();
    for (auto const& each : partnership.taken_back) {
        if (each.files > taken) end = std::min(end, each.files);
    }
    return end;
}

/// Takes files in between which nothing is taken back.
Result<void> take_in_run(ObservationStore& store, std::span<FactsFile const> files,
                         Watch const& watch, Diagnostics& diagnostics) {
    std::vector<BatchSource> sources;
    for (auto const& file : files) sources.push_back(file.source);
    Watched watched(watch);
    auto added = store.add_all(sources, telling(watched));
    if (watched.is_stopped()) return stopped();
    for (std::size_t i = 0; i < added.size(); ++i) {
        Diagnostics about;
        TRY_ASSIGN(auto const batch, taken_in(std::move(added[i]), about));
        if (!about.has_errors()) check_unchanged(files[i], batch, about);
        bool const is_told = !files[i].sha256.empty();  // when it was imported
        for (auto const& diagnostic : about.list()) {
            if (!is_told || diagnostic.severity == Severity::error) diagnostics.add(diagnostic);
        }
    }
    return {};
}

}  // namespace

Result<ObservationStore> take_in_facts(LoadedPartnership const& partnership,
                                       ReadRequest const& request,
                                       std::vector<std::string> const& also_readable,
                                       Diagnostics& diagnostics) {
    TRY_ASSIGN(auto store,
               ObservationStore::open(partnership.compact(),
                                      store_options(partnership, request, also_readable)));
    auto const files = partnership.facts.size();
    for (std::size_t taken = 0; taken < files;) {
        auto const end = end_of_run(partnership, taken);
        TRY(take_in_run(store, {partnership.facts.data() + taken, end - taken}, request.watch,
                        diagnostics));
        taken = end;
        // A file that was refused has no number in the store, and the store will not be used.
        if (diagnostics.has_errors()) continue;
        TRY(take_back_in_store(store, partnership, taken, diagnostics));
    }
    return store;
}

Result<void> take_back_in_store(ObservationStore& store, LoadedPartnership const& partnership,
                                std::size_t files, Diagnostics& diagnostics) {
    for (auto const& each : partnership.taken_back) {
        if (each.files != files) continue;
        Diagnostics about;
        auto const taken = store.take_back(each.taking, about);
        if (!taken && taken.error().code.starts_with('W')) return std::unexpected(taken.error());
        if (!taken) {
            diagnostics.add(taken.error()).with_related(each.named_at, "taken back here");
        } else if (taken->keys != each.sha256) {
            diagnostics
                .error("R023", each.named_at,
                       "the object " + each.sha256 + " of the record was changed")
                .with_help("put the file back from a backup, or from any partner's bundle");
        }
        for (auto const& other : about.list()) diagnostics.add(other);
    }
    return {};
}

Result<BatchFacts> take_in_one(ObservationStore& store, BatchSource const& source,
                               Watch const& watch, Diagnostics& diagnostics) {
    Watched watched(watch);
    auto added = store.add_all({&source, 1}, telling(watched));
    if (watched.is_stopped()) return stopped();
    return taken_in(std::move(added.front()), diagnostics);
}

Result<Reading> read_store(LoadedPartnership const& partnership, ObservationStore const& store,
                           Date as_of, Watch const& watch) {
    Watched watched(watch);
    auto const facts = store.facts(partnership.compact(), as_of, watched.progress("adding up"));
    if (watched.is_stopped()) return stopped();
    if (!facts) return std::unexpected(facts.error());
    auto reading = read(partnership.compact(), *facts, as_of);
    for (std::size_t i = 0; i < reading.measures.size(); ++i) {
        auto const found = partnership.redefined.find(partnership.compact().measures[i].id);
        if (found != partnership.redefined.end()) reading.provenance[i].redefined = found->second;
    }
    return reading;
}

Result<Date> last_known_day(LoadedPartnership const& partnership, ObservationStore const& store) {
    TRY_ASSIGN(auto const for_ever, Date::from_civil(9999, 12, 31));
    TRY_ASSIGN(auto const facts, store.facts(partnership.compact(), for_ever));
    Date last;
    for (auto const& dataset : facts.datasets) {
        last = std::max(last, dataset.facts_through.value_or(last));
        for (auto const& batch : dataset.batches)
            last = std::max(last, batch.recorded.value_or(last));
        for (auto const& taken : dataset.taken_back) last = std::max(last, taken.on);
    }
    for (auto const& claim : facts.claims) last = std::max(last, claim.recorded);
    return last;
}

Result<ReadOutcome> read_partnership(LoadedPartnership const& partnership,
                                     ReadRequest const& request) {
    invariant(!partnership.diagnostics().has_errors(), "only a checked agreement is read");
    ReadOutcome outcome;
    TRY_ASSIGN(auto const store, take_in_facts(partnership, request, {}, outcome.diagnostics));
    if (outcome.diagnostics.has_errors()) return outcome;
    Date as_of;
    if (request.as_of) {
        as_of = *request.as_of;
    } else {
        TRY_ASSIGN(as_of, last_known_day(partnership, store));
    }
    TRY_ASSIGN(outcome.reading, read_store(partnership, store, as_of, request.watch));
    check_picks(partnership.compact(), *outcome.reading, outcome.diagnostics);
    return outcome;
}

void check_picks(Compact const& compact, Reading const& reading, Diagnostics& diagnostics) {
    for (auto const& decision : compact.decisions) {
        if (decision.on > reading.as_of) continue;
        for (auto const& pick : decision.picks) {
            if (is_claimed(reading, pick)) continue;
            diagnostics
                .warning("F087", compact.place(pick.span),
                         "the figure that is picked here is not there: source `" + pick.source +
                             "` says nothing about `" + pick.measure + "` in " + print(pick.period))
                .with_help("import that figure, or correct the period or the source of the pick");
        }
    }
}

Diagnostic complaint(Quarantined const& row) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::warning;
    diagnostic.code = row.code;
    diagnostic.message = row.column.empty()
                             ? row.reason
                             : "column " + crosswalk::quoted(row.column) + ": " + row.reason;
    diagnostic.place.path = row.file;
    diagnostic.place.line = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(row.line, std::numeric_limits<std::uint32_t>::max()));
    if (row.line == 0)
        diagnostic.message = "row " + std::to_string(row.row) + ": " + diagnostic.message;
    diagnostic.help = row.help;
    return diagnostic;
}

std::vector<SetAside> complaints(std::vector<Quarantined> const& rows) {
    constexpr std::int64_t most_listed = 10;
    std::vector<SetAside> all;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> groups;
    for (auto const& row : rows) {
        bool const is_of_group = row.code == "F032" || row.code == "F033";
        if (!is_of_group) {
            all.push_back({complaint(row), 1});
            continue;
        }
        auto const [found, is_new] =
            groups.try_emplace({row.file, row.column, row.reason}, all.size());
        if (is_new) {
            all.push_back({complaint(row), 1});
            continue;
        }
        auto& group = all[found->second];
        ++group.rows;
        if (group.rows <= most_listed) {
            group.complaint.with_related(complaint(row).place, "");
        } else {
            auto const more = group.rows - most_listed;
            group.complaint.related.back().label =
                "and " + std::to_string(more) + (more == 1 ? " more row" : " more rows");
        }
    }
    return all;
}

}  // namespace crosswalk
