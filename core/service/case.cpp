// SPDX-License-Identifier: Apache-2.0
#include "service/case.h"

#include "service/case_folder.h"
#include "service/paths.h"
#include "text/check_text.h"
#include "text/utf8.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t lines_shown = 8;  // of what was really printed

/// A block that may be rewritten, and what should stand in it.
struct Rewrite {
    Span body;
    std::string text;
};

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, text.find('\n', begin) - begin);
}

/// Where two texts part: the offset of the first line that differs.
std::size_t first_difference(std::string_view a, std::string_view b) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) {
        if (a[i] == '\n') begin = i + 1;
    }
    return begin;
}

std::string indented_lines(std::string_view text) {
    std::string out;
    for (std::size_t shown = 0; !text.empty(); ++shown) {
        if (shown == lines_shown) return out + "\n  ...";
        auto const line = line_at(text, 0);
        out += "\n  " + std::string(line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return out;
}

/// Printed complaints as an `expect errors` block holds them.
std::string printed(Diagnostics const& diagnostics) {
    std::string text;
    for (auto const& diagnostic : diagnostics.list()) {
        text += (text.empty() ? "" : "\n") + print(diagnostic);
    }
    return text;
}

class Runner {
public:
    Runner(CaseFile const& file, CaseFolder& folder, RunCommand const& run_command,
           CaseResult& result)
        : file_(file), folder_(folder), run_command_(run_command), outcome_(result) {}

    Result<void> all() {
        TRY(folder_.take_in(file_));
        bool const expects_errors = std::ranges::any_of(file_.blocks, [](CaseBlock const& block) {
            return block.kind == BlockKind::expect_errors;
        });
        for (auto const& block : file_.blocks) {
            switch (block.kind) {
                case BlockKind::expect:
                    TRY(check_values(block, expects_errors));
                    break;
                case BlockKind::expect_errors:
                    TRY(check_complaints(block));
                    break;
                case BlockKind::console:
                    TRY(check_console(block));
                    break;
                default:
                    break;
            }
        }
        if (!has_other_failure_ && !rewrites_.empty()) outcome_.accepted = rewritten();
        return {};
    }

private:
    Diagnostic& fail(std::string code, Span where, std::string message) {
        return outcome_.diagnostics.error(std::move(code), file_.sources.place(where),
                                          std::move(message));
    }

    Result<void> check_values(CaseBlock const& block, bool expects_errors) {
        TRY_ASSIGN(auto const* const reading, folder_.reading(block.date));
        if (reading == nullptr) {
            has_other_failure_ = true;
            if (expects_errors) {
                fail("C014", block.info, "there is no reading to compare with")
                    .with_help(
                        "facts or an agreement with errors give no values; take the expect "
                        "block out");
                return {};
            }
            fail("C014", block.info, "the agreement or the facts of this case have errors")
                .with_help("correct them, or write what is expected in an expect errors block:" +
                           indented_lines(printed(folder_.complaints())));
            return {};
        }
        auto const language = block.language.empty() ? first_language() : block.language;
        ValuePaths const values(folder_.compact(), *reading, language);
        for (auto const& expectation : block.expectations) check_value(values, expectation);
        return {};
    }

    std::string first_language() const {
        auto const& languages = folder_.compact().partnership.languages;
        return languages.empty() ? "en" : languages.front();
    }

    void check_value(ValuePaths const& values, Expectation const& expected) {
        auto const value = values.at(expected.path);
        if (value && is_same_value(*value, expected.value)) return;
        has_other_failure_ = true;
        if (value) {
            fail("C010", expected.value_span, expected.path + " is not what was expected")
                .with_label("is " + *value)
                .with_help(
                    "find out which of the two is right; expected values are never rewritten");
            return;
        }
        auto const nearest = values.nearest(expected.path);
        fail("C011", expected.path_span, "the reading has no value of this name")
            .with_help(nearest.empty() ? "docs/reference/cases.md lists the names"
                                       : "did you mean " + nearest + "?");
    }

    Result<void> check_complaints(CaseBlock const& block) {
        TRY_ASSIGN(auto const* const reading, folder_.reading(block.date));
        auto const text = printed(folder_.complaints(reading));
        if (text == block.text) return {};
        rewrites_.push_back({block.body, text});
        if (text.empty()) {
            fail("C012", block.info, "nothing is wrong here, and complaints were expected")
                .with_help("write what should be complained about, or take the block out");
            return {};
        }
        differ("C012", block, text, "the complaints are others than expected");
        return {};
    }

    void differ(std::string code, CaseBlock const& block, std::string_view text,
                std::string message) {
        auto const at = first_difference(block.text, text);
        auto const begin = block.body.begin + static_cast<std::uint32_t>(at);
        auto const length = static_cast<std::uint32_t>(line_at(block.text, at).size());
        auto const rest = text.substr(at);
        fail(std::move(code), {0, begin, begin + length}, std::move(message))
            .with_help((rest.empty() ? std::string("nothing more was printed")
                                     : "from here on was printed:" + indented_lines(rest)) +
                       "\nif that is right, `crosswalk test --accept` writes it into the case");
    }

    Result<void> check_console(CaseBlock const& block) {
        std::string text;
        for (std::size_t at = 0; at < block.text.size();) {
            auto const line = line_at(block.text, at);
            at += line.size() + 1;
            if (!line.starts_with("$ ")) continue;
            auto words = split_words(line.substr(2));
            if (words.empty() || words.front() != "crosswalk") {
                auto const begin =
                    block.body.begin + static_cast<std::uint32_t>(at - line.size() - 1);
                has_other_failure_ = true;
                fail("C008", {0, begin, begin + static_cast<std::uint32_t>(line.size())},
                     "a case runs crosswalk and nothing else")
                    .with_help("write $ crosswalk COMMAND");
                return {};
            }
            words.erase(words.begin());
            TRY_ASSIGN(auto const output, run_command_(words, folder_.path()));
            text += std::string(line) + "\n" + output.text;
            if (!output.text.empty() && output.text.back() != '\n') text += '\n';
            if (output.exit_code != 0) text += "[exit " + std::to_string(output.exit_code) + "]\n";
        }
        folder_.forget();
        if (text == block.text) return {};
        rewrites_.push_back({block.body, text});
        differ("C013", block, text, "the command printed something else");
        return {};
    }

    /// The file with its blocks rewritten, or nothing when the new text would end a block too
    /// early.
    std::optional<std::string> rewritten() const {
        auto bytes = std::string(file_.sources.bytes(0));
        for (auto rewrite = rewrites_.rbegin(); rewrite != rewrites_.rend(); ++rewrite) {
            if (rewrite->text.starts_with("```") ||
                rewrite->text.find("\n```") != std::string::npos) {
                return std::nullopt;
            }
            bytes.replace(rewrite->body.begin, rewrite->body.end - rewrite->body.begin,
                          rewrite->text);
        }
        return bytes;
    }

    CaseFile const& file_;
    CaseFolder& folder_;
    RunCommand const& run_command_;
    CaseResult& outcome_;
    std::vector<Rewrite> rewrites_;
    bool has_other_failure_ = false;
};

Result<void> run_parsed(CaseFile const& file, RunCommand const& run_command, CaseResult& result) {
    for (auto const& block : file.blocks) {
        if (block.kind != BlockKind::skip) continue;
        result.outcome = CaseOutcome::skipped;
        result.reason = block.text.substr(0, block.text.find('\n'));
        return {};
    }
    TRY_ASSIGN(auto folder, CaseFolder::make(file, result.diagnostics));
    if (result.diagnostics.has_errors()) return {};
    return Runner(file, folder, run_command, result).all();
}

}  // namespace

CaseResult run_case(fs::path const& file, RunCommand const& run_command) {
    CaseResult result;
    result.path = file.string();
    auto bytes = read_file(file, longest_text_bytes + 1);
    if (!bytes) {
        result.diagnostics.add(bytes.error());
    } else {
        auto const parsed = parse_case(result.path, *std::move(bytes), result.diagnostics);
        if (!result.diagnostics.has_errors()) {
            auto const done = run_parsed(parsed, run_command, result);
            if (!done) result.diagnostics.add(done.error());
        }
    }
    if (result.diagnostics.has_errors()) result.outcome = CaseOutcome::failed;
    return result;
}

Result<std::vector<fs::path>> find_cases(std::vector<fs::path> const& paths) {
    std::vector<fs::path> found;
    for (auto const& path : paths) {
        std::error_code error;
        auto const status = fs::status(path, error);
        if (fs::is_regular_file(status)) found.push_back(path);
        if (!fs::exists(status)) {
            return world_failure(error ? error.value() : ENOENT, "find cases in", path);
        }
        if (!fs::is_directory(status)) continue;
        fs::recursive_directory_iterator entry(path, error);
        for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            auto const name = entry->path().filename().string();
            if (name.starts_with('.') && entry->is_directory(error)) {
                entry.disable_recursion_pending();
            } else if (name.ends_with(".case.md")) {
                found.push_back(entry->path().lexically_normal());
            }
        }
        if (error) return world_failure(error.value(), "find cases in", path);
    }
    std::ranges::sort(found, {}, [](fs::path const& path) { return path.string(); });
    auto const repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    if (!found.empty()) return found;
    return failure(
        "U008", "there is no case here: no file ends in .case.md",
        "name a case or a folder with cases; docs/reference/cases.md says how to write one");
}

std::vector<std::string> split_words(std::string_view line) {
    std::vector<std::string> words;
    bool is_in_word = false;
    char quote = 0;
    for (char const c : line) {
        if (quote != 0 && c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
            if (!is_in_word) words.emplace_back();
            is_in_word = true;
        } else if (quote == 0 && c == ' ') {
            is_in_word = false;
        } else {
            if (!is_in_word) words.emplace_back();
            is_in_word = true;
            words.back() += c;
        }
    }
    return words;
}

}  // namespace crosswalk
