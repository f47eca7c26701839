// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/column_match.h"
#include "store/delimited_reader.h"
#include "text/result.h"

#include <optional>
#include <string>

namespace crosswalk {

/// A row below the header; the record is valid until the next one is asked for.
struct DelimitedRow {
    Record const* record = nullptr;
    std::optional<Fault> fault;  ///< it cannot be cut, or has another number of values than names
};

/// CSV or TSV as the names of its columns and its rows.
class DelimitedFile {
public:
    /// Errors    F003 empty, F007 not text in UTF-8, F008 another separator; those of the first
    ///           record; W001 W002 W004 W005
    static Result<DelimitedFile> open(std::string const& path, std::string const& shown_as,
                                      char separator);

    Header const& header() const { return header_; }
    /// The next row; nothing at the end.
    Result<std::optional<DelimitedRow>> next();
    ByteSource& source() { return reader_.source(); }

private:
    DelimitedFile(DelimitedReader reader, std::string shown_as)
        : reader_(std::move(reader)), shown_as_(std::move(shown_as)) {}

    Result<Record const*> next_record();

    DelimitedReader reader_;
    std::string shown_as_;
    Header header_;
};

}  // namespace crosswalk
