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
    Field{"because", text, optional}, Field{"files", files}, Field{"moves", object, optional},
    Field{"replaces", digest, optional}, Field{"version", digest}};
constexpr std::array batch_imported = {
    Field{"dataset"},     Field{"first", day, optional}, Field{"last", day, optional},
    Field{"name"},        Field{"object", object},       Field{"recorded", day, optional},
    Field{"rows", count}, Field{"set_aside", count}};
constexpr std::array batch_withdrawn = {Field{"batch", entry}, Field{"because"},
                                        Field{"recorded", day, optional}};
constexpr std::array correction_made = {Field{"because"}, Field{"corrects", entry},
                                        Field{"object", object}, Field{"observations", count},
                                        Field{"recorded", day}};
constexpr std::array reading_published = {Field{"as_of", day}, Field{"compact", digest},
                                          Field{"facts", count}, Field{"reading", object}};
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

bool is_text(JsonNode const* value) {
    return value != nullptr && value->text() != nullptr && !value->text()->empty();
}

bool is_file(JsonNode const& value) {
    auto const* const sha256 = value.find("sha256");
    return is_text(value.find("path")) && is_text(sha256) && Digest::parse(*sha256->text());
}

/// Whether the value is what the type asks for.
bool fits(JsonNode const& value, FieldType type) {
    switch (type) {
        case text:
            return is_text(&value);
        case count:
        case entry:
            return value.number() != nullptr && *value.number() >= 0;
        case day:
            return value.text() != nullptr && Date::parse(*value.text());
        case digest:
        case object:
            return value.text() != nullptr && Digest::parse(*value.text());
        case key:
            return value.text() != nullptr && PublicKey::parse(*value.text());
        case files:
            if (value.kind() != JsonNode::Kind::list || value.size() == 0) return false;
            for (auto const& file : value) {
                if (!is_file(file)) return false;
            }
            return true;
    }
    return false;
}

/// As `compare`, which need not be asked when the first letters say it.
int order(std::string_view name, std::string_view field) {
    if (name.empty() || name.front() == field.front()) return name.compare(field);
    return static_cast<unsigned char>(name.front()) - static_cast<unsigned char>(field.front());
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
        case object:
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

Result<void> check_body(EntryView const& entry) {
    if (entry.fits) return {};
    auto const* const kind = find_kind(entry.kind);
    if (kind == nullptr) return {};
    // Members and fields stand in the same order: one walk over both finds each.
    auto member = entry.body->begin();
    auto const end = entry.body->end();
    for (auto const& field : kind->fields) {
        int compared = 1;
        while (member != end && (compared = order(*(*member).text(), field.name)) < 0) {
            ++member;  // its value
            ++member;
        }
        bool const is_there = member != end && compared == 0;
        if (is_there ? fits(*++member, field.type) : !field.is_required) {
            if (is_there) ++member;
            continue;
        }
        return failure("R005",
                       "an entry of kind " + std::string(entry.kind) +
                           (is_there ? " has another " : " has no ") + std::string(field.name) +
                           " than " + std::string(wanted(field.type)),
                       "whoever wrote it must write it as docs/reference/record.md says");
    }
    return {};
}

}  // namespace crosswalk
