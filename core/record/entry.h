// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/canonical_json.h"
#include "identity/digest.h"
#include "identity/json_reader.h"
#include "quantity/instant.h"
#include "text/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crosswalk {

/// One thing that happened in a partnership: what, when, who for which organization, and the rest,
/// which its kind says. Personal data never stands in one.
struct Entry {
    std::string kind;
    Instant time;
    std::string actor;         ///< an id the organization gave; never a name or an address
    std::string organization;  ///< id of a partner
    Json::Object body;

    friend bool operator==(Entry const&, Entry const&) = default;
};

/// Canonical JSON: what the log holds and hashes.
std::string print(Entry const& entry);

/// Reads an entry of this or a newer version; a kind that is not known here is kept as it stands.
/// R004 when a part every entry has is missing or wrong; I002 when it is not canonical JSON.
Result<Entry> parse_entry(std::string_view bytes);

/// An entry as it stands in its bytes, of which nothing is copied: for whoever goes through many.
struct EntryView {
    std::string_view kind;
    Instant time;
    std::string_view actor;
    std::string_view organization;
    JsonNode const* body = nullptr;  ///< an object

    // What `prepare` found beforehand.
    bool fits = false;             ///< the body is as its kind asks
    std::uint64_t batch_hash = 0;  ///< of the batch it imports; 0: none, or not worked out
    Digest batch_object = {};      ///< and its file
};

/// The same as `parse_entry`, which reads by this. What it gives is there until the reader reads
/// something else or the bytes go.
Result<EntryView> read_entry(std::string_view bytes, JsonReader& reader);

/// What may stand in a field of a body.
enum class FieldType {
    text,    ///< not empty
    count,   ///< a whole number, not negative
    entry,   ///< the number of an earlier entry
    day,     ///< "2026-11-22"
    digest,  ///< 64 digits
    object,  ///< the same, of a file that is kept beside the record
    key,     ///< a public key
    files,   ///< [{"path": text, "sha256": digest}, ...], not empty
};

struct Field {
    std::string_view name;
    FieldType type = FieldType::text;
    bool is_required = true;
};

/// One row of the table of kinds. A capability that comes later adds its rows, and nothing else
/// that reads, hashes, keeps or verifies entries changes.
struct EntryKind {
    std::string_view name;
    std::string_view meaning;  ///< for people: what such an entry says
    std::span<Field const> fields;
};

/// All kinds this version knows, in the order of docs/reference/record.md.
std::span<EntryKind const> entry_kinds();
EntryKind const* find_kind(std::string_view name);

/// R005 when the body lacks a field of its kind, or one is not what it must be. Kinds that are not
/// known pass; so do fields that are not: both come from a newer version.
Result<void> check_body(EntryView const& entry);

// What stands in a body that was checked.
std::string_view text_in(EntryView const& entry, std::string_view field);  ///< empty when not there
std::uint64_t count_in(EntryView const& entry, std::string_view field);  ///< 0 when not there
Digest digest_in(EntryView const& entry, std::string_view field);  ///< zeros when not there
std::optional<Date> day_in(EntryView const& entry, std::string_view field);

}  // namespace crosswalk
