// SPDX-License-Identifier: Apache-2.0
#include "store/parquet_import.h"

#include "quantity/characters.h"
#include "store/row_sink.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

Place whole_file(BatchImport const& import) {
    Place place;
    place.path = import.shown_as;
    return place;
}

Result<std::string> digest_of(ByteSource source) {
    std::vector<char> piece(std::size_t{1} << 20U);
    for (;;) {
        TRY_ASSIGN(auto const got, source.read(piece.data(), piece.size()));
        if (got == 0) return source.digest();
    }
}

/// What DuckDB says about a file that is not Parquet, or a broken one, is said of the file.
std::unexpected<Diagnostic> not_parquet(BatchImport const& import, Diagnostic reason) {
    if (reason.code != "W033" && reason.code != "F040") return std::unexpected(std::move(reason));
    auto failed = failure("F047", "the file cannot be read as Parquet",
                          "export it again, or import it as CSV");
    failed.error().place = whole_file(import);
    return failed;
}

/// Types that cannot be taken as text, for the columns that are wanted.
void check_types(BatchImport const& import, Rows const& rows, ColumnMatch const& match) {
    for (std::size_t i = 0; i < match.size(); ++i) {
        if (!match[i]) continue;
        auto const& column = import.dataset.columns[i];
        auto const type = rows.column_type(*match[i]);
        if (type == "nested values" || type == "bytes") {
            import.diagnostics
                .error("F038", whole_file(import),
                       "the column " + crosswalk::quoted(rows.column_name(*match[i])) + " holds " +
                           type)
                .with_help("export it as plain values: texts, numbers, days, true and false");
        } else if (type == "floating point" && column.type != ColumnType::text) {
            import.diagnostics
                .warning("F039", whole_file(import),
                         "the column " + crosswalk::quoted(rows.column_name(*match[i])) +
                             " holds binary floating point, which cannot hold 0.1 exactly")
                .with_help(
                    "each number is taken as the shortest decimal that means it; export "
                    "decimals or whole numbers to be sure");
        }
    }
}

std::string texts_of(std::vector<std::string> const& names, ColumnMatch const& match,
                     std::string const& table) {
    std::string list;
    for (auto const& source : match) {
        auto const value =
            source ? "CAST(" + sql_name(names[*source]) + " AS VARCHAR)" : "NULL::VARCHAR";
        list += (list.empty() ? "" : ", ") + value;
    }
    return "SELECT " + list + " FROM " + table;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Floating point as the engine shows it, in the form in which numbers, years and texts are read:
/// "2016.0" as "2016", "1.5e-05" as "0.000015". No digit but a zero is added or taken away, so a
/// number that is not exactly whole never becomes whole. What is not a number stays as it is.
std::string without_exponent(std::string_view shown) {
    auto const e = std::min(shown.find('e'), shown.size());
    auto mantissa = shown.substr(0, e);
    auto exponent = shown.substr(std::min(e + 1, shown.size()));
    std::string const sign = mantissa.starts_with('-') ? "-" : "";
    mantissa.remove_prefix(sign.size());
    auto const point = std::min(mantissa.find('.'), mantissa.size());
    auto digits = std::string(mantissa.substr(0, point));
    auto fraction = std::string(mantissa.substr(std::min(point + 1, mantissa.size())));
    bool const is_small = exponent.starts_with('-');
    if (is_small || exponent.starts_with('+')) exponent.remove_prefix(1);
    // No floating point has an exponent of four digits.
    bool const is_number = is_digits(digits) && (fraction.empty() || is_digits(fraction)) &&
                           (e == shown.size() || (is_digits(exponent) && exponent.size() < 4));
    if (!is_number) return std::string(shown);
    int places = 0;
    for (char const c : exponent) places = places * 10 + (c - '0');
    for (; places > 0; --places) {
        auto& from = is_small ? digits : fraction;
        if (from.empty()) from = "0";
        if (is_small) {
            fraction.insert(fraction.begin(), digits.back());
            digits.pop_back();
        } else {
            digits += fraction.front();
            fraction.erase(fraction.begin());
        }
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return sign + (digits.empty() ? "0" : digits) + (fraction.empty() ? "" : "." + fraction);
}

/// The columns of the dataset that the file holds as floating point.
std::vector<bool> floating_columns(Rows const& schema, ColumnMatch const& match) {
    std::vector<bool> floating;
    for (auto const& source : match) {
        floating.push_back(source && schema.column_type(*source) == "floating point");
    }
    return floating;
}

Result<void> take_rows(BatchImport const& import, std::vector<bool> const& floating, Rows& rows) {
    ColumnMatch straight;
    for (std::size_t i = 0; i < import.dataset.columns.size(); ++i) straight.emplace_back(i);
    TRY_ASSIGN(auto sink, RowSink::open(import));
    Record record;
    record.cells.resize(straight.size());
    std::vector<std::string> plain(straight.size());
    for (;;) {
        auto const next = rows.next();
        if (!next) return not_parquet(import, next.error());
        auto const* const chunk = *next;
        if (chunk == nullptr) break;
        for (std::size_t row = 0; row < chunk->rows(); ++row) {
            for (std::size_t i = 0; i < record.cells.size(); ++i) {
                record.cells[i] = {};
                if (chunk->is_missing(i, row)) continue;
                auto text = chunk->text(i, row);
                if (floating[i]) text = plain[i] = without_exponent(text);
                record.cells[i] = {text, true};
            }
            TRY(sink.take(record, straight, std::nullopt));
            TRY(sink.report(static_cast<std::uint64_t>(sink.rows()), 0));
        }
    }
    return sink.finish();
}

}  // namespace

Result<std::string> import_parquet(BatchImport const& import) {
    TRY_ASSIGN(auto source, ByteSource::open(import.path, import.shown_as));
    if (import.path.find_first_of("*?[]{}") != std::string::npos) {
        auto failed = failure("F046", "the name of the file has one of * ? [ ] { } in it",
                              "rename it: those characters mean more than one file to the reader");
        failed.error().place = whole_file(import);
        return failed;
    }
    TRY_ASSIGN(auto digest, digest_of(std::move(source)));
    auto const table = "read_parquet(" + sql_text(import.path) + ")";
    auto const schema = import.engine.query("SELECT * FROM " + table + " LIMIT 0");
    if (!schema) return not_parquet(import, schema.error());
    Header header;
    header.file = import.shown_as;
    for (std::size_t i = 0; i < schema->columns(); ++i)
        header.names.push_back(schema->column_name(i));
    auto const match = match_columns(import.dataset, header, import.diagnostics);
    check_types(import, *schema, match);
    if (import.diagnostics.has_errors()) return digest;
    auto rows = import.engine.stream(texts_of(header.names, match, table));
    if (!rows) return not_parquet(import, rows.error());
    TRY(take_rows(import, floating_columns(*schema, match), *rows));
    return digest;
}

}  // namespace crosswalk
