// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace crosswalk {

/// Random numbers of one unit (a row, a person, a replicate): whole numbers only, in a fixed order.
///
/// Randomness the stream it was taken from, at the unit's number
class Draws {
public:
    /// Any of the 2^32 numbers, each as likely.
    std::uint32_t next();

    /// A number from 0 to `bound` - 1, each exactly as likely.
    ///
    /// Domain     bound > 0
    /// Source     D. Lemire, "Fast random integer generation in an interval", 2019, with rejection
    std::uint32_t below(std::uint32_t bound);

    /// True in `part` of `whole` cases: chance(1, 100) is one in a hundred.
    bool chance(std::uint32_t part, std::uint32_t whole) { return below(whole) < part; }

private:
    friend class Stream;
    Draws(std::array<std::uint32_t, 2> key, std::array<std::uint32_t, 4> counter)
        : key_(key), counter_(counter) {}

    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;  ///< the first word counts the blocks of this unit
    std::array<std::uint32_t, 4> block_{};
    std::size_t used_ = 4;
};

/// A named source of random numbers. What it gives for a unit depends on the seed, the name and the
/// unit's number alone: not on the machine, the order of asking or how many threads ask. Two names
/// never share numbers.
///
/// Randomness Philox4x32-10, keyed by SHA-256 of seed and name
/// Source     Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011
/// Accuracy   its first block for key and counter 0 is 6627e8d5 e169c58d bc57ac4c 9b00dbd8
class Stream {
public:
    Stream(std::uint64_t seed, std::string_view name);

    /// The numbers of one unit; at most 2^34 of them.
    Draws unit(std::uint64_t number) const;

private:
    std::array<std::uint32_t, 2> key_{};
    std::uint32_t part_ = 0;
};

/// One block of Philox4x32-10.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

}  // namespace crosswalk
