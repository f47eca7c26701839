// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "text/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// One imported file, as facts/batches.jsonl lists it: one JSON object a line, oldest first.
struct ImportedBatch {
    std::string dataset;
    std::string file;  ///< in the partnership's folder: "facts/meters/2014-06-25-1a2b3c4d.csv"
    std::string sha256;  ///< of the file's bytes
    std::optional<Date> recorded;  ///< none: known from the beginning
    std::int64_t rows = 0;  ///< accepted when it was imported
    std::int64_t quarantined = 0;
    std::string name;  ///< what the file was called where it came from
    std::uint32_t line = 0;  ///< of the list, from 1

    friend bool operator==(ImportedBatch const&, ImportedBatch const&) = default;
};

/// Where the list lies in a partnership's folder.
inline constexpr std::string_view batch_list_file = "facts/batches.jsonl";

/// Reads the list. Every line that cannot be read is an error (F082) with its place; the others are
/// returned.
std::vector<ImportedBatch> parse_batch_list(std::string_view bytes, Diagnostics& diagnostics);

/// One line of the list, with its line end; always the same bytes for the same batch.
std::string print(ImportedBatch const& batch);

/// Where a line of the list stands.
Place batch_list_place(std::uint32_t line);

}  // namespace crosswalk
