// SPDX-License-Identifier: Apache-2.0
#include "store/row_reader.h"

#include "quantity/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace crosswalk {
namespace {

constexpr int integer_digits = 19;

NumberForm form_of(Column const& column) {
    NumberForm form;
    form.is_integer = column.type == ColumnType::integer;
    form.digits = form.is_integer ? integer_digits : column.precision;
    form.scale = form.is_integer ? 0 : column.scale;
    form.is_percent = column.unit.is_percent();
    return form;
}

bool is_ascii(std::string_view text) {
    unsigned char seen = 0;
    for (char const c : text) seen |= static_cast<unsigned char>(c);
    return seen < 0x80;
}

/// The text that was probably meant: bytes of Western European spreadsheets read as what they are.
std::string as_latin1(std::string_view bytes) {
    std::string text;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0U | (byte >> 6U));
            text += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return text;
}

Fault not_utf8(std::string_view text, std::size_t bad) {
    auto const byte = static_cast<unsigned char>(text[bad]);
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string const hex = {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
    Fault fault{"F025",
                "byte " + std::to_string(bad + 1) + " of the value (" + hex + ") is not UTF-8",
                "save the file as \"CSV UTF-8\" and import it again"};
    if (byte >= 0xA0) fault.help += "; the value may be " + crosswalk::quoted(as_latin1(text), 40);
    return fault;
}

std::optional<bool> truth(std::string_view text) {
    if (text.size() > 5) return std::nullopt;
    auto const word = ascii_lower(text);
    if (word == "true" || word == "yes" || word == "1") return true;
    if (word == "false" || word == "no" || word == "0") return false;
    return std::nullopt;
}

Fault required_fault(Column const& column) {
    if (column.role == ColumnRole::time) {
        return {"F021", "the row does not say what time it is about",
                "fill in " + column.name + ": without it the row belongs to no period"};
    }
    return {"F021", "the value is missing, and the dataset requires it",
            "fill it in; if a row may lack it, write required = false in the column's clause"};
}

Fault not_allowed(std::string_view code, std::string_view text, std::string const& what,
                  std::vector<std::string> const& allowed, std::string const& otherwise) {
    auto const near = did_you_mean(text, allowed);
    return {std::string(code), crosswalk::quoted(text) + " is not " + what,
            near.empty() ? otherwise
                         : "did you mean " + crosswalk::quoted(near) + "? Otherwise " + otherwise};
}

CellText cell_of(std::vector<CellText> const& cells, std::optional<std::size_t> source) {
    return source && *source < cells.size() ? cells[*source] : CellText{};
}

/// What personal columns held is not repeated in messages, which travel further than the facts do.
void without_the_value(Fault& fault) {
    if (!fault.reason.starts_with('"')) return;
    auto const end = fault.reason.find("\" ", 1);
    if (end != std::string::npos) fault.reason = "the value" + fault.reason.substr(end + 1);
    if (fault.help.find('"') != std::string::npos || fault.help.starts_with("write ")) {
        fault.help = "correct it where it comes from; the column is personal and is not shown here";
    }
}

}  // namespace

RowReader::RowReader(Dataset const& dataset, RowRules rules)
    : dataset_(dataset), rules_(std::move(rules)) {
    for (auto const& column : dataset.columns) {
        Reader reader;
        reader.column = &column;
        reader.form = form_of(column);
        reader.values = column.role == ColumnRole::source ? rules_.sources : column.values;
        std::ranges::sort(reader.values);
        readers_.push_back(std::move(reader));
    }
}

std::optional<ColumnFault> RowReader::read(std::vector<CellText> const& cells,
                                           ColumnMatch const& match, TableWriter& writer,
                                           std::size_t first) {
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        if (read_cell(readers_[i], cell_of(cells, match[i]), writer, first + i)) {
            return all_faults(cells, match, writer, first);
        }
    }
    return std::nullopt;
}

/// The first fault of the row and which other columns are wrong too. A percent goes first: what is
/// missing beside it is its explanation.
ColumnFault RowReader::all_faults(std::vector<CellText> const& cells, ColumnMatch const& match,
                                  TableWriter& writer, std::size_t first) {
    std::vector<ColumnFault> faults;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        auto const cell = cell_of(cells, match[i]);
        auto fault = read_cell(readers_[i], cell, writer, first + i);
        if (!fault) continue;
        if (readers_[i].column->personal) without_the_value(*fault);
        faults.push_back({readers_[i].column->name, std::move(*fault), cell.lines_before});
    }
    auto percent =
        std::ranges::find_if(faults, [](auto const& f) { return f.fault.code == "F014"; });
    if (percent != faults.end()) {
        std::rotate(faults.begin(), percent, percent + 1);
        auto const parts = explain_percent(faults.front(), cells, match);
        std::erase_if(faults, [&](auto const& fault) {
            return std::ranges::find(parts, fault.column) != parts.end();
        });
    }
    auto found = std::move(faults.front());
    std::string others;
    for (std::size_t i = 1; i < faults.size(); ++i) {
        others += (i == 1 ? "; also wrong in this row: " : ", ") + faults[i].column;
    }
    found.fault.reason += others;
    return found;
}

