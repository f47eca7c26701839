// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

struct BenchOptions {
    std::uint64_t rows = 0;  ///< 0: as the benchmark says
    int threads = 0;
    std::string data = "build/bench-data";
    std::string shared_clauses;  ///< the text of city.compact.md
};

/// What one benchmark came to at one number of rows. Times in microseconds, memory in kibibytes.
struct BenchFigures {
    std::uint64_t rows = 0;
    std::uint64_t ours_us = 0;
    std::uint64_t peer_us = 0;
    std::uint64_t ours_kib = 0;
    std::uint64_t peer_kib = 0;
};

struct BenchOutcome {
    std::vector<BenchFigures> figures;
    std::optional<std::int64_t> exponent;  ///< in thousandths
    std::vector<std::string> mistakes;     ///< wrong answers, budgets exceeded
};

BenchOutcome run_benchmark(Benchmark const& benchmark, BenchOptions const& options);

/// a / b in thousandths, rounded.
std::uint64_t ratio(std::uint64_t a, std::uint64_t b);
/// "1.042" of 1042.
std::string print_thousandths(std::int64_t value);

}  // namespace crosswalk
