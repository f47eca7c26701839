// SPDX-License-Identifier: Apache-2.0
// Any bytes at all as what a host may send: entries, notes, checkpoints, bundles of entries, paths
// of tiles, keys. What is accepted has one way to be written, and no entry brings a record down.
#include "identity/base64.h"
#include "identity/keys.h"
#include "record/add_checkpoint.h"
#include "record/checkpoint.h"
#include "record/log_check.h"
#include "record/state.h"
#include "record/tile.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosswalk {
namespace {

template <class T>
void there_and_back(Result<T> const& read, std::string const& written, std::string_view bytes) {
    if (!read) {
        invariant(!read.error().help.empty(), "every refusal has a next step");
        return;
    }
    invariant(written == bytes, "what is accepted has one way to be written");
}

void check_texts(std::string_view bytes) {
    auto const json = parse_canonical(bytes);
    there_and_back(json, json ? canonical(*json) : "", bytes);
    auto const entry = parse_entry(bytes);
    there_and_back(entry, entry ? print(*entry) : "", bytes);
    auto const note = parse_note(bytes);
    there_and_back(note, note ? print(*note) : "", bytes);
    auto const request = parse_add_checkpoint(bytes);
    there_and_back(request, request ? print(*request) : "", bytes);
    auto const signatures = parse_signatures(bytes);
    there_and_back(signatures, signatures ? print(*signatures) : "", bytes);
    auto const key = PublicKey::parse(bytes);
    there_and_back(key, key ? print(*key) : "", bytes);
    auto const entries = split_entries(bytes);
    std::string written;
    if (entries) {
        for (auto const each : *entries) add_entry(written, each);
    }
    there_and_back(entries, written, bytes);
    if (auto const decoded = from_base64(bytes)) {
        invariant(base64(*decoded) == bytes, "base64 has one way to be written");
    }
    if (auto const tile = parse_tile_path(bytes)) {
        auto const path =
            tile->is_entries ? entries_path(tile->id.index, tile->id.width) : path_of(tile->id);
        invariant(path == bytes, "a tile has one path");
    }
    auto const checkpoint = parse_checkpoint(bytes);
    if (checkpoint) invariant(bytes.starts_with(print(*checkpoint)), "its three lines are its own");
}

/// Lines as entries of a log that begins well.
void check_log(std::string_view bytes) {
    static PublicKey const key("log", KeyUse::log, {});
    LogCheck check({key, {}, {}});
    check.add(R"({"actor":"a","body":{"format":1,"key":")" + print(key) +
              R"(","name":"N"},"kind":"partnership_founded","organization":"o",)"
              R"("time":"2026-11-22T16:46:08Z"})");
    invariant(check.findings().empty(), "the log begins well");
    while (!bytes.empty()) {
        auto const line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        check.add(line);
    }
    check.finish({"log\n", {}});
    invariant(check.findings().has_errors(), "nobody signed this");
}

}  // namespace
}  // namespace crosswalk

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    crosswalk::check_texts(bytes);
    crosswalk::check_log(bytes);
    return 0;
}
