// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

enum class Severity { error, warning, note };

/// Another place that has to do with a complaint, and what it does there.
struct Related {
    Place place;
    std::string label;

    friend bool operator==(Related const&, Related const&) = default;
};

/// One complaint, in the one shape that terminal, JSON and page share.
///
/// The message says what is wrong, the label what the marked characters have to do with it, the
/// help what to write or do next. Codes are never reused; docs/reference/errors.md has a section
/// for each.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;     ///< a letter for the topic and three digits: "K014"
    std::string message;  ///< one sentence, lower case first, no full stop
    Place place;
    std::string label;  ///< stands behind the carets; may be empty
    std::vector<Related> related;
    std::string help;  ///< the next step; may be empty only for notes

    Diagnostic& with_label(std::string text);
    Diagnostic& with_related(Place where, std::string text);
    Diagnostic& with_help(std::string text);

    friend bool operator==(Diagnostic const&, Diagnostic const&) = default;
};

/// A list that checkers append to and go on.
class Diagnostics {
public:
    Diagnostic& error(std::string code, Place place, std::string message);
    Diagnostic& warning(std::string code, Place place, std::string message);
    Diagnostic& add(Diagnostic diagnostic);

    bool has_errors() const;
    bool empty() const { return list_.empty(); }
    std::size_t error_count() const;
    std::vector<Diagnostic> const& list() const { return list_; }

    /// By path, line, column, code; the order in which they are shown everywhere.
    void sort();

private:
    std::vector<Diagnostic> list_;
};

/// The nearest of `candidates` to a misspelt `word` (edit distance with swaps, at most a third of
/// its length), or an empty string. A letter in the other case costs nothing. Ties go to the
/// earlier candidate; words of more than 100 characters get no suggestion.
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates);

enum class Colours { off, on };

/// The terminal form: header line, place with clause, excerpt with carets, related places, help.
/// Each line ends with \n. Control characters are shown, not sent to the terminal.
std::string print(Diagnostic const& diagnostic, Colours colours = Colours::off);

}  // namespace crosswalk
