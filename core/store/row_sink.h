// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/batch_import.h"
#include "store/column_match.h"
#include "store/record.h"

#include <cstdint>
#include <optional>

namespace crosswalk {

/// Where the records of a file go, whatever its format: good ones into the table, others into
/// quarantine with their place.
class RowSink {
public:
    static Result<RowSink> open(BatchImport const& import);

    /// Takes one record; `fault` is what is wrong with it as a whole.
    Result<void> take(Record const& record, ColumnMatch const& match, std::optional<Fault> fault);
    /// Now and then tells how far the file is read. W011 when that asks to stop.
    Result<void> report(std::uint64_t done, std::uint64_t total) const;
    Result<void> finish();
    std::int64_t rows() const { return rows_; }

private:
    RowSink(BatchImport const& import, TableWriter writer)
        : import_(&import), reader_(import.dataset, import.rules), writer_(std::move(writer)) {}

    BatchImport const* import_;
    RowReader reader_;
    TableWriter writer_;
    std::int64_t rows_ = 0;  ///< read, good and bad
};

}  // namespace crosswalk
