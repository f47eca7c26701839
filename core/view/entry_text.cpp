// SPDX-License-Identifier: Apache-2.0
#include "view/entry_text.h"

#include "text/utf8.h"
#include "view/text_layout.h"

#include <array>
#include <utility>

namespace crosswalk {
namespace {

std::string counted(std::uint64_t count, std::string const& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string short_digest(EntryView const& entry, std::string_view field) {
    return std::string(text_in(entry, field).substr(0, 12));
}

std::string numbered(EntryView const& entry, std::string_view field) {
    return "entry " + std::to_string(count_in(entry, field));
}

/// ": the reason", when there is one.
std::string reason(EntryView const& entry, std::string_view field = "because") {
    auto const text = text_in(entry, field);
    return text.empty() ? "" : ": " + printable(text);
}

std::string founded(EntryView const& entry) { return printable(text_in(entry, "name")); }

std::string key(EntryView const& entry) {
    auto const holder = text_in(entry, "holder");
    return printable(text_in(entry, "key")) + (holder.empty() ? "" : " of " + printable(holder)) +
           reason(entry);
}

std::string adopted(EntryView const& entry) {
    return "version " + short_digest(entry, "version") +
           (text_in(entry, "replaces").empty() ? ""
                                               : " instead of " + short_digest(entry, "replaces")) +
           reason(entry);
}

std::string imported(EntryView const& entry) {
    auto text = counted(count_in(entry, "rows"), "row") + " of " +
                printable(text_in(entry, "dataset")) + " from " + printable(text_in(entry, "name"));
    if (auto const aside = count_in(entry, "set_aside"); aside > 0) {
        text += ", " + counted(aside, "row") + " set aside";
    }
    auto const recorded = day_in(entry, "recorded");
    return text + (recorded ? ", recorded " + print(*recorded) : "");
}

std::string withdrawn(EntryView const& entry) { return numbered(entry, "batch") + reason(entry); }

std::string corrected(EntryView const& entry) {
    return counted(count_in(entry, "observations"), "observation") + " of " +
           numbered(entry, "corrects") + " no longer count" + reason(entry);
}

std::string published(EntryView const& entry) {
    return "as of " + std::string(text_in(entry, "as_of")) + ", from the first " +
           std::to_string(count_in(entry, "facts")) + " entries; reading " +
           short_digest(entry, "reading");
}

std::string disputed(EntryView const& entry) {
    return numbered(entry, "about") + reason(entry, "says");
}

std::string erased(EntryView const& entry) { return short_digest(entry, "person") + reason(entry); }

struct Saying {
    std::string_view kind;
    std::string_view head;
    std::string (*say)(EntryView const&);
};

constexpr std::array sayings = {
    Saying{"partnership_founded", "founded", founded},
    Saying{"key_added", "key added", key},
    Saying{"key_retired", "key retired", key},
    Saying{"compact_adopted", "agreement adopted", adopted},
    Saying{"batch_imported", "facts imported", imported},
    Saying{"batch_withdrawn", "facts withdrawn", withdrawn},
    Saying{"correction_made", "facts corrected", corrected},
    Saying{"reading_published", "reading published", published},
    Saying{"dispute_noted", "dispute noted", disputed},
    Saying{"erasure_performed", "data erased", erased},
};

}  // namespace

std::string said(EntryView const& entry) {
    for (auto const& each : sayings) {
        if (each.kind == entry.kind) return std::string(each.head) + ": " + each.say(entry);
    }
    return printable(entry.kind) + " (of a newer version of crosswalk)";
}

std::string print_entries(std::vector<NumberedEntry> const& entries,
                          TerminalOptions const& options) {
    TextTable table;
    table.columns = {{"entry", true}, {"when"}, {"who", false, 16}, {"what"}};
    table.gives = 3;
    JsonReader reader;
    for (auto const& [number, bytes] : entries) {
        auto const read = read_entry(bytes, reader);
        invariant(read.has_value(), "entries are read before they are listed");
        auto const& entry = *read;
        table.rows.push_back({{std::to_string(number), Ink::dim},
                              {print(entry.time)},
                              {printable(entry.organization)},
                              {said(entry)}});
    }
    return lay_out(table, {.width = options.width, .colours = options.colours});
}

}  // namespace crosswalk
