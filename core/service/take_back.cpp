// SPDX-License-Identifier: Apache-2.0
#include "service/take_back.h"

#include "service/files.h"
#include "service/personal.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_wait{5};  ///< for another writer in the same folder

bool is_correction(TakeBackRequest const& request) { return !request.keys.empty(); }

Date today_of(TakeBackRequest const& request, Instant now) {
    return request.today.value_or(now.date());
}

Date day_of(TakeBackRequest const& request, Instant now) {
    auto const today = today_of(request, now);
    return is_correction(request) ? request.recorded.value_or(today) : today;
}

Entry entry_of(TakeBackRequest const& request, TakenBack const& taken) {
    Json::Object body = {{"because", printable(request.because)}};
    auto const number = static_cast<std::int64_t>(request.entry);
    if (is_correction(request)) {
        body.emplace("corrects", number);
        body.emplace("object", taken.keys);
        body.emplace("observations", taken.observations);
    } else {
        body.emplace("batch", number);
    }
    body.emplace("recorded", print(taken.on));
    return {is_correction(request) ? "correction_made" : "batch_withdrawn",
            {},
            request.who.actor,
            request.who.organization,
            std::move(body)};
}

/// What the record itself says against the entry, before any file is looked at.
Result<void> check_in_record(RecordState state, TakeBackRequest const& request, Instant now) {
    TakenBack nothing;
    nothing.keys = print(Digest());
    nothing.on = day_of(request, now);
    auto entry = entry_of(request, nothing);
    entry.time = std::max(now, state.last_time);
    return evolve(state, entry);
}

/// A correction that counts from an earlier day changes what readings as of the days since say. A
/// reading that was published is not to be changed so, and neither is what the partners will know.
Result<void> check_day(RecordState const& state, TakeBackRequest const& request, Instant now) {
    if (!is_correction(request) || !request.recorded) return {};
    auto const day = *request.recorded;
    auto const shown = print(day);
    if (day > today_of(request, now)) {
        return failure("F089", "the correction is recorded in the future: " + shown,
                       "leave --recorded out, which means today");
    }
    for (auto const& reading : state.readings) {
        if (reading.as_of <= day || day == today_of(request, now)) continue;
        return failure("F089",
                       "a reading as of " + print(reading.as_of) +
                           " was published, and the correction would count from " + shown,
                       "leave --recorded out, or name " + print(reading.as_of) + " or a later day");
    }
    return {};
}

/// What the store makes of it beside all facts that are there. They stay as they are; this store
/// lives in memory only.
Result<void> try_out(RecordedPartnership const& recorded, TakeBackRequest const& request,
                     TakingBack taking, TakeBackOutcome& outcome) {
    auto const& partnership = recorded.partnership;
    ReadRequest const read{.as_of = {}, .threads = 0, .watch = request.watch};
    TRY_ASSIGN(auto store, take_in_facts(partnership, read, {}, outcome.diagnostics));
    if (outcome.diagnostics.has_errors()) return {};
    auto const& facts = partnership.facts;
    auto const batch = std::ranges::find(facts, request.entry, &FactsFile::entry);
    invariant(batch != facts.end(), "every batch in force is among the facts");
    taking.batch = static_cast<int>(batch - facts.begin()) + 1;
    auto taken = store.take_back(taking, outcome.diagnostics);
    if (taken) {
        outcome.taken = *std::move(taken);
    } else if (taken.error().code.starts_with('W')) {
        return std::unexpected(taken.error());
    } else {
        outcome.diagnostics.add(taken.error());
    }
    return {};
}

/// The list first, then the entry that names it: an object nobody names is nothing.
Result<std::uint64_t> keep(fs::path const& folder, TakeBackRequest const& request,
                           TakenBack const& taken) {
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    if (is_correction(request)) {
        TRY_ASSIGN(auto const object, objects_of(folder).keep_file(request.keys));
        if (print(object) != taken.keys) {
            return failure("W009", printable(request.shown_as) + " changed while it was read",
                           "wait until the other program has finished writing and try again");
        }
    }
    TRY_ASSIGN(auto const appended, log.append(entry_of(request, taken)));
    return appended.number;
}

Result<TakeBackOutcome> take_back_now(fs::path const& folder, TakeBackRequest const& request) {
    TRY_ASSIGN(auto const recorded, load_recorded(folder));
    TakeBackOutcome outcome;
    outcome.diagnostics = recorded.partnership.diagnostics();
    if (outcome.diagnostics.has_errors()) return outcome;
    auto const now = request.clock();
    TRY(check_in_record(recorded.state, request, now));
    TRY(check_day(recorded.state, request, now));
    std::error_code error;
    auto const keys = is_correction(request)
                          ? fs::absolute(request.keys, error).lexically_normal().string()
                          : std::string();
    TRY(try_out(recorded, request,
                {0, day_of(request, now), request.because, keys, request.shown_as}, outcome));
    if (!outcome.taken || request.keep == TakeBackRequest::Keep::no) return outcome;
    TRY_ASSIGN(outcome.entry, keep(folder, request, *outcome.taken));
    return outcome;
}

/// The dataset of a list of keys: of its columns only the key.
Dataset keys_of(Dataset dataset) {
    std::erase_if(dataset.columns, [&](Column const& column) {
        return std::ranges::find(dataset.key, column.name) == dataset.key.end();
    });
    return dataset;
}

/// A list is kept with tokens in place of names, and with the columns of the key only: people copy
/// whole rows into it.
Result<TakeBackOutcome> take_back_sealed(fs::path const& folder, TakeBackRequest const& request) {
    if (!is_correction(request)) return take_back_now(folder, request);
    TRY_ASSIGN(auto const recorded, load_recorded(folder));
    auto const* const batch = find_batch(recorded.state, request.entry);
    auto const* const dataset =
        batch == nullptr
            ? nullptr
            : recorded.partnership.compact().dataset(dataset_of(recorded.state, *batch));
    if (dataset == nullptr || !is_about_persons(*dataset)) return take_back_now(folder, request);
    auto const keys = keys_of(*dataset);
    auto const vault = is_about_persons(keys) ? std::optional(record_folder(folder)) : std::nullopt;
    TakeBackOutcome refused;
    TRY_ASSIGN(auto const copy,
               SealedCopy::make({keys, request.keys, request.shown_as, PersonalFile::Values::known},
                                vault, refused.diagnostics));
    if (refused.diagnostics.has_errors()) return refused;
    auto of_copy = request;
    of_copy.keys = copy.path();
    return take_back_now(folder, of_copy);
}

}  // namespace

Result<TakeBackOutcome> take_back(fs::path const& folder, TakeBackRequest const& request) {
    if (is_correction(request)) TRY(check_readable(request.keys));
    if (request.keep == TakeBackRequest::Keep::no) return take_back_sealed(folder, request);
    TRY_ASSIGN(auto const lock, FolderLock::take(folder, longest_wait));
    return take_back_sealed(folder, request);
}

Result<std::uint64_t> note_dispute(fs::path const& folder, DisputeRequest const& request) {
    TRY_ASSIGN(auto const lock, FolderLock::take(folder, longest_wait));
    TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
    TRY_ASSIGN(auto const appended,
               log.append({"dispute_noted",
                           {},
                           request.who.actor,
                           request.who.organization,
                           {{"about", static_cast<std::int64_t>(request.about)},
                            {"says", printable(request.says)}}}));
    return appended.number;
}

}  // namespace crosswalk
