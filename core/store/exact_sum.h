// SPDX-License-Identifier: Apache-2.0
#pragma once

struct _duckdb_connection;

namespace crosswalk {

/// What the engine then says; `engine_failure` knows it.
inline constexpr char const* exact_sum_overflow = "exact_sum: more than 38 digits";

/// Teaches a connection the aggregates exact_sum_S(DECIMAL(38, S)) -> HUGEINT for every scale S:
/// the sum of the coefficients. (One name for all would be ambiguous: every decimal can be cast to
/// every other.)
///
/// DuckDB's own sum() over 128-bit numbers stops at an overflow while it adds rows, but wraps in
/// silence when it adds up the parts of its threads; and whether it meets an overflow on the way
/// depends on the order of the rows. This one adds in 192 bits, so only the result can be too
/// large, and that is always an error.
///
/// Errors    out of range when the sum has more than 38 digits
void register_exact_sum(_duckdb_connection* connection);

}  // namespace crosswalk
