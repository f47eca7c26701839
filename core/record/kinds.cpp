// SPDX-License-Identifier: Apache-2.0
#include "identity/keys.h"
#include "record/entry.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosswalk {
namespace {

using enum FieldType;

constexpr bool optional = false;

constexpr std::array partnership_founded = {Field{"format", count}, Field{"key", key},
                                            Field{"name"}};
constexpr std::array key_added = {Field{"holder"}, Field{"key", key}};
constexpr std::array key_retired = {Field{"because"}, Field{"key", key}};
constexpr std::array compact_adopted = {
    Field{"because", text, optional}, Field{"files", files}, Field{"moves", digest, optional},
    Field{"replaces", digest, optional}, Field{"version", digest}};
constexpr std::array batch_imported = {
    Field{"dataset"},     Field{"first", day, optional}, Field{"last", day, optional},
    Field{"name"},        Field{"object", digest},       Field{"recorded", day, optional},
    Field{"rows", count}, Field{"set_aside", count}};
constexpr std::array batch_withdrawn = {Field{"batch", entry}, Field{"because"}};
constexpr std::array correction_made = {Field{"because"}, Field{"corrects", entry},
                                        Field{"object", digest}, Field{"observations", count},
                                        Field{"recorded", day}};
constexpr std::array reading_published = {Field{"as_of", day}, Field{"compact", digest},
                                          Field{"facts", count}, Field{"reading", digest}};
constexpr std::array dispute_noted = {Field{"about", entry}, Field{"says"}};
constexpr std::array erasure_performed = {Field{"because"}, Field{"person", digest}};

constexpr std::array kinds = {
    EntryKind{"partnership_founded", "the record begins: its name, its format and the log's key",
              partnership_founded},
    EntryKind{"key_added", "a partner holds this key from now on", key_added},
    EntryKind{"key_retired", "this key signs nothing any more", key_retired},
    EntryKind{"compact_adopted", "the agreement now reads as in these files", compact_adopted},
    EntryKind{"batch_imported", "a file of facts was taken in", batch_imported},
    EntryKind{"batch_withdrawn", "a file of facts no longer counts", batch_withdrawn},
    EntryKind{"correction_made", "some observations of a batch no longer count; it stays",
              correction_made},
    EntryKind{"reading_published", "this is what the barometer said", reading_published},
    EntryKind{"dispute_noted", "a partner says that an entry is wrong", dispute_noted},
    EntryKind{"erasure_performed", "the key to one person's data was destroyed", erasure_performed},
};

/// Whether the value is what the type asks for.
bool fits(Json const& value, FieldType type) {
    switch (type) {
        case text:
            return value.text() != nullptr && !value.text()->empty();
        case count:
        case entry:
            return value.number() != nullptr && *value.number() >= 0;
        case day:
            return value.text() != nullptr && Date::parse(*value.text());
        case digest:
            return value.text() != nullptr && Digest::parse(*value.text());
        case key:
            return value.text() != nullptr && PublicKey::parse(*value.text());
        case files:
            return value.list() != nullptr && !value.list()->empty() &&
                   std::ranges::all_of(*value.list(), [](Json const& file) {
                       auto const* const path = file.find("path");
                       auto const* const sha256 = file.find("sha256");
                       return path != nullptr && fits(*path, text) && sha256 != nullptr &&
                              fits(*sha256, digest);
                   });
    }
    return false;
}

std::string_view wanted(FieldType type) {
    switch (type) {
        case text:
            return "a text";
        case count:
            return "a whole number that is not negative";
        case entry:
            return "the number of an entry";
        case day:
            return "a day like 2026-11-22";
        case digest:
            return "a SHA-256 digest";
        case key:
            return "a public key";
        case files:
            return "a list of files, each with path and sha256";
    }
    return "";
}

}  // namespace

std::span<EntryKind const> entry_kinds() { return kinds; }

EntryKind const* find_kind(std::string_view name) {
    auto const* const found = std::ranges::find(kinds, name, &EntryKind::name);
    return found == kinds.end() ? nullptr : found;
}

Result<void> check_body(Entry const& entry) {
    auto const* const kind = find_kind(entry.kind);
    if (kind == nullptr) return {};
    for (auto const& field : kind->fields) {
        auto const found = entry.body.find(field.name);
        bool const is_there = found != entry.body.end();
        if (is_there ? fits(found->second, field.type) : !field.is_required) continue;
        return failure("R005",
                       "an entry of kind " + entry.kind +
                           (is_there ? " has another " : " has no ") + std::string(field.name) +
                           " than " + std::string(wanted(field.type)),
                       "whoever wrote it must write it as docs/reference/record.md says");
    }
    return {};
}

}  // namespace crosswalk
