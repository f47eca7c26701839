// SPDX-License-Identifier: Apache-2.0
#include "app/print_views.h"
#include "text/utf8.h"
#include "view/text_layout.h"

#include <algorithm>

namespace crosswalk {
namespace {

/// "measure.energy" of "measure.energy.series.2014.value".
std::string_view subject(std::string_view path) {
    auto const first = path.find('.');
    if (first == std::string_view::npos) return path;
    return path.substr(0, path.find('.', first + 1));
}

Ink ink_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::status:
        case ChangeKind::comparability:
            return Ink::warn;
        case ChangeKind::appeared:
        case ChangeKind::vanished:
            return Ink::dim;
        case ChangeKind::number:
        case ChangeKind::definition:
            break;
    }
    return Ink::plain;
}

std::string counts(std::vector<Change> const& changes) {
    std::string out;
    for (auto const kind : {ChangeKind::status, ChangeKind::number, ChangeKind::comparability,
                            ChangeKind::definition, ChangeKind::appeared, ChangeKind::vanished}) {
        auto const count = std::ranges::count(changes, kind, &Change::kind);
        if (count == 0) continue;
        out += (out.empty() ? "" : ", ") + std::string(name(kind)) + " " + std::to_string(count);
    }
    auto const all = changes.size();
    return std::to_string(all) + (all == 1 ? " change: " : " changes: ") + out + "\n";
}

}  // namespace

std::string print_changes(std::vector<Change> const& changes, TerminalOptions const& options) {
    if (changes.empty()) return "Nothing moves: every number and status stays as it is.\n";
    std::string out;
    for (auto change = changes.begin(); change != changes.end();) {
        auto const about = subject(change->path);
        out += paint(printable(about), Ink::bold, options.colours) + "\n";
        TextTable table;
        table.columns = {{"", false}, {"", false}, {"", false}};
        table.gives = 2;
        for (; change != changes.end() && subject(change->path) == about; ++change) {
            auto const rest = change->path.substr(std::min(change->path.size(), about.size() + 1));
            table.rows.push_back({{printable(rest), Ink::plain},
                                  {std::string(name(change->kind)), Ink::dim},
                                  {printable(change->before) + " -> " + printable(change->after),
                                   ink_of(change->kind)}});
        }
        out +=
            lay_out(
                table,
                {.width = options.width, .indent = 2, .colours = options.colours, .rule = false}) +
            "\n";
    }
    return out + counts(changes);
}

}  // namespace crosswalk
