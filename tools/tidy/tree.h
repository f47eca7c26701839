// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Where the program is written in C++, a file as the compiler sees it: comments and the contents
/// of literals are blanked out, so that a word found in `lines` is a word that does something.
struct Code {
    struct Literal {
        std::size_t line;  // counted from 0, like every line in this program; printed from 1
        std::string text;
    };
    std::vector<std::string> lines;
    std::vector<Literal> literals;
};

Code read_code(std::string_view text);

struct File {
    std::string path;                // relative to the root, with forward slashes
    std::vector<std::string> lines;  // as they are
    Code code;                       // empty unless is_cpp()

    bool is_under(std::string_view folder) const { return path.starts_with(folder); }
    bool is_called(std::string_view ending) const { return path.ends_with(ending); }
    bool is_header() const { return is_called(".h"); }
    bool is_cpp() const { return is_header() || is_called(".cpp"); }
    bool is_test() const { return is_called("_test.cpp"); }
    /// Written by hand to be run or compiled: what the rules about shape and licence are for.
    bool is_source() const;
};

/// Every text file of the repository that is not made by a build, in the order of their paths.
struct Tree {
    std::filesystem::path root;
    std::vector<File> files;

    File const* find(std::string_view path) const;
    bool has(std::string_view path) const;  // also a folder or a file that is not text
};

Tree read_tree(std::filesystem::path const& root);

}  // namespace crosswalk
