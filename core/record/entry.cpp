// SPDX-License-Identifier: Apache-2.0
#include "record/entry.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> refused(std::string why) {
    return failure("R004", "this is no entry: " + std::move(why),
                   "an entry has actor, body, kind, organization and time, and nothing else");
}

/// The member at hand, which has that name: names stand in order, so nothing is searched for.
template <std::size_t size>
inline Result<JsonNode const*> take_member(JsonNode::Iterator& at, char const (&name)[size]) {
    auto const& text = *(*at).text();
    // Of a length that the compiler knows it compares in place.
    bool const is_it = text.size() == size - 1 && std::memcmp(text.data(), name, size - 1) == 0;
    if (!is_it) return refused("it has other members than an entry has");
    auto const& member = *++at;
    ++at;
    return &member;
}

template <std::size_t size>
inline Result<std::string_view> take_text(JsonNode::Iterator& at, char const (&name)[size]) {
    TRY_ASSIGN(auto const* const member, take_member(at, name));
    auto const* const text = member->text();
    if (text == nullptr || text->empty()) return refused("it has no " + std::string(name));
    return *text;
}

constexpr auto may_stand_in_id = [] {
    std::array<bool, 256> may{};
    for (unsigned char const c : "abcdefghijklmnopqrstuvwxyz0123456789_-.") may[c] = c != 0;
    return may;
}();

/// An id, so that a name or an e-mail address is not written into what cannot be taken back.
bool is_id(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return may_stand_in_id[static_cast<unsigned char>(c)]; });
}

}  // namespace

std::string print(Entry const& entry) {
    std::string out;
    out.reserve(512);  // as most entries need
    auto const put = [&](std::string_view name, std::string_view text) {
        out += name;
        write_canonical(text, out);
    };
    // In the order of the names, which is that of canonical JSON.
    put(R"({"actor":)", entry.actor);
    out += R"(,"body":)";
    write_canonical(entry.body, out);
    put(R"(,"kind":)", entry.kind);
    put(R"(,"organization":)", entry.organization);
    put(R"(,"time":)", print(entry.time));
    out += '}';
    return out;
}

Result<EntryView> read_entry(std::string_view bytes, JsonReader& reader) {
    TRY_ASSIGN(auto const* const json, reader.read(bytes));
    if (json->kind() != JsonNode::Kind::object) return refused("it is no object");
    if (json->size() != 5) return refused("it has other members than an entry has");
    EntryView entry;
    auto at = json->begin();
    TRY_ASSIGN(entry.actor, take_text(at, "actor"));
    TRY_ASSIGN(entry.body, take_member(at, "body"));
    TRY_ASSIGN(entry.kind, take_text(at, "kind"));
    TRY_ASSIGN(entry.organization, take_text(at, "organization"));
    TRY_ASSIGN(auto const time, take_text(at, "time"));
    TRY_ASSIGN(entry.time, Instant::parse(time));
    if (!is_id(entry.actor) || !is_id(entry.organization) || !is_id(entry.kind)) {
        return refused("kind, actor and organization are ids of small letters, digits, _ - and .");
    }
    if (entry.body->kind() != JsonNode::Kind::object) return refused("it has no body");
    return entry;
}

Result<Entry> parse_entry(std::string_view bytes) {
    JsonReader reader;
    TRY_ASSIGN(auto const entry, read_entry(bytes, reader));
    return Entry{std::string(entry.kind), entry.time, std::string(entry.actor),
                 std::string(entry.organization), *copy_of(*entry.body).object()};
}

std::string_view text_in(EntryView const& entry, std::string_view field) {
    auto const* const found = entry.body->find(field);
    return found == nullptr || found->text() == nullptr ? std::string_view() : *found->text();
}

std::uint64_t count_in(EntryView const& entry, std::string_view field) {
    auto const* const found = entry.body->find(field);
    auto const* const number = found == nullptr ? nullptr : found->number();
    return number == nullptr ? 0 : static_cast<std::uint64_t>(*number);
}

Digest digest_in(EntryView const& entry, std::string_view field) {
    auto const text = text_in(entry, field);
    return text.empty() ? Digest() : Digest::parse(text).value_or(Digest());
}

std::optional<Date> day_in(EntryView const& entry, std::string_view field) {
    auto const text = text_in(entry, field);
    if (text.empty()) return std::nullopt;
    auto const day = Date::parse(text);
    return day ? std::optional(*day) : std::nullopt;
}

}  // namespace crosswalk
