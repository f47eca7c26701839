// SPDX-License-Identifier: Apache-2.0
#include "tidy/rules.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace crosswalk {
namespace {

/// `K014` stands on the page of its letter: docs/reference/errors/K.md.
std::string errors_page(std::string_view code) {
    return "docs/reference/errors/" + std::string(code.substr(0, 1)) + ".md";
}

constexpr std::string_view cli_page = "docs/reference/cli.md";

/// `K014`: the code of a diagnostic.
bool is_code(std::string_view text) {
    auto const is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    return text.size() == 4 && std::isupper(static_cast<unsigned char>(text[0])) != 0 &&
           std::ranges::all_of(text.substr(1), is_digit);
}

/// `--json` in a literal `-j,--json`, which is how CLI11 is told; empty when it is no flag.
std::string_view flag_in(std::string_view literal) {
    auto const begin = literal.find("--");
    if (begin != 0 && (begin == std::string_view::npos || literal[begin - 1] != ',')) return {};
    auto const flag = literal.substr(begin, literal.find(',', begin) - begin);
    auto const is_name = [](char c) {
        return std::islower(static_cast<unsigned char>(c)) != 0 || c == '-' ||
               std::isdigit(static_cast<unsigned char>(c)) != 0;
    };
    return flag.size() > 2 && std::ranges::all_of(flag, is_name) ? flag : std::string_view();
}

bool is_mentioned(File const& file, std::string_view text) {
    return std::ranges::any_of(file.lines,
                               [&](auto const& line) { return line.find(text) != line.npos; });
}

bool is_heading_of(std::string_view line, std::string_view code) {
    return line.starts_with("## " + std::string(code)) &&
           (line.size() == 7 || std::isalnum(static_cast<unsigned char>(line[7])) == 0);
}

bool is_case_or_test(File const& file) {
    return file.is_test() ||
           (file.is_called(".case.md") && (file.is_under("cases/") || file.is_under("packs/")));
}

struct Place {
    std::string path;
    std::size_t line;
};

void check_codes(Tree const& tree, std::map<std::string, Place> const& codes, Complaints& out) {
    for (auto const& [code, place] : codes) {
        auto const* page = tree.find(errors_page(code));
        bool const documented =
            page != nullptr && std::ranges::any_of(page->lines, [&](auto const& line) {
                return is_heading_of(line, code);
            });
        if (!documented) {
            out.push_back({place.path, place.line, "documented", code + " without a page",
                           "a heading `## " + code + " ...` in " + errors_page(code)});
        }
        bool const covered = std::ranges::any_of(tree.files, [&](auto const& file) {
            return is_case_or_test(file) && is_mentioned(file, code);
        });
        if (!covered) {
            out.push_back({place.path, place.line, "covered", code + " without a case",
                           "a case under cases/errors/, or a test, that provokes it"});
        }
    }
}

}  // namespace

void check_reference(Tree const& tree, Complaints& out) {
    std::map<std::string, Place> codes;
    std::map<std::string, Place> flags;
    for (auto const& file : tree.files) {
        if (!file.is_cpp() || file.is_test()) continue;
        bool const app = file.is_under("app/");
        if (!app && !file.is_under("core/")) continue;
        for (auto const& literal : file.code.literals) {
            Place const place{file.path, literal.line};
            if (is_code(literal.text)) codes.emplace(literal.text, place);
            if (auto const flag = flag_in(literal.text); app && !flag.empty()) {
                flags.emplace(flag, place);
            }
        }
    }
    check_codes(tree, codes, out);

    auto const* page = tree.find(cli_page);
    for (auto const& [flag, place] : flags) {
        if (page != nullptr && is_mentioned(*page, flag)) continue;
        out.push_back({place.path, place.line, "documented", flag + " without a description",
                       "a line about it in " + std::string(cli_page)});
    }
}

}  // namespace crosswalk
