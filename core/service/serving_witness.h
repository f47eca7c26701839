// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/message.h"
#include "identity/keys.h"
#include "record/add_checkpoint.h"
#include "service/files.h"
#include "store/record_log.h"
#include "text/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The file in a folder that remembers what a witness signed last for a log.
std::filesystem::path state_file(std::filesystem::path const& folder, PublicKey const& log);

struct ServingRequest {
    SigningKey witness;
    std::vector<PublicKey> logs;  ///< for whose checkpoints it signs
    std::filesystem::path folder;  ///< what it remembers; nobody else signs with it meanwhile
    /// Whether it may be that it never signed for one of the logs.
    enum class Memory { of_each_log, may_be_new } memory = Memory::of_each_log;
    Clock clock;
    /// Told one line of each signature, and of each history that does not continue what it signed.
    std::function<void(std::string const& line)> tell = {};
};

/// A witness that logs ask over HTTP. It signs only what continues the checkpoint it signed last,
/// and has that one on the disk before it gives the signature away: whatever dies when, it never
/// signs two histories.
///
/// Source    C2SP tlog-witness
class ServingWitness {
public:
    /// U023 it is not known what was signed for a log; U027 two of the logs have one name; W013
    /// another witness is at work in the folder; R001, R002 what it remembers is damaged
    static Result<ServingWitness> open(ServingRequest request);

    /// May be called from several threads; requests of one log wait for each other.
    HttpResponse answer(HttpRequest const& request) const;

private:
    struct Log {
        PublicKey key;
        std::filesystem::path file;
        std::mutex mutex = {};
    };
    ServingWitness(ServingRequest request, FolderLock lock)
        : request_(std::move(request)), lock_(std::move(lock)) {}

    HttpResponse add_checkpoint(std::string_view body) const;
    HttpResponse sign(Log& log, AddCheckpoint const& asked, Checkpoint const& newest) const;
    HttpResponse conflict(Log const& log, TreeHead const& last, Checkpoint const& newest) const;
    Result<NoteSignature> keep(Log const& log, Note const& checkpoint) const;
    void tell(Log const& log, std::string const& what) const;

    ServingRequest request_;
    FolderLock lock_;
    std::map<std::string, std::unique_ptr<Log>> logs_;  ///< by name
};

}  // namespace crosswalk
