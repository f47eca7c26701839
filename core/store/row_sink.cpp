// SPDX-License-Identifier: Apache-2.0
#include "store/row_sink.h"

#include "store/dataset_table.h"

#include <limits>
#include <utility>

namespace crosswalk {

Result<RowSink> RowSink::open(BatchImport const& import) {
    TRY_ASSIGN(auto writer,
               import.engine.writer(import.table.empty() ? import.dataset.id : import.table));
    return RowSink(import, std::move(writer));
}

Result<void> RowSink::take(Record const& record, ColumnMatch const& match,
                           std::optional<Fault> fault) {
    ++rows_;
    Quarantine::At const at{record.line, static_cast<std::uint64_t>(rows_)};
    constexpr auto most = std::numeric_limits<std::int32_t>::max();
    if (rows_ > most || record.line > static_cast<std::uint64_t>(most)) {
        return failure("F048", "the file has more than two thousand million lines",
                       "split it and import the parts one after the other");
    }
    if (fault) {
        import_->quarantine.add(at, {}, std::move(*fault));
        return {};
    }
    if (auto found = reader_.read(record.cells, match, writer_, first_value_column)) {
        auto const line = record.line == 0 ? 0 : record.line + found->lines_before;
        import_->quarantine.add({line, at.row}, std::move(found->column), std::move(found->fault));
        return {};
    }
    writer_.set_number(0, import_->number);
    writer_.set_number(1, rows_);
    writer_.set_number(2, static_cast<Int128>(record.line));
    writer_.set_missing(3);
    writer_.set_missing(4);
    return writer_.end_row();
}

Result<void> RowSink::report(std::uint64_t done, std::uint64_t total) const {
    constexpr std::int64_t every = 8192;
    if (!import_->progress || rows_ % every != 0 || import_->progress(done, total)) return {};
    return failure("W011", "stopped before the end",
                   "run the same command again; nothing was changed");
}

Result<void> RowSink::finish() { return writer_.finish(); }

}  // namespace crosswalk
