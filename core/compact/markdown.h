// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "text/source.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crosswalk {

/// A fenced block, whatever it is marked as.
struct FencedBlock {
    std::string info;  ///< what stands behind the ``` that opens it
    Span opening;      ///< the line that opens it
    Span content;      ///< the lines between the fences
    bool quoted = false;
    bool closed = true;
};

struct MarkdownText {
    std::vector<std::pair<Span, std::string>> headings;  ///< in order
    std::vector<FencedBlock> blocks;                     ///< in order
};

/// The inside of a ```toml block: what binds.
struct ClauseBlock {
    Span content;
    bool unclosed = false;  ///< complained about; prose may follow its clauses
};

/// Finds headings and fenced blocks as CommonMark sees them.
MarkdownText read_markdown(Sources const& sources, std::uint32_t file);

/// The blocks that bind. Complains about those that a person may take for clauses and the machine
/// would not, or the other way round (K002 to K005). The headings must be in the compact by now.
std::vector<ClauseBlock> clause_blocks(MarkdownText const& text, std::uint32_t file,
                                       Complaints& complaints);

/// Whether a line begins a table of a clause: "[measure.energy]", of a kind this version knows.
bool is_clause_header(std::string_view line);

}  // namespace crosswalk
