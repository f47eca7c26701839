// SPDX-License-Identifier: Apache-2.0
#include "store/batch_import.h"

#include "store/dataset_table.h"
#include "store/delimited_file.h"
#include "store/file_failure.h"
#include "store/json_lines_reader.h"
#include "store/parquet_import.h"
#include "store/row_sink.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

void note_no_rows(BatchImport const& import, RowSink const& sink, std::uint32_t line) {
    if (sink.rows() > 0) return;
    auto place = whole_file(import.shown_as);
    place.line = line;
    place.column = 1;
    import.diagnostics
        .warning("F043", std::move(place), "the file names its columns and has no rows")
        .with_help("nothing to do if nothing happened; otherwise export it again");
}

Result<std::string> import_delimited(BatchImport const& import, char separator) {
    TRY_ASSIGN(auto file, DelimitedFile::open(import.path, import.shown_as, separator));
    auto const match = match_columns(import.dataset, file.header(), import.diagnostics);
    if (import.diagnostics.has_errors()) return std::string();
    TRY_ASSIGN(auto sink, RowSink::open(import));
    for (;;) {
        TRY_ASSIGN(auto row, file.next());
        if (!row) break;
        TRY(sink.take(*row->record, match, std::move(row->fault)));
        TRY(sink.report(file.source().bytes_read(), file.source().size()));
    }
    note_no_rows(import, sink, file.header().line);
    TRY(sink.finish());
    return file.source().digest();
}

/// The names of JSON lines come with the lines; a column is missing when no line ever names it.
Result<std::string> import_json_lines(BatchImport const& import) {
    TRY_ASSIGN(auto source, ByteSource::open(import.path, import.shown_as));
    JsonLinesReader reader(std::move(source));
    Header header;
    header.file = import.shown_as;
    ColumnMatch match;
    bool has_a_row = false;
    TRY_ASSIGN(auto sink, RowSink::open(import));
    for (;;) {
        auto const record = reader.next();
        if (!record) return in_file(import.shown_as, record.error());
        if (*record == nullptr) break;
        if (match.empty() || reader.names().size() != header.names.size()) {
            header.names = reader.names();
            Diagnostics later;  // what is missing is only known at the end
            match = match_columns(import.dataset, header, later);
        }
        has_a_row = has_a_row || !(*record)->fault;
        TRY(sink.take(**record, match, (*record)->fault));
        TRY(sink.report(reader.source().bytes_read(), reader.source().size()));
    }
    if (sink.rows() == 0) return empty_file(import.shown_as);
    // Lines that are no rows do not say which columns the file has.
    if (has_a_row) match_columns(import.dataset, header, import.diagnostics);
    TRY(sink.finish());
    return reader.source().digest();
}

}  // namespace

Result<BatchFormat> batch_format(std::string_view shown_as) {
    constexpr std::array<std::pair<std::string_view, BatchFormat>, 6> endings = {{
        {".csv", BatchFormat::csv},
        {".tsv", BatchFormat::tsv},
        {".tab", BatchFormat::tsv},
        {".jsonl", BatchFormat::json_lines},
        {".ndjson", BatchFormat::json_lines},
        {".parquet", BatchFormat::parquet},
    }};
    auto const name = ascii_lower(shown_as);
    for (auto const& [ending, format] : endings) {
        if (name.ends_with(ending)) return format;
    }
    auto const is_workbook =
        name.ends_with(".xlsx") || name.ends_with(".xls") || name.ends_with(".ods");
    return failure("F002",
                   "the kind of " + crosswalk::quoted(shown_as) + " cannot be told by its ending",
                   is_workbook ? "export the sheet as \"CSV UTF-8\" and import that file"
                               : "name it .csv, .tsv, .jsonl or .parquet, whichever it is");
}

Result<std::string> import_rows(BatchImport const& import, BatchFormat format) {
    switch (format) {
        case BatchFormat::csv:
            return import_delimited(import, ',');
        case BatchFormat::tsv:
            return import_delimited(import, '\t');
        case BatchFormat::json_lines:
            return import_json_lines(import);
        case BatchFormat::parquet:
            return import_parquet(import);
    }
    return {};
}

}  // namespace crosswalk
