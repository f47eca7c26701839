// SPDX-License-Identifier: Apache-2.0
#include "compact/load.h"

#include "compact/complaints.h"
#include "compact/markdown.h"
#include "compact/resolving.h"
#include "compact/shapes.h"
#include "compact/tree.h"
#include "text/check_text.h"

#include <utility>

namespace crosswalk {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// The blocks of all files that are text at all. A byte order mark, which Windows editors write,
/// is taken off first, so that columns count as an editor shows them.
std::vector<ClauseBlock> read_files(std::vector<CompactFile> files, CheckedCompact& result,
                                    Complaints& complaints) {
    std::vector<ClauseBlock> all;
    auto& compact = result.compact;
    std::size_t bytes = 0;
    for (auto& file : files) {
        if (file.bytes.starts_with(byte_order_mark)) file.bytes.erase(0, byte_order_mark.size());
        bytes += file.bytes.size();
        auto is_text = check_text(file.path, file.bytes);
        if (is_text) is_text = check_text_size(file.path, bytes);
        if (!is_text) {
            result.diagnostics.add(is_text.error());
            continue;
        }
        auto const number = compact.sources.add(std::move(file.path), std::move(file.bytes));
        auto const text = read_markdown(compact.sources, number);
        compact.headings.insert(compact.headings.end(), text.headings.begin(), text.headings.end());
        auto blocks = clause_blocks(text, number, complaints);
        all.insert(all.end(), blocks.begin(), blocks.end());
    }
    return all;
}

/// What a compact without a single clause, or without the partnership, is told.
void check_whole(Node const& root, std::vector<ClauseBlock> const& blocks,
                 CheckedCompact const& result, Complaints& complaints) {
    bool const read_something = result.compact.sources.size() > 0;
    if (!read_something || root.find("partnership") != nullptr) return;
    Span const start{0, 0, 0};
    if (blocks.empty()) {
        if (result.diagnostics.has_errors()) return;
        complaints.error("K001", start, "there is no clause in this agreement")
            .with_help(
                "clauses stand in blocks that begin with ```toml and end with ```; "
                "`crosswalk init` writes an example");
        return;
    }
    complaints.error("K027", start, "this agreement does not say whose it is")
        .with_help(
            "add a block with a clause [partnership] that has at least a `name` and a "
            "`backbone`");
}

}  // namespace

CheckedCompact load_compact(std::vector<CompactFile> files) {
    CheckedCompact result;
    Complaints complaints(result.compact, result.diagnostics);
    auto const blocks = read_files(std::move(files), result, complaints);
    auto root = read_tree(blocks, complaints);
    settle_kinds(root, complaints);
    check_whole(root, blocks, result, complaints);
    Ids const ids(root);
    check_shapes(root, ids, complaints);
    Resolving state{root, ids, result.compact, complaints};
    resolve_partnership(state);
    resolve_people(state);
    resolve_datasets(state);
    resolve_measures(state);
    resolve_formulas(state);
    join_formulas(state);
    resolve_decisions(state);
    resolve_contracts(state);
    result.compact.index_measures();
    result.diagnostics.sort();
    return result;
}

}  // namespace crosswalk
