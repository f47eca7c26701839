// SPDX-License-Identifier: Apache-2.0
// Holds the rules of STYLE.md that a machine can hold: `tidy ROOT` prints what breaks them.
#include "tidy/rules.h"

#include <algorithm>
#include <iostream>
#include <tuple>

namespace crosswalk {
namespace {

constexpr std::string_view allow_list = "tools/tidy/allow.txt";

struct Exception {
    std::string path;
    std::string rule;
    std::size_t line;
    bool used = false;
};

/// `path | rule | reason` on a line.
std::vector<Exception> read_exceptions(Tree const& tree) {
    std::vector<Exception> exceptions;
    auto const* file = tree.find(allow_list);
    if (file == nullptr) return exceptions;
    for (std::size_t n = 0; n < file->lines.size(); ++n) {
        auto const& line = file->lines[n];
        auto const first = line.find(" | ");
        auto const second = line.find(" | ", first + 3);
        if (line.starts_with('#') || second == line.npos) continue;
        exceptions.push_back(
            {line.substr(0, first), line.substr(first + 3, second - first - 3), n});
    }
    return exceptions;
}

}  // namespace

void apply_exceptions(Tree const& tree, Complaints& complaints) {
    auto exceptions = read_exceptions(tree);
    std::erase_if(complaints, [&](Complaint const& complaint) {
        auto const at = std::ranges::find_if(exceptions, [&](Exception const& exception) {
            return exception.path == complaint.path && exception.rule == complaint.rule;
        });
        if (at == exceptions.end()) return false;
        return at->used = true;
    });
    for (auto const& exception : exceptions) {
        if (exception.used) continue;
        complaints.push_back({std::string(allow_list), exception.line, "allow",
                              "an exception that nothing needs", "one line less"});
    }
}

int tidy(std::filesystem::path const& root) {
    auto const tree = read_tree(root);
    Layers const layers(tree);
    Complaints complaints;
    check_layers(tree, layers, complaints);
    check_words(tree, layers, complaints);
    check_shape(tree, complaints);
    check_types(tree, complaints);
    check_reference(tree, complaints);
    check_links(tree, complaints);
    apply_exceptions(tree, complaints);

    std::ranges::sort(complaints, {}, [](Complaint const& complaint) {
        return std::tie(complaint.path, complaint.line, complaint.rule);
    });
    for (auto const& [path, line, rule, what, use] : complaints) {
        std::cout << path << ':' << line + 1 << ": error: " << what << " is banned here, use "
                  << use << " [" << rule << "]\n";
    }
    std::cout << tree.files.size() << " files checked, " << complaints.size() << " complaints\n";
    return complaints.empty() ? 0 : 1;
}

}  // namespace crosswalk

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: tidy ROOT\n";
        return 2;
    }
    return crosswalk::tidy(argv[1]);
}