/// Names who sent a percent, and which of its parts are not there; gives the columns of these.
std::vector<std::string> RowReader::explain_percent(ColumnFault& found,
                                                    std::vector<CellText> const& cells,
                                                    ColumnMatch const& match) const {
    std::string sender;
    std::string parts;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        auto const& column = *readers_[i].column;
        auto const text = without_spaces_around(cell_of(cells, match[i]).text);
        if (column.role == ColumnRole::entity && !column.personal && !text.empty()) sender = text;
        bool const is_number =
            column.type == ColumnType::integer || column.type == ColumnType::decimal;
        if (!is_number || !text.empty()) continue;
        parts += (parts.empty() ? "" : " and ") + crosswalk::quoted(column.name);
        missing.push_back(column.name);
    }
    auto& fault = found.fault;
    auto const what = fault.reason.substr(0, fault.reason.find(" is a percent"));
    fault.reason = (sender.empty() ? "" : crosswalk::quoted(sender) + " sends ") + what +
                   (sender.empty() ? " is a percent" : ", a percent") + " without its parts";
    if (!parts.empty()) {
        fault.reason += ": " + parts + (missing.size() == 1 ? " is missing" : " are missing");
    }
    fault.help = "send " + crosswalk::quoted(found.column) + " as a count" +
                 (parts.empty() ? "" : " and fill in " + parts) +
                 ": percents are never rolled up, their parts are";
    return missing;
}

std::optional<Fault> RowReader::read_cell(Reader& reader, CellText const& cell, TableWriter& writer,
                                          std::size_t column) {
    bool const is_text = reader.column->type == ColumnType::text;
    auto const text = is_text && cell.is_quoted ? cell.text : without_spaces_around(cell.text);
    if (text.empty()) {
        if (reader.column->required || reader.column->role == ColumnRole::time) {
            return required_fault(*reader.column);
        }
        writer.set_missing(column);
        return std::nullopt;
    }
    if (!is_ascii(text)) {
        if (auto const bad = first_invalid_utf8(text)) return not_utf8(text, *bad);
    }
    if (std::memchr(text.data(), '\0', text.size()) != nullptr) {
        return Fault{
            "F026", "there is a NUL byte in the value",
            "export the file again; a NUL byte is often a sign of a damaged or UTF-16 file"};
    }
    if (is_text) return read_text(reader, text, writer, column);
    auto value = read_value(reader, text);
    if (!value) return std::move(value).error();
    writer.set_number(column, *value);
    return std::nullopt;
}

std::optional<Fault> RowReader::read_text(Reader& reader, std::string_view text,
                                          TableWriter& writer, std::size_t column) {
    bool const is_source = reader.column->role == ColumnRole::source;
    bool const is_limited = is_source || !reader.values.empty();
    if (is_limited && !std::ranges::binary_search(reader.values, text)) {
        if (is_source) {
            return not_allowed("F034", text, "the id of a source in the agreement", reader.values,
                               "write a clause [source." + std::string(text) + "] for it");
        }
        return not_allowed("F020", text, "one of the values of this column", reader.values,
                           "add it to `values` in the column's clause if it is right");
    }
    writer.set_text(column, text);
    return std::nullopt;
}

std::expected<Int128, Fault> RowReader::read_value(Reader& reader, std::string_view text) const {
    switch (reader.column->type) {
        case ColumnType::text:
            break;
        case ColumnType::integer:
        case ColumnType::decimal:
            return read_number(text, reader.form);
        case ColumnType::date: {
            auto const day = read_day(text, rules_.universal_time);
            if (!day) return std::unexpected(day.error());
            return day->days();
        }
        case ColumnType::period: {
            if (text == reader.cached_text) return reader.cached_day.days();
            auto const period = read_period(text, reader.column->period, rules_.fiscal_year_starts);
            if (!period) return std::unexpected(period.error());
            reader.cached_text = text;
            reader.cached_day = period->first();
            return reader.cached_day.days();
        }
        case ColumnType::boolean: {
            auto const value = truth(text);
            if (value) return *value ? 1 : 0;
            return std::unexpected(Fault{"F019",
                                         crosswalk::quoted(text) + " is neither true nor false",
                                         "write true or false (yes, no, 1 and 0 are read too)"});
        }
    }
    invariant(false, "texts are read by read_text");
    return 0;
}

}  // namespace crosswalk
