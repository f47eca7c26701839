// SPDX-License-Identifier: Apache-2.0
#include "store/value_text.h"

#include "text/result.h"

namespace crosswalk {

std::string value_text(Column const& column, Chunk const& chunk, std::size_t at, std::size_t row,
                       int fiscal_start) {
    switch (column.type) {
        case ColumnType::text:
            return std::string(chunk.text(at, row));
        case ColumnType::date:
            return print(chunk.date(at, row));
        case ColumnType::period:
            return print(Period::containing(column.period, chunk.date(at, row), fiscal_start));
        case ColumnType::boolean:
            return chunk.number(at, row) != 0 ? "true" : "false";
        case ColumnType::integer:
        case ColumnType::decimal:
            break;
    }
    auto const scale = column.type == ColumnType::decimal ? column.scale : 0;
    auto const value = Decimal::make(chunk.number(at, row), scale);
    invariant(value.has_value(), "the column holds at most 38 digits");
    return print(*value);
}

}  // namespace crosswalk
