// SPDX-License-Identifier: Apache-2.0
#include "store/batch_import.h"

#include "quantity/characters.h"
#include "store/dataset_table.h"
#include "store/delimited_reader.h"
#include "store/json_lines_reader.h"
#include "store/parquet_import.h"
#include "store/row_sink.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosswalk {
namespace {

Place whole_file(BatchImport const& import) {
    Place place;
    place.path = import.shown_as;
    return place;
}

/// A complaint about the file as a whole, which comes without a path from where it was found.
std::unexpected<Diagnostic> in_file(BatchImport const& import, Diagnostic reason) {
    if (reason.place.line > 0) reason.place.path = import.shown_as;
    return std::unexpected(std::move(reason));
}

std::unexpected<Diagnostic> refused(BatchImport const& import, std::string code,
                                    std::string message, std::string help, std::uint32_t line = 1) {
    auto reason = failure(std::move(code), std::move(message), std::move(help));
    reason.error().place = whole_file(import);
    reason.error().place.line = line;
    reason.error().place.column = line > 0 ? 1 : 0;
    return reason;
}

std::unexpected<Diagnostic> empty_file(BatchImport const& import) {
    return refused(import, "F003", "the file is empty",
                   "export it again; its first line names the columns, even when there are no rows",
                   0);
}

/// The line a header stands on, put together again from its cells for showing.
Header header_of(BatchImport const& import, Record const& record, char separator) {
    Header header;
    header.file = import.shown_as;
    header.line = static_cast<std::uint32_t>(record.line);
    for (auto const& cell : record.cells) {
        if (!header.names.empty()) header.excerpt += separator;
        auto const name = without_spaces_around(cell.text);
        auto const spaces = static_cast<std::size_t>(name.data() - cell.text.data());
        auto const before = header.excerpt + std::string(cell.is_quoted ? "\"" : "") +
                            std::string(cell.text.substr(0, name.empty() ? 0 : spaces));
        header.at.push_back(static_cast<std::uint32_t>(code_points(before)) + 1);
        header.excerpt +=
            cell.is_quoted ? "\"" + std::string(cell.text) + "\"" : std::string(cell.text);
        header.names.emplace_back(name);
    }
    return header;
}

/// What else the first line can be than the names of columns.
Result<void> check_header(BatchImport const& import, Record const& record, Header const& header,
                          char separator) {
    auto const& text = header.excerpt;
    bool const is_utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    if (is_utf16 || text.find('\0') != std::string::npos) {
        return refused(import, "F007", "the file is not text in UTF-8: it looks like UTF-16",
                       "save it as \"CSV UTF-8\" and import it again", header.line);
    }
    if (auto const bad = first_invalid_utf8(text)) {
        return refused(import, "F007",
                       "the file is not text in UTF-8: byte " + std::to_string(*bad + 1) +
                           " of its first line does not fit",
                       "save it as \"CSV UTF-8\" and import it again", header.line);
    }
    if (record.fault) {
        auto reason = refused(import, record.fault->code, record.fault->reason, record.fault->help,
                              header.line);
        reason.error().place.excerpt = text;
        return reason;
    }
    for (char const other : {';', '\t', '|', ','}) {
        if (other == separator || header.names.size() > 1 ||
            text.find(other) == std::string::npos) {
            continue;
        }
        std::string const shown = other == '\t' ? "tabs" : "\"" + std::string(1, other) + "\"";
        auto reason = refused(import, "F008", "the values seem to be separated by " + shown,
                              other == '\t' ? "give the file a name that ends in .tsv"
                                            : "export it with commas, or as .tsv with tabs",
                              header.line);
        reason.error().place.excerpt = text;
        return reason;
    }
    return {};
}

/// Too few or too many values for the names. Empty values at the end, as spreadsheets add them, are
/// none.
std::optional<Fault> wrong_count(Record const& record, std::size_t names) {
    auto const cells = record.cells.size();
    bool has_more = false;
    for (std::size_t i = names; i < cells; ++i)
        has_more = has_more || !record.cells[i].text.empty();
    if (cells >= names && !has_more) return std::nullopt;
    return Fault{"F011",
                 "the row has " + std::to_string(cells) + (cells == 1 ? " value" : " values") +
                     ", the header names " + std::to_string(names),
                 cells > names
                     ? "put a value that has a separator in it in double quotes"
                     : "fill the row up; a value that is not known is left empty between its two "
                       "separators"};
}

void note_no_rows(BatchImport const& import, RowSink const& sink, std::uint32_t line) {
    if (sink.rows() > 0) return;
    auto place = whole_file(import);
    place.line = line;
    place.column = 1;
    import.diagnostics
        .warning("F043", std::move(place), "the file names its columns and has no rows")
        .with_help("nothing to do if nothing happened; otherwise export it again");
}

Result<std::string> import_delimited(BatchImport const& import, ByteSource source, char separator) {
    DelimitedReader reader(std::move(source), separator);
    auto const next = [&]() -> Result<Record const*> {
        auto record = reader.next();
        if (!record) return in_file(import, std::move(record).error());
        return *record;
    };
    TRY_ASSIGN(auto const* const first, next());
    if (first == nullptr) return empty_file(import);
    auto const header = header_of(import, *first, separator);
    TRY(check_header(import, *first, header, separator));
    auto const match = match_columns(import.dataset, header, import.diagnostics);
    if (import.diagnostics.has_errors()) return std::string();
    TRY_ASSIGN(auto sink, RowSink::open(import));
    for (;;) {
        TRY_ASSIGN(auto const* const record, next());
        if (record == nullptr) break;
        auto fault = record->fault ? record->fault : wrong_count(*record, header.names.size());
        TRY(sink.take(*record, match, std::move(fault)));
        TRY(sink.report(reader.source().bytes_read(), reader.source().size()));
    }
    note_no_rows(import, sink, header.line);
    TRY(sink.finish());
    return reader.source().digest();
}

/// The names of JSON lines come with the lines; a column is missing when no line ever names it.
Result<std::string> import_json_lines(BatchImport const& import, ByteSource source) {
    JsonLinesReader reader(std::move(source));
    Header header;
    header.file = import.shown_as;
    ColumnMatch match;
    bool has_a_row = false;
    TRY_ASSIGN(auto sink, RowSink::open(import));
    for (;;) {
        auto const record = reader.next();
        if (!record) return in_file(import, record.error());
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
    if (sink.rows() == 0) return empty_file(import);
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
    TRY_ASSIGN(auto source, ByteSource::open(import.path, import.shown_as));
    switch (format) {
        case BatchFormat::csv:
            return import_delimited(import, std::move(source), ',');
        case BatchFormat::tsv:
            return import_delimited(import, std::move(source), '\t');
        case BatchFormat::json_lines:
            return import_json_lines(import, std::move(source));
        case BatchFormat::parquet:
            return import_parquet(import, std::move(source));
    }
    return {};
}

}  // namespace crosswalk
