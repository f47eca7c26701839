// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// A stretch of one source text, in bytes: the half-open range [begin, end).
///
/// Spans are small on purpose: every node of a compact carries one. `Sources::place` turns a
/// span into what a person reads.
struct Span {
    std::uint32_t file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend auto operator<=>(Span const&, Span const&) = default;
};

/// Where something stands, as a person reads it; it holds its own copy of the line, so it
/// outlives the text it came from.
///
/// Units     line and column count from 1; column and width count characters (code points)
/// Domain    an empty path means "no place": a failure of the world has none
struct Place {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t width = 0;
    std::string clause;   ///< heading above the block: "4.2 Fewer days in jail"; may be empty
    std::string excerpt;  ///< the line itself, shortened when it is very long; may be empty

    /// The column of the excerpt's first character: more than 1 when the front of a very long line
    /// was cut. A … at either end stands for what was cut and counts as one character.
    std::uint32_t excerpt_column = 1;

    friend bool operator==(Place const&, Place const&) = default;
};

/// The texts a program works on, in the order they were added. Lowest thing there is: it opens
/// no file, it is given bytes.
class Sources {
public:
    /// Takes the text and returns its number, which spans refer to.
    ///
    /// Domain    less than 4 GiB of it: `check_text` (text/check_text.h) refuses far smaller ones
    std::uint32_t add(std::string path, std::string bytes);

    std::string_view path(std::uint32_t file) const;
    std::string_view bytes(std::uint32_t file) const;
    std::string_view text(Span span) const;
    std::uint32_t size() const { return static_cast<std::uint32_t>(files_.size()); }

    /// Line, column and excerpt of a span. The clause is left empty: the compact knows it. A span
    /// of several lines is marked to the end of its first.
    Place place(Span span) const;

    /// Byte offset of a line and column (both from 1; column in code points); the end of the
    /// line or text when they lie beyond it.
    std::uint32_t offset(std::uint32_t file, std::uint32_t line, std::uint32_t column) const;

private:
    struct File {
        std::string path;
        std::string bytes;
        std::vector<std::uint32_t> line_starts;
    };
    std::vector<File> files_;
};

}  // namespace crosswalk
