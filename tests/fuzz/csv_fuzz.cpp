// SPDX-License-Identifier: Apache-2.0 Any bytes at all as a file of facts. What is read does not
// depend on the pieces in which the bytes arrive, and good records, written out again, are read as
// the same.
#include "store/day_reader.h"
#include "store/delimited_reader.h"
#include "store/json_lines_reader.h"
#include "store/number_reader.h"
#include "text/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Kept {
    std::uint64_t line = 0;
    std::vector<std::string> cells;
    std::string fault;

    friend bool operator==(Kept const&, Kept const&) = default;
};

template <class Reader>
std::vector<Kept> all_records(Reader reader) {
    std::vector<Kept> records;
    for (;;) {
        auto const record = reader.next();
        if (!record) {
            auto const& reason = record.error();
            records.push_back(
                {reason.place.line, {std::to_string(reason.place.column)}, reason.code});
            return records;
        }
        if (*record == nullptr) return records;
        Kept kept{(*record)->line, {}, (*record)->fault ? (*record)->fault->reason : ""};
        for (auto const& cell : (*record)->cells) kept.cells.emplace_back(cell.text);
        crosswalk::invariant(records.empty() || records.back().line < kept.line,
                             "lines only go up");
        records.push_back(std::move(kept));
    }
}

std::vector<Kept> delimited(std::string_view bytes, char separator, std::size_t piece) {
    return all_records(
        crosswalk::DelimitedReader(crosswalk::ByteSource::of(bytes, piece), separator));
}

std::string written(std::vector<Kept> const& records) {
    std::string csv;
    for (auto const& record : records) {
        std::string line;
        for (auto const& cell : record.cells) {
            line += line.empty() ? "\"" : ",\"";
            for (char const c : cell) line += c == '"' ? std::string(2, c) : std::string(1, c);
            line += '"';
        }
        csv += line + "\n";
    }
    return csv;
}

/// What every cell can be read as: a value or a reason, never anything else.
void read_cells(std::vector<Kept> const& records) {
    for (auto const& record : records) {
        for (auto const& cell : record.cells) {
            if (cell.empty()) continue;
            auto const number = crosswalk::read_number(cell, {.digits = 18, .scale = 3});
            crosswalk::invariant(number || !number.error().help.empty(),
                                 "a reason says what to do");
            auto const whole = crosswalk::read_number(cell, {.digits = 19, .is_integer = true});
            crosswalk::invariant(!whole || crosswalk::Decimal::make(*whole, 0),
                                 "what is read fits");
            auto const day = crosswalk::read_day(cell, crosswalk::UniversalTime::is_elsewhere);
            crosswalk::invariant(!day || cell.starts_with(print(*day)), "a day is the one written");
            static_cast<void>(crosswalk::read_period(cell, crosswalk::PeriodKind::month, 7));
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::size_t const piece = 1 + data[0] % 32;
    char const separator = data[0] >= 128 ? '\t' : ',';
    std::string_view const bytes(reinterpret_cast<char const*>(data) + 1, size - 1);
    auto const records = delimited(bytes, separator, size);
    crosswalk::invariant(delimited(bytes, separator, piece) == records, "pieces do not matter");
    read_cells(records);
    bool are_good = true;
    for (auto const& record : records) are_good = are_good && record.fault.empty();
    if (are_good) {
        auto again = delimited(written(records), ',', size);
        crosswalk::invariant(again.size() == records.size(), "as many records as were written");
        for (std::size_t i = 0; i < again.size(); ++i) {
            crosswalk::invariant(again[i].cells == records[i].cells,
                                 "the same cells are read again");
        }
    }
    auto const lines = all_records(crosswalk::JsonLinesReader(crosswalk::ByteSource::of(bytes)));
    crosswalk::invariant(
        all_records(crosswalk::JsonLinesReader(crosswalk::ByteSource::of(bytes, piece))) == lines,
        "pieces do not matter");
    return 0;
}
