// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "text/diagnostic.h"
#include "text/source.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

enum class BlockKind { compact, facts, file, expect, expect_errors, console, skip };

/// `PATH = VALUE  # remark`: one line of an expect block.
struct Expectation {
    std::string path;
    std::string value;
    Span path_span;
    Span value_span;
};

/// One fenced block of a case and what its info string says.
struct CaseBlock {
    BlockKind kind = BlockKind::compact;
    Span info;  ///< the words behind the fence
    Span body;  ///< the lines between the fences, with their line ends
    std::string text;             ///< what the body stands for: escapes are undone
    std::string name;             ///< dataset or file; the folder of `use FOLDER`
    std::string format = "csv";   ///< of facts
    std::optional<Date> date;     ///< recorded, or as of
    std::string language;         ///< empty: the partnership's first
    std::vector<Expectation> expectations;
};

/// A case: Markdown for people with fenced blocks for the machine; docs/reference/cases.md.
struct CaseFile {
    Sources sources;  ///< the one text, for places
    std::string title;
    std::vector<CaseBlock> blocks;
};

/// Reads a case. What cannot be read is complained about at its place (C001 to C009), and the case
/// is then not to be run.
CaseFile parse_case(std::string path, std::string bytes, Diagnostics& diagnostics);

/// The bytes that escaped text stands for: \xFF \t \r \n \0 \\, and a backslash at the end of a
/// line that takes the line end away. The error is the offset of what is no escape.
std::expected<std::string, std::size_t> unescape(std::string_view text);

}  // namespace crosswalk
