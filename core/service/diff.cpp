// SPDX-License-Identifier: Apache-2.0
#include "service/diff.h"

#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

/// "measure.energy" of "measure.energy.series.2014.value".
std::string_view subject(std::string_view path) {
    auto const first = path.find('.');
    if (first == std::string_view::npos) return path;
    return path.substr(0, path.find('.', first + 1));
}

bool is_left_out(std::string_view path) { return path.ends_with(".finding"); }

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace

std::vector<ValueChange> changes(std::vector<std::pair<std::string, std::string>> const& before,
                                 std::vector<std::pair<std::string, std::string>> const& after) {
    std::map<std::string_view, std::string_view> const old_values(before.begin(), before.end());
    std::map<std::string_view, std::string_view> const new_values(after.begin(), after.end());
    std::vector<ValueChange> list;
    auto gone = before.begin();
    // Values that only the first reading has, up to the one that both have.
    auto const take_gone = [&](std::string_view until) {
        for (; gone != before.end() && gone->first != until; ++gone) {
            if (!new_values.contains(gone->first) && !is_left_out(gone->first)) {
                list.push_back({gone->first, gone->second, std::nullopt});
            }
        }
    };
    for (auto const& [path, value] : after) {
        auto const old = old_values.find(path);
        if (old != old_values.end()) take_gone(path);
        if (is_left_out(path)) continue;
        if (old == old_values.end()) {
            list.push_back({path, std::nullopt, value});
        } else if (old->second != value) {
            list.push_back({path, std::string(old->second), value});
        }
    }
    take_gone({});
    return list;
}

std::string print_changes(std::vector<ValueChange> const& changes) {
    if (changes.empty()) return "Nothing moves: every number and status stays as it is.\n";
    std::string out;
    std::string_view last;
    std::size_t moved = 0;
    std::size_t added = 0;
    std::size_t gone = 0;
    std::set<std::string_view> subjects;
    std::size_t width = 0;
    for (auto const& change : changes) {
        width = std::max(width, display_width(change.path) - display_width(subject(change.path)));
    }
    for (auto const& change : changes) {
        auto const about = subject(change.path);
        if (about != last) out += (out.empty() ? "" : "\n") + printable(about) + "\n";
        last = about;
        subjects.insert(about);
        auto const rest = printable(
            std::string_view(change.path).substr(std::min(change.path.size(), about.size() + 1)));
        out += "  " + rest + std::string(width - std::min(width, display_width(rest)) + 1, ' ');
        if (change.before && change.after) {
            out += *change.before + " -> " + *change.after;
            ++moved;
        } else if (change.after) {
            out += "new: " + *change.after;
            ++added;
        } else {
            out += "gone: " + *change.before;
            ++gone;
        }
        out += "\n";
    }
    out += "\n" + counted(moved, "value moves", "values move") + ", " +
           counted(added, "is new", "are new") + ", " + counted(gone, "is gone", "are gone") +
           ", in " + counted(subjects.size(), "part", "parts") + " of the reading.\n";
    return out;
}

}  // namespace crosswalk
