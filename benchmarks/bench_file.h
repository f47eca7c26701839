// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// One benchmark, as its text says it; README.md lists the blocks.
struct Benchmark {
    std::string name;
    std::map<std::string, std::string> settings;
    std::string clauses;  ///< TOML, with every `compact each` written out
    std::string peer;     ///< SQL, or empty
    std::map<std::uint64_t, std::string> expected;  ///< by number of rows

    /// A whole number of the settings; `otherwise` when it is not set.
    std::uint64_t number(std::string const& setting, std::uint64_t otherwise) const;
    /// A number with up to three digits after the point, in thousandths.
    std::optional<std::uint64_t> thousandths(std::string const& setting) const;
    std::vector<std::uint64_t> rows() const;
};

/// Reads a benchmark; what is wrong with it stands in `mistake`.
std::optional<Benchmark> read_benchmark(std::string name, std::string_view text,
                                        std::string& mistake);

}  // namespace crosswalk
