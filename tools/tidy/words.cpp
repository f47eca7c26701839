// SPDX-License-Identifier: Apache-2.0
#include "tidy/rules.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace crosswalk {
namespace {

/// Words that are allowed in some places only, and what to use in the others.
struct Ban {
    std::string_view words;  // a space before and after each; `*` stands for anything
    bool (*applies)(File const&, Layers const&);
    std::string_view use;
    std::string_view followed_by = {};  // after the word, spaces left out
};

bool is_everywhere(File const&, Layers const&) { return true; }
bool is_core(File const& file, Layers const&) { return file.is_under("core/"); }
bool is_shipped(File const& file, Layers const&) {
    return file.is_under("core/") || file.is_under("app/");
}
/// Tests may read the page they compare with, and shuffle what must not depend on order.
bool is_shipped_core(File const& file, Layers const&) {
    return file.is_under("core/") && !file.is_test();
}
bool is_shipped_code(File const& file, Layers const& layers) {
    return is_shipped(file, layers) && !file.is_test();
}
bool is_exact(File const& file, Layers const& layers) {
    return is_shipped(file, layers) && !file.is_under("core/estimate/");
}
bool is_timeless(File const& file, Layers const& layers) {
    return is_shipped(file, layers) && !file.is_under("app/clock.");
}
bool is_not_store(File const& file, Layers const& layers) {
    return is_shipped(file, layers) && !file.is_under("core/store/");
}
bool is_below_store(File const& file, Layers const& layers) {
    return file.is_under("core/") && !file.is_test() &&
           layers.is_below(library_of(file.path), "store");
}
bool is_below_view(File const& file, Layers const& layers) {
    return file.is_under("core/") && layers.is_below(library_of(file.path), "view");
}

constexpr std::string_view a_stream = "a stream named in the code (estimate's random streams)";
constexpr std::string_view a_date = "a date passed in (only app/clock.cpp asks what time it is)";

constexpr std::array bans = {
    Ban{" double float ", is_exact, "Decimal or Share (core/estimate is the only home of double)"},
    Ban{" system_clock steady_clock high_resolution_clock utc_clock gettimeofday clock_gettime"
        " localtime localtime_r gmtime gmtime_r mktime ",
        is_timeless, a_date},
    Ban{" time ", is_timeless, a_date, "(nullptr"},
    Ban{" time ", is_timeless, a_date, "(0"},
    Ban{" time ", is_timeless, a_date, "(NULL"},
    Ban{" rand srand random_device random_shuffle std::shuffle std::ranges::shuffle mt19937"
        " mt19937_64 minstd_rand default_random_engine ",
        is_shipped_code, a_stream},
    Ban{" std::*_distribution ", is_shipped_code, a_stream},
    Ban{" unordered_map unordered_set unordered_multimap unordered_multiset ", is_core,
        "std::map, std::set or a sorted vector (order is a decision)"},
    Ban{" getenv setlocale std::locale ", is_shipped_core, "a value passed in"},
    Ban{" std::cout std::cerr std::clog printf fprintf puts fmt::print std::print ", is_core,
        "a value returned (app/ prints)"},
    Ban{" assert ", is_shipped, "invariant(condition, why), which is always compiled in"},
    Ban{" catch ", is_everywhere, "the exceptions that are expected, by name", "(...)"},
    Ban{" using ", is_everywhere, "the full name, or `using` for the one name", "namespace"},
    Ban{" ifstream ofstream fstream fopen std::filesystem ", is_below_store,
        "a value passed in (core/store opens files)"},
    Ban{" duckdb* sqlite3* pqxx* PQ* ", is_not_store,
        "an interface of core/store, the home of SQL"},
    Ban{" nlohmann* boost::json* cmark_render_html ", is_below_view,
        "a value passed up (core/view knows JSON and HTML)"},
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// A name with the names that qualify it: `std::ranges::shuffle`.
std::string_view name_at(std::string_view line, std::size_t begin) {
    std::size_t end = begin;
    while (end < line.size() && is_word(line[end])) {
        while (end < line.size() && is_word(line[end])) ++end;
        if (line.substr(end).starts_with("::")) end += 2;
    }
    return line.substr(begin, end - begin);
}

/// Is `pattern` the name or one of its parts? `std::chrono::system_clock::now` is system_clock.
bool is_like(std::string_view name, std::string_view pattern) {
    auto const star = pattern.find('*');
    if (star == std::string_view::npos) {
        auto const parts = "::" + std::string(name) + "::";
        return parts.find("::" + std::string(pattern) + "::") != std::string::npos;
    }
    return name.size() >= pattern.size() - 1 && name.starts_with(pattern.substr(0, star)) &&
           name.ends_with(pattern.substr(star + 1));
}

bool is_followed(std::string_view rest, std::string_view by) {
    for (char const c : by) {
        while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
    }
    return true;
}

/// The word of the ban that `name` is; empty when it is none.
std::string_view banned_word(std::string_view name, std::string_view rest, Ban const& ban) {
    for (auto words = ban.words.substr(1); !words.empty();) {
        auto const word = words.substr(0, words.find(' '));
        if (is_like(name, word)) return is_followed(rest, ban.followed_by) ? word : "";
        words.remove_prefix(word.size() + 1);
    }
    return {};
}

void check_line(File const& file, std::size_t n, Layers const& layers, Complaints& out) {
    std::string_view const line = file.code.lines[n];
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (!is_word(line[at])) continue;
        auto const name = name_at(line, at);
        at += name.size();
        for (auto const& ban : bans) {
            auto const word = banned_word(name, line.substr(at), ban);
            if (word.empty() || !ban.applies(file, layers)) continue;
            auto const gap = ban.followed_by.empty() ? "" : " ";
            auto const what = std::string(word) + gap + std::string(ban.followed_by);
            out.push_back({file.path, n, what, what, std::string(ban.use)});
        }
    }
}

/// What is SQL or HTML only shows inside the quotes.
void check_literals(File const& file, Layers const& layers, Complaints& out) {
    static constexpr std::array<std::string_view, 4> sql = {"SELECT ", "INSERT INTO ",
                                                            "CREATE TABLE ", "DELETE FROM "};
    static constexpr std::array<std::string_view, 5> html = {"</", "<div", "<p>", "<span", "<br"};
    for (auto const& literal : file.code.literals) {
        auto const holds = [&](auto part) { return literal.text.find(part) != std::string::npos; };
        if (is_not_store(file, layers) && std::ranges::any_of(sql, holds)) {
            out.push_back({file.path, literal.line, "SQL", "SQL", "an interface of core/store"});
        }
        if (is_below_view(file, layers) && std::ranges::any_of(html, holds)) {
            out.push_back(
                {file.path, literal.line, "HTML", "HTML", "a value passed up to core/view"});
        }
    }
}

}  // namespace

void check_words(Tree const& tree, Layers const& layers, Complaints& out) {
    for (auto const& file : tree.files) {
        if (!file.is_cpp()) continue;
        for (std::size_t n = 0; n < file.code.lines.size(); ++n) check_line(file, n, layers, out);
        if (!file.is_test()) check_literals(file, layers, out);
    }
}

}  // namespace crosswalk
