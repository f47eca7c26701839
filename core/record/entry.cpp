// SPDX-License-Identifier: Apache-2.0
#include "record/entry.h"

#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> refused(std::string why) {
    return failure("R004", "this is no entry: " + std::move(why),
                   "an entry has actor, body, kind, organization and time, and nothing else");
}

/// Takes a member of that name out as text, or says what is wrong.
Result<std::string> text_member(Json const& object, std::string_view name) {
    auto const* const member = object.find(name);
    auto const* const text = member == nullptr ? nullptr : member->text();
    if (text == nullptr || text->empty()) {
        return refused("it has no " + std::string(name));
    }
    return *text;
}

/// An id, so that a name or an e-mail address is not written into what cannot be taken back.
bool is_id(std::string_view text) {
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") ==
           std::string_view::npos;
}

}  // namespace

std::string print(Entry const& entry) {
    Json::Object object;
    object.emplace("actor", entry.actor);
    object.emplace("body", entry.body);
    object.emplace("kind", entry.kind);
    object.emplace("organization", entry.organization);
    object.emplace("time", print(entry.time));
    return canonical(Json(std::move(object)));
}

Result<Entry> parse_entry(std::string_view bytes) {
    TRY_ASSIGN(auto const json, parse_canonical(bytes));
    if (json.object() == nullptr) return refused("it is no object");
    if (json.object()->size() != 5) return refused("it has other members than an entry has");
    Entry entry;
    TRY_ASSIGN(entry.kind, text_member(json, "kind"));
    TRY_ASSIGN(entry.actor, text_member(json, "actor"));
    TRY_ASSIGN(entry.organization, text_member(json, "organization"));
    TRY_ASSIGN(auto const time, text_member(json, "time"));
    TRY_ASSIGN(entry.time, Instant::parse(time));
    if (!is_id(entry.actor) || !is_id(entry.organization) || !is_id(entry.kind)) {
        return refused("kind, actor and organization are ids of small letters, digits, _ - and .");
    }
    auto const* const body = json.find("body");
    if (body == nullptr || body->object() == nullptr) return refused("it has no body");
    entry.body = *body->object();
    return entry;
}

std::string const& text_in(Entry const& entry, std::string_view field) {
    static std::string const none;
    auto const found = entry.body.find(field);
    if (found == entry.body.end() || found->second.text() == nullptr) return none;
    return *found->second.text();
}

std::uint64_t count_in(Entry const& entry, std::string_view field) {
    auto const found = entry.body.find(field);
    auto const* const number = found == entry.body.end() ? nullptr : found->second.number();
    return number == nullptr ? 0 : static_cast<std::uint64_t>(*number);
}

Digest digest_in(Entry const& entry, std::string_view field) {
    return Digest::parse(text_in(entry, field)).value_or(Digest());
}

std::optional<Date> day_in(Entry const& entry, std::string_view field) {
    auto const day = Date::parse(text_in(entry, field));
    return day ? std::optional(*day) : std::nullopt;
}

}  // namespace crosswalk
