// SPDX-License-Identifier: Apache-2.0
#include "store/delimited_file.h"

#include "quantity/characters.h"
#include "store/file_failure.h"
#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

/// The line a header stands on, put together again from its cells for showing.
Header header_of(std::string const& shown_as, Record const& record, char separator) {
    Header header;
    header.file = shown_as;
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
Result<void> check_header(std::string const& shown_as, Record const& record, Header const& header,
                          char separator) {
    auto const& text = header.excerpt;
    bool const is_utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    if (is_utf16 || text.find('\0') != std::string::npos) {
        return refused_file(shown_as, "F007", "the file is not text in UTF-8: it looks like UTF-16",
                            "save it as \"CSV UTF-8\" and import it again", header.line);
    }
    if (auto const bad = first_invalid_utf8(text)) {
        return refused_file(shown_as, "F007",
                            "the file is not text in UTF-8: byte " + std::to_string(*bad + 1) +
                                " of its first line does not fit",
                            "save it as \"CSV UTF-8\" and import it again", header.line);
    }
    if (record.fault) {
        auto reason = refused_file(shown_as, record.fault->code, record.fault->reason,
                                   record.fault->help, header.line);
        reason.error().place.excerpt = text;
        return reason;
    }
    for (char const other : {';', '\t', '|', ','}) {
        if (other == separator || header.names.size() > 1 ||
            text.find(other) == std::string::npos) {
            continue;
        }
        std::string const shown = other == '\t' ? "tabs" : "\"" + std::string(1, other) + "\"";
        auto reason = refused_file(shown_as, "F008", "the values seem to be separated by " + shown,
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

}  // namespace

Result<DelimitedFile> DelimitedFile::open(std::string const& path, std::string const& shown_as,
                                          char separator) {
    TRY_ASSIGN(auto source, ByteSource::open(path, shown_as));
    DelimitedFile file(DelimitedReader(std::move(source), separator), shown_as);
    TRY_ASSIGN(auto const* const first, file.next_record());
    if (first == nullptr) return empty_file(shown_as);
    file.header_ = header_of(shown_as, *first, separator);
    TRY(check_header(shown_as, *first, file.header_, separator));
    return file;
}

Result<Record const*> DelimitedFile::next_record() {
    auto record = reader_.next();
    if (!record) return in_file(shown_as_, std::move(record).error());
    return *record;
}

Result<std::optional<DelimitedRow>> DelimitedFile::next() {
    TRY_ASSIGN(auto const* const record, next_record());
    if (record == nullptr) return std::nullopt;
    auto fault = record->fault ? record->fault : wrong_count(*record, header_.names.size());
    return DelimitedRow{record, std::move(fault)};
}

}  // namespace crosswalk
