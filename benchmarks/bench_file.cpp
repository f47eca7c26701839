// SPDX-License-Identifier: Apache-2.0
#include "bench_file.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    auto const first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(spaces) - first + 1));
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::uint64_t> whole(std::string_view text) {
    std::uint64_t number = 0;
    for (char const c : text) {
        if (c == '_') continue;
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(number);
}

std::string replaced(std::string text, std::string const& what, std::string const& with) {
    for (auto at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

/// `a | b` as it stands, `1..3` as 1, 2 and 3.
std::vector<std::string> values_of(std::string_view list) {
    auto const dots = list.find("..");
    auto const first = whole(trimmed(list.substr(0, dots)));
    auto const last =
        dots == std::string_view::npos ? std::nullopt : whole(trimmed(list.substr(dots + 2)));
    if (!first || !last) return split(list, '|');
    std::vector<std::string> numbers;
    for (auto number = *first; number <= *last; ++number) numbers.push_back(std::to_string(number));
    return numbers;
}

/// `{word} = a | b` lines and a text, written out for every combination.
std::string written_out(std::string_view block) {
    std::vector<std::pair<std::string, std::vector<std::string>>> words;
    while (block.starts_with('{')) {
        auto const line = block.substr(0, block.find('\n'));
        auto const equals = line.find('=');
        words.emplace_back(trimmed(line.substr(0, equals)), values_of(line.substr(equals + 1)));
        block.remove_prefix(line.size() + 1);
    }
    std::size_t count = 1;
    for (auto const& word : words) count *= word.second.size();
    std::string text;
    for (std::size_t n = 0; n < count; ++n) {
        auto one = replaced(std::string(block), "{n}", std::to_string(n + 1));
        auto rest = n;
        for (auto const& [word, values] : words) {
            one = replaced(std::move(one), word, values[rest % values.size()]);
            rest /= values.size();
        }
        text += one;
    }
    return text;
}

/// Takes one block in. Whether it is of a known kind.
bool take_block(Benchmark& benchmark, std::string const& kind, std::string const& block) {
    if (kind == "settings") {
        for (auto const& line : split(block, '\n')) {
            auto const equals = line.find('=');
            if (equals == std::string::npos) continue;
            benchmark.settings[trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
        }
        return true;
    }
    if (kind == "compact") benchmark.clauses += block;
    if (kind == "compact each") benchmark.clauses += written_out(block);
    if (kind == "peer") benchmark.peer = trimmed(block);
    auto const words = split(kind, ' ');
    bool const is_expected = words.size() == 3 && words[0] == "expect" && whole(words[1]);
    if (is_expected) benchmark.expected[*whole(words[1])] = block;
    return is_expected || kind == "compact" || kind == "compact each" || kind == "peer";
}

}  // namespace

std::uint64_t Benchmark::number(std::string const& setting, std::uint64_t otherwise) const {
    auto const found = settings.find(setting);
    return found == settings.end() ? otherwise : whole(found->second).value_or(otherwise);
}

std::optional<std::uint64_t> Benchmark::thousandths(std::string const& setting) const {
    auto const found = settings.find(setting);
    if (found == settings.end()) return std::nullopt;
    auto const parts = split(found->second, '.');
    auto fraction = parts.size() > 1 ? parts[1] : std::string();
    fraction.resize(3, '0');
    return whole(parts[0]).value_or(0) * 1000 + whole(fraction).value_or(0);
}

std::vector<std::uint64_t> Benchmark::rows() const {
    std::vector<std::uint64_t> counts;
    auto const found = settings.find("rows");
    if (found == settings.end()) return counts;
    for (auto const& part : split(found->second, '|')) counts.push_back(whole(part).value_or(0));
    return counts;
}

std::optional<Benchmark> read_benchmark(std::string name, std::string_view text,
                                        std::string& mistake) {
    Benchmark benchmark;
    benchmark.name = std::move(name);
    std::string kind;
    std::string block;
    bool is_inside = false;
    for (std::size_t line_number = 1; !text.empty(); ++line_number) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.starts_with("```")) {
            if (is_inside) block += std::string(line) + "\n";
            continue;
        }
        is_inside = !is_inside;
        if (is_inside) {
            kind = trimmed(line.substr(3));
            block.clear();
        } else if (!take_block(benchmark, kind, block)) {
            mistake = benchmark.name + ":" + std::to_string(line_number) +
                      ": no block is called \"" + kind + "\"; README.md lists them";
            return std::nullopt;
        }
    }
    if (benchmark.rows().empty()) {
        mistake = benchmark.name + ": the settings do not say how many rows";
        return std::nullopt;
    }
    return benchmark;
}

}  // namespace crosswalk
