// SPDX-License-Identifier: Apache-2.0
#include "service/ask_witness.h"

#include "http/fetch.h"
#include "record/add_checkpoint.h"
#include "service/record_folder.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// A witness that several programs ask may have moved on each time; more often is no accident.
constexpr int most_tries = 3;
constexpr std::uint64_t longest_answer = 64U << 10U;

std::unexpected<Diagnostic> other_history(std::string const& url, std::string const& what) {
    return failure("R046", "the witness at " + crosswalk::quoted(url, 200) + " " + what,
                   "if this record was put back from an older copy, or is a copy that lags behind, "
                   "ask from the newest one, and put it back before anything is entered here; if "
                   "not, somebody signed another history with this log's key: show both "
                   "checkpoints to the partners");
}

std::unexpected<Diagnostic> not_signing(std::string const& url, Fetched const& answer) {
    auto const why = [&]() -> std::pair<std::string, std::string> {
        switch (answer.status) {
            case 403:
                return {"holds another key for this log",
                        "give its owner the log's public key again"};
            case 404:
                return {"does not sign for this log",
                        "give its owner the log's public key, and compare the address"};
            default:
                return {"answers with status " + std::to_string(answer.status),
                        "ask its owner, and run the same command again"};
        }
    }();
    auto said = answer.body.substr(0, answer.body.find('\n'));
    if (!said.empty()) said = ": " + crosswalk::quoted(said, 200);
    return failure("R047", "the witness at " + crosswalk::quoted(url, 200) + " " + why.first + said,
                   why.second);
}

/// One round of asking about one checkpoint.
class Round {
public:
    static Result<Round> begin(std::filesystem::path const& folder, AskRequest const& request) {
        TRY_ASSIGN(auto log, open_record(folder, RecordUse::append, request.clock));
        TRY_ASSIGN(auto state, log.state());
        TRY_ASSIGN(auto note, log.checkpoint());
        TRY_ASSIGN(auto newest, parse_checkpoint(note.text));
        Round round{std::move(log), std::move(state), std::move(note), std::move(newest)};
        round.authorities_ = request.authorities;
        TRY(round.find_known());
        return round;
    }

    Result<std::vector<Countersignature>> ask(std::string const& url, Instant now) {
        auto old = known_;
        for (int tries = 0; tries < most_tries; ++tries) {
            TRY_ASSIGN(auto const answer, send(url, old));
            if (answer.status == 200) return keep(answer.body, now);
            if (answer.status == 422) {
                return other_history(url,
                                     "finds that this record does not continue what it "
                                     "signed over " +
                                         std::to_string(old) + " entries");
            }
            if (answer.status != 409) return not_signing(url, answer);
            TRY_ASSIGN(auto const known, parse_known_size(answer.body));
            // Another program may have appended meanwhile, and asked it about more entries.
            if (known > newest_.tree.size) TRY(look_again());
            if (known == old || known > newest_.tree.size) {
                return other_history(url, "has signed over " + std::to_string(known) +
                                              " entries what this record, with " +
                                              std::to_string(newest_.tree.size) +
                                              ", does not continue");
            }
            old = known;
        }
        return failure("R047",
                       "the witness at " + crosswalk::quoted(url, 200) +
                           " names another size each time it is asked",
                       "somebody else asks it at the same time; run the same command again");
    }

private:
    Round(RecordLog log, RecordState state, Note note, Checkpoint newest)
        : log_(std::move(log)),
          state_(std::move(state)),
          note_(std::move(note)),
          newest_(std::move(newest)) {}

    Result<void> look_again() {
        TRY_ASSIGN(note_, log_.checkpoint());
        TRY_ASSIGN(newest_, parse_checkpoint(note_.text));
        return {};
    }

    /// Whose key stands behind an address only its answer shows; but who is asked is mostly asked
    /// with the others. Where that is wrong, the witness names the right size.
    Result<void> find_known() {
        TRY_ASSIGN(auto const notes, log_.checkpoints());
        for (auto const& note : notes) {
            bool const is_witnessed = std::ranges::any_of(state_.keys, [&](auto const& held) {
                return !held.retired_by && cosigned_at(note, held.key).has_value();
            });
            if (!is_witnessed) continue;
            TRY_ASSIGN(auto const checkpoint, parse_checkpoint(note.text));
            // Another program may have appended since, and its checkpoint been signed.
            if (checkpoint.tree.size > newest_.tree.size) continue;
            known_ = std::max(known_, checkpoint.tree.size);
        }
        return {};
    }

    Result<Fetched> send(std::string const& url, std::uint64_t old) {
        AddCheckpoint request{old, {}, {note_.text, {note_.signatures.front()}}};
        std::optional<Diagnostic> failed;
        request.proof = consistency_proof(old, newest_.tree.size, [&](unsigned level, auto index) {
            auto hash = log_.subtree(level, index);
            if (!hash) failed = hash.error();
            return hash.value_or(Digest());
        });
        if (failed) return std::unexpected(*failed);
        auto prefix = url;
        while (prefix.ends_with('/')) prefix.pop_back();
        FetchRequest fetch{.url = prefix + "/add-checkpoint", .body = print(request)};
        fetch.authorities = authorities_;
        fetch.limits.bytes = longest_answer;
        return client_.fetch(fetch);
    }

    Result<std::vector<Countersignature>> keep(std::string const& body, Instant now) {
        TRY_ASSIGN(auto signatures, parse_signatures(body));
        return add_countersignatures(log_, {note_.text, std::move(signatures)}, now);
    }

    RecordLog log_;
    RecordState state_;
    Note note_;
    Checkpoint newest_;
    std::uint64_t known_ = 0;  ///< what the witness is thought to have signed last
    std::string authorities_;
    HttpClient client_;
};

}  // namespace

Result<std::vector<AskedWitness>> ask_witnesses(std::filesystem::path const& folder,
                                                AskRequest const& request) {
    TRY_ASSIGN(auto round, Round::begin(folder, request));
    std::vector<AskedWitness> all;
    for (auto const& url : request.urls) all.push_back({url, round.ask(url, request.clock())});
    return all;
}

}  // namespace crosswalk
