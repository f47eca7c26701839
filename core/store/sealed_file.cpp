// SPDX-License-Identifier: Apache-2.0
#include "store/sealed_file.h"

#include "quantity/characters.h"
#include "store/batch_import.h"
#include "store/delimited_file.h"
#include "store/file_failure.h"
#include "text/utf8.h"

#include <algorithm>
#include <vector>

namespace crosswalk {
namespace {

/// A column of the file that the dataset has.
struct KeptColumn {
    std::size_t place = 0;
    Column const* column = nullptr;
};

std::vector<KeptColumn> kept_columns(Dataset const& dataset, ColumnMatch const& match) {
    std::vector<KeptColumn> kept;
    for (std::size_t i = 0; i < match.size(); ++i) {
        if (match[i]) kept.push_back({*match[i], &dataset.columns[i]});
    }
    std::ranges::sort(kept, {}, &KeptColumn::place);
    return kept;
}

/// As it can be read again: in quotes when it was, or must be.
void add_cell(std::string& line, std::string_view text, bool is_quoted, char separator) {
    bool const must = text.find_first_of("\"\r\n") != std::string_view::npos ||
                      text.find(separator) != std::string_view::npos;
    if (!is_quoted && !must) {
        line += text;
        return;
    }
    line += '"';
    for (char const c : text) line.append(c == '"' ? 2 : 1, c);
    line += '"';
}

/// What a text column holds: spaces count only within quotes.
std::string_view value_of(CellText const& cell) {
    return cell.is_quoted ? cell.text : without_spaces_around(cell.text);
}

bool is_readable(std::string_view text) {
    return !first_invalid_utf8(text) && text.find('\0') == std::string_view::npos;
}

class Sealing {
public:
    Sealing(PersonalFile const& file, char separator,
            std::function<Result<void>(std::string_view bytes)> const& write)
        : file_(file), separator_(separator), write_(write) {}

    Result<std::string> run(Diagnostics& diagnostics) {
        TRY_ASSIGN(auto source, DelimitedFile::open(file_.path, file_.shown_as, separator_));
        auto const match = match_columns(file_.dataset, source.header(), diagnostics);
        if (diagnostics.has_errors()) return std::string();
        columns_ = kept_columns(file_.dataset, match);
        for (auto const* const column : naming_columns(file_.dataset)) {
            auto const found = std::ranges::find(columns_, column, &KeptColumn::column);
            if (found != columns_.end()) naming_.push_back(found->place);
        }
        TRY(write_header(source.header()));
        for (;;) {
            TRY_ASSIGN(auto const row, source.next());
            if (!row) return source.source().digest();
            TRY(write_row(*row));
        }
    }

private:
    Result<void> write_header(Header const& header) {
        std::string line;
        for (auto const& each : columns_) {
            if (&each != &columns_.front()) line += separator_;
            add_cell(line, header.names[each.place], false, separator_);
        }
        return write_line(header.line, line);
    }

    Result<void> write_row(DelimitedRow const& row) {
        auto const line = static_cast<std::uint32_t>(row.record->line);
        if (row.fault) {
            return refused_file(
                file_.shown_as, "V004",
                row.fault->reason + ", so personal values might stand where they do not belong",
                row.fault->help + "; until then nothing of the file is taken in", line);
        }
        std::string text;
        for (auto const& each : columns_) {
            if (&each != &columns_.front()) text += separator_;
            auto const& cell = row.record->cells[each.place];
            if (!each.column->personal || value_of(cell).empty()) {
                add_cell(text, cell.text, cell.is_quoted, separator_);
                continue;
            }
            TRY_ASSIGN(auto const token, token_of(*row.record, each, line));
            text += print(token);
        }
        return write_line(line, text);
    }

    /// Of a row with a personal value, so there is a first one.
    std::string_view person_of(Record const& record) const {
        auto const first = std::ranges::find_if(
            naming_, [&](std::size_t place) { return !value_of(record.cells[place]).empty(); });
        return value_of(record.cells[*first]);
    }

    Result<Digest> token_of(Record const& record, KeptColumn const& column, std::uint32_t line) {
        auto const value = value_of(record.cells[column.place]);
        if (!is_readable(value)) {
            return refused_file(
                file_.shown_as, "V004",
                "the value of " + crosswalk::quoted(column.column->name) + " is not text in UTF-8",
                "save the file as \"CSV UTF-8\"; until then nothing of it is taken in", line);
        }
        PersonalValue const personal{file_.dataset.id, column.column->name, value,
                                     person_of(record)};
        if (file_.values == PersonalFile::Values::kept) return file_.vault.token(personal);
        TRY_ASSIGN(auto const known, file_.vault.known_token(personal));
        if (known) return *known;
        return refused_file(file_.shown_as, "V005",
                            "no row of " + crosswalk::quoted(file_.dataset.id) + " has this " +
                                crosswalk::quoted(column.column->name),
                            "write it as it stood in the file that was imported; what was erased "
                            "can no longer be found",
                            line);
    }

    /// On its own line, with blank ones before it where the file had some.
    Result<void> write_line(std::uint64_t line, std::string const& text) {
        auto bytes = std::string(line > line_ ? line - line_ : 0, '\n') + text + '\n';
        line_ =
            std::max(line, line_) + static_cast<std::uint64_t>(std::ranges::count(text, '\n')) + 1;
        return write_(bytes);
    }

    PersonalFile const& file_;
    char separator_;
    std::function<Result<void>(std::string_view bytes)> const& write_;
    std::vector<KeptColumn> columns_;
    std::vector<std::size_t> naming_;  ///< places of `naming_columns` in the file
    std::uint64_t line_ = 1;
};

}  // namespace

std::vector<Column const*> naming_columns(Dataset const& dataset) {
    std::vector<Column const*> columns;
    auto const add = [&](Column const* column) {
        if (column == nullptr || !column->personal) return;
        if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    };
    add(dataset.column_with(ColumnRole::entity));
    for (auto const& name : dataset.key) add(dataset.column(name));
    for (auto const& column : dataset.columns) add(&column);
    return columns;
}

Result<std::string> seal_file(PersonalFile const& file,
                              std::function<Result<void>(std::string_view bytes)> const& write,
                              Diagnostics& diagnostics) {
    TRY_ASSIGN(auto const format, batch_format(file.shown_as));
    if (format != BatchFormat::csv && format != BatchFormat::tsv) {
        return refused_file(
            file.shown_as, "V003",
            crosswalk::quoted(file.dataset.id) +
                " has personal columns, which can be kept apart only in CSV and TSV",
            "export it as .csv or .tsv", 0);
    }
    return Sealing(file, format == BatchFormat::csv ? ',' : '\t', write).run(diagnostics);
}

}  // namespace crosswalk
