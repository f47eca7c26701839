// SPDX-License-Identifier: Apache-2.0
auto const documented_and_covered = error("M001", place, "...");
auto const documented_only = error("M002", place, "...");
auto const covered_only = error("M003", place, "...");
auto const no_code_at_all = error("M0041", place, "...");
/// Source    docs/reference/errors/M.md#no-such-heading
/// Source    docs/reference/errors/M.md#m002-documented
