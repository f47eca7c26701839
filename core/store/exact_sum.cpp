// SPDX-License-Identifier: Apache-2.0
#include "store/exact_sum.h"

#include "quantity/decimal.h"
#include "text/result.h"

#include <duckdb.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace crosswalk {
namespace {

__extension__ typedef unsigned __int128 Unsigned128;

/// A whole number of 192 bits in two's complement, and how many numbers it is the sum of.
struct WideSum {
    Unsigned128 low = 0;
    std::int64_t high = 0;
    std::uint64_t count = 0;
};

void add(WideSum& sum, Unsigned128 low, std::int64_t high) {
    sum.low += low;
    sum.high += high + (sum.low < low ? 1 : 0);
}

// The engine aligns what it keeps for us to 8 bytes, a number of 128 bits wants 16: states are
// copied out and in.

WideSum state_at(duckdb_aggregate_state* states, idx_t i) {
    WideSum sum;
    std::memcpy(&sum, static_cast<void const*>(states[i]), sizeof sum);
    return sum;
}

void keep(WideSum const& sum, duckdb_aggregate_state* states, idx_t i) {
    std::memcpy(static_cast<void*>(states[i]), &sum, sizeof sum);
}

idx_t state_size(duckdb_function_info) { return sizeof(WideSum); }

void begin(duckdb_function_info, duckdb_aggregate_state state) {
    std::memset(static_cast<void*>(state), 0, sizeof(WideSum));
}

void update(duckdb_function_info, duckdb_data_chunk input, duckdb_aggregate_state* states) {
    auto* const vector = duckdb_data_chunk_get_vector(input, 0);
    auto const* const values = static_cast<char const*>(duckdb_vector_get_data(vector));
    auto* const present = duckdb_vector_get_validity(vector);
    auto const rows = duckdb_data_chunk_get_size(input);
    for (idx_t i = 0; i < rows; ++i) {
        if (present != nullptr && !duckdb_validity_row_is_valid(present, i)) continue;
        Int128 value = 0;
        std::memcpy(&value, values + i * sizeof value, sizeof value);
        auto sum = state_at(states, i);
        add(sum, static_cast<Unsigned128>(value), value < 0 ? -1 : 0);
        ++sum.count;
        keep(sum, states, i);
    }
}

void combine(duckdb_function_info, duckdb_aggregate_state* source, duckdb_aggregate_state* target,
             idx_t count) {
    for (idx_t i = 0; i < count; ++i) {
        auto const part = state_at(source, i);
        auto sum = state_at(target, i);
        add(sum, part.low, part.high);
        sum.count += part.count;
        keep(sum, target, i);
    }
}

bool fits(WideSum const& sum) {
    auto const low = static_cast<Int128>(sum.low);
    return sum.high == (low < 0 ? -1 : 0) && Decimal::make(low, 0).has_value();
}

void finish(duckdb_function_info info, duckdb_aggregate_state* source, duckdb_vector result,
            idx_t count, idx_t offset) {
    duckdb_vector_ensure_validity_writable(result);
    auto* const present = duckdb_vector_get_validity(result);
    auto* const values = static_cast<char*>(duckdb_vector_get_data(result));
    for (idx_t i = 0; i < count; ++i) {
        auto const sum = state_at(source, i);
        if (sum.count == 0) {
            duckdb_validity_set_row_invalid(present, offset + i);
            continue;
        }
        if (!fits(sum)) return duckdb_aggregate_function_set_error(info, exact_sum_overflow);
        std::memcpy(values + (offset + i) * sizeof sum.low, &sum.low, sizeof sum.low);
    }
}

void register_for_scale(_duckdb_connection* connection, std::uint8_t scale) {
    auto const name = "exact_sum_" + std::to_string(scale);
    auto* function = duckdb_create_aggregate_function();
    auto* parameter = duckdb_create_decimal_type(Decimal::most_digits, scale);
    auto* result = duckdb_create_logical_type(DUCKDB_TYPE_HUGEINT);
    duckdb_aggregate_function_set_name(function, name.c_str());
    duckdb_aggregate_function_add_parameter(function, parameter);
    duckdb_aggregate_function_set_return_type(function, result);
    duckdb_aggregate_function_set_functions(function, state_size, begin, update, combine, finish);
    invariant(duckdb_register_aggregate_function(connection, function) == DuckDBSuccess,
              "a new connection does not know exact_sum yet");
    duckdb_destroy_logical_type(&result);
    duckdb_destroy_logical_type(&parameter);
    duckdb_destroy_aggregate_function(&function);
}

}  // namespace

void register_exact_sum(_duckdb_connection* connection) {
    for (std::uint8_t scale = 0; scale <= Decimal::most_digits; ++scale) {
        register_for_scale(connection, scale);
    }
}

}  // namespace crosswalk
