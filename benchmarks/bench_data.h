// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/observations.h"

#include <cstdint>
#include <functional>
#include <string>

namespace crosswalk {

struct BenchData {
    std::string folder;
    std::uint64_t rows = 0;
    std::uint64_t seed = 1;
    int threads = 0;

    std::string database() const;
};

/// Runs `work` in a process of its own and returns what it says; a text that begins with "error"
/// when it could not. Memory and threads of one run then say nothing about the next.
std::string in_own_process(std::function<std::string()> const& work);

/// Makes the database of that many requests, unless an earlier run left it: rows are generated as
/// CSV and taken in through the store, five million at a time. Returns a complaint, or nothing.
std::string make_data(Compact const& compact, BenchData const& data);

/// Takes a CSV of that many requests into a store in memory. Returns microseconds, or a complaint.
std::string time_import(Compact const& compact, BenchData const& data);

/// Peak memory of this process so far, in kibibytes.
std::uint64_t peak_kib();

}  // namespace crosswalk
