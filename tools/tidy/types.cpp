// SPDX-License-Identifier: Apache-2.0
// Two types of one name in one program share the code the compiler makes for them, and no tool says
// so: the linker keeps either. A type of one file belongs in an unnamed namespace.
#include "tidy/rules.h"

#include <cctype>
#include <map>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

struct Type {
    std::string name;  // with its namespaces
    std::size_t line;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Reads the words and braces of a file and keeps the types that other files could name too.
class TypeReader {
public:
    std::vector<Type> read(std::vector<std::string> const& lines) {
        for (std::size_t n = 0; n < lines.size(); ++n) {
            if (!lines[n].starts_with('#')) read_line(lines[n], n);
        }
        return std::move(types_);
    }

private:
    void read_line(std::string const& line, std::size_t n) {
        for (std::size_t at = 0; at < line.size(); ++at) {
            std::size_t end = at;
            while (end < line.size() && is_word(line[end])) ++end;
            if (end > at) {
                words_.push_back(line.substr(at, end - at));
                at = end - 1;
            } else if (line[at] == '{') {
                open(n);
            } else if (line[at] == '}') {
                if (!shared_.empty()) shared_.pop_back();
                words_.clear();
            } else if (line[at] == ';') {
                words_.clear();
            } else if (line.substr(at, 2) == "::") {
                words_.emplace_back(line.substr(at++, 2));
            } else if (line[at] != ' ') {
                words_.emplace_back(1, line[at]);
            }
        }
    }

    /// Of `shared_`, one for each open brace: the name of a namespace, or nothing for a brace that
    /// hides its contents from other files.
    void open(std::size_t line) {
        auto const inside = hidden();
        auto const words = std::exchange(words_, {});
        shared_.emplace_back();
        if (inside || words.empty()) return;
        if (words[0] == "namespace" && words.size() > 1) {
            for (std::size_t n = 1; n < words.size(); ++n) shared_.back() += words[n];
            return;
        }
        static std::set<std::string> const keys = {"struct", "class", "enum", "union"};
        auto const first = after_template(words);
        auto at = first;
        while (at < words.size() && keys.contains(words[at])) ++at;
        if (at == first || at == words.size()) return;
        std::string name;
        for (auto const& space : shared_) name += space.empty() ? "" : space + "::";
        // `Name<int>` is another type than `Name<long>`; a base after the colon is not of the name.
        for (; at < words.size() && words[at] != ":" && words[at] != "final"; ++at) {
            name += words[at];
        }
        types_.push_back({.name = name, .line = line});
    }

    /// Where `template <...>` ends in front of what it is a template of.
    static std::size_t after_template(std::vector<std::string> const& words) {
        std::size_t at = 0;
        if (words[0] != "template") return at;
        int depth = 0;
        do {
            ++at;
            depth += words[at] == "<" ? 1 : words[at] == ">" ? -1 : 0;
        } while (depth > 0 && at + 1 < words.size());
        return at + 1;
    }

    bool hidden() const {
        for (auto const& name : shared_) {
            if (name.empty()) return true;
        }
        return false;
    }

    std::vector<std::string> words_;  // since the last brace or semicolon
    std::vector<std::string> shared_;
    std::vector<Type> types_;
};

/// What is linked together: a library is in every program, a test or a program only in its own.
std::string program_of(File const& file) {
    auto const tests = file.is_test() || file.is_called("_test.h");
    if (file.is_under("core/") && !tests) return {};
    return file.path.substr(0, file.path.rfind('/'));
}

}  // namespace

void check_types(Tree const& tree, Complaints& complaints) {
    struct Place {
        std::string path;
        std::string program;
    };
    std::map<std::string, std::vector<Place>> places;
    for (auto const& file : tree.files) {
        if (!file.is_cpp() || file.is_under("tools/")) continue;
        auto const program = program_of(file);
        for (auto const& [name, line] : TypeReader().read(file.code.lines)) {
            auto& others = places[name];
            for (auto const& other : others) {
                auto const linked =
                    other.program == program || other.program.empty() || program.empty();
                if (!linked) continue;
                complaints.push_back({file.path, line, "type",
                                      "another " + name + " than that of " + other.path,
                                      "another name, or an unnamed namespace"});
                break;
            }
            others.push_back({.path = file.path, .program = program});
        }
    }
}

}  // namespace crosswalk
