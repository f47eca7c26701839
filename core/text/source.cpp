// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include "text/result.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace crosswalk {
namespace {

// A line up to the first length is shown whole; of a longer one a window around the mark, so that
// a diagnostic about a file without line breaks stays on one screen.
constexpr std::size_t longest_whole_line = 160;
constexpr std::size_t window = 120;
constexpr std::size_t before_mark = 40;

std::uint32_t narrow(std::size_t value) {
    invariant(value <= std::numeric_limits<std::uint32_t>::max(), "a text is smaller than 4 GiB");
    return static_cast<std::uint32_t>(value);
}

/// A line without what ends it: "\n" is not part of it, a "\r" before it neither.
std::string_view without_ending(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Puts into `place` the excerpt of a line of `characters` characters around its column.
void take_excerpt(Place& place, std::string_view line, std::size_t characters) {
    if (characters <= longest_whole_line) {
        place.excerpt = line;
        return;
    }
    std::size_t const mark = place.column - 1;
    std::size_t const latest = characters - window;
    std::size_t const first = mark > before_mark ? std::min(mark - before_mark, latest) : 0;
    bool const cut_front = first > 0;
    bool const cut_back = first + window < characters;
    auto const kept_first = first + (cut_front ? 1 : 0);
    auto const kept = window - (cut_front ? 1 : 0) - (cut_back ? 1 : 0);
    line.remove_prefix(first_code_points(line, kept_first).size());
    place.excerpt_column = narrow(first + 1);
    place.excerpt = cut_front ? "…" : "";
    place.excerpt += first_code_points(line, kept);
    if (cut_back) place.excerpt += "…";
}

}  // namespace

std::uint32_t Sources::add(std::string path, std::string bytes) {
    narrow(bytes.size());
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '\n') starts.push_back(narrow(at + 1));
    }
    files_.push_back({std::move(path), std::move(bytes), std::move(starts)});
    return size() - 1;
}

std::string_view Sources::path(std::uint32_t file) const {
    invariant(file < files_.size(), "a span refers to a text that was added");
    return files_[file].path;
}

std::string_view Sources::bytes(std::uint32_t file) const {
    invariant(file < files_.size(), "a span refers to a text that was added");
    return files_[file].bytes;
}

std::string_view Sources::text(Span span) const {
    auto const all = bytes(span.file);
    std::size_t const begin = std::min<std::size_t>(span.begin, all.size());
    std::size_t const end = std::clamp<std::size_t>(span.end, begin, all.size());
    return all.substr(begin, end - begin);
}

Place Sources::place(Span span) const {
    auto const all = bytes(span.file);
    auto const& starts = files_[span.file].line_starts;
    std::size_t const begin = std::min<std::size_t>(span.begin, all.size());
    auto const after = std::ranges::upper_bound(starts, begin);
    std::size_t const start = *std::prev(after);
    std::size_t const stop = after == starts.end() ? all.size() : *after - 1;
    auto const line = without_ending(all.substr(start, stop - start));
    auto const before = line.substr(0, begin - start);
    auto const marked = line.substr(before.size(), text(span).size());

    Place place;
    place.path = path(span.file);
    place.line = narrow(static_cast<std::size_t>(after - starts.begin()));
    auto const characters_before = code_points(before);
    place.column = narrow(characters_before + 1);
    place.width = narrow(code_points(marked));
    auto const characters = characters_before + code_points(line.substr(before.size()));
    take_excerpt(place, line, characters);
    return place;
}

std::uint32_t Sources::offset(std::uint32_t file, std::uint32_t line, std::uint32_t column) const {
    auto const all = bytes(file);
    auto const& starts = files_[file].line_starts;
    if (line == 0) return 0;
    if (line > starts.size()) return narrow(all.size());
    std::size_t const start = starts[line - 1];
    std::size_t const stop = line == starts.size() ? all.size() : starts[line] - 1;
    auto const content = without_ending(all.substr(start, stop - start));
    return narrow(start + first_code_points(content, column == 0 ? 0 : column - 1).size());
}

}  // namespace crosswalk
