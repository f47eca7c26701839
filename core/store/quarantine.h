// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measure/facts.h"
#include "store/record.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace crosswalk {

/// The rows of one batch that are not accepted: all are counted, the first ones kept with their
/// reasons, so that a file of nothing but mistakes does not fill the memory.
class Quarantine {
public:
    static constexpr std::size_t most_kept = 1000;

    explicit Quarantine(std::string file) : file_(std::move(file)) {}

    /// Where a row stands: its line from 1, or 0, and its data row from 1.
    struct At {
        std::uint64_t line = 0;
        std::uint64_t row = 0;
    };
    void add(At at, std::string column, Fault fault);

    std::int64_t count() const { return count_; }
    /// The first rows of the file, whichever rule they broke.
    std::vector<Quarantined> first_rows();

private:
    void shorten();

    std::string file_;
    std::int64_t count_ = 0;
    std::vector<Quarantined> kept_;
};

}  // namespace crosswalk
