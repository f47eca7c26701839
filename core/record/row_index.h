// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace crosswalk {

/// Which row of a long list has some key, in eight bytes a row: the rows themselves hold the keys.
class RowIndex {
public:
    /// The row of that hash for which `is_it` says yes, to look at or to put another one in its
    /// place; null when there is none.
    template <class IsIt>
    std::uint32_t* find(std::uint64_t hash, IsIt const& is_it) {
        if (slots_.empty()) return nullptr;
        auto const tag = tag_of(hash);
        for (auto at = first_of(tag); slots_[at].tag != 0; at = next(at)) {
            if (slots_[at].tag == tag && is_it(slots_[at].row)) return &slots_[at].row;
        }
        return nullptr;
    }

    /// Where it looks for that hash first: whoever knows what comes can let memory fetch it.
    void const* place_of(std::uint64_t hash) const {
        return slots_.empty() ? nullptr : &slots_[first_of(tag_of(hash))];
    }

    /// A row whose key no other row has.
    void add(std::uint64_t hash, std::uint32_t row) {
        constexpr std::size_t fewest = 64;
        if (slots_.size() * 3 <= (rows_ + 1) * 4) {
            auto const before = std::exchange(
                slots_, std::vector<Slot>(slots_.empty() ? fewest : 2 * slots_.size()));
            for (auto const& each : before) {
                if (each.tag != 0) put(each);
            }
        }
        put({tag_of(hash), row});
        ++rows_;
    }

    friend bool operator==(RowIndex const&, RowIndex const&) = default;

private:
    struct Slot {
        std::uint32_t tag = 0;  ///< 0: free
        std::uint32_t row = 0;

        friend bool operator==(Slot const&, Slot const&) = default;
    };

    /// The highest bits of the hash say where to look first, so slots move on their own.
    static std::uint32_t tag_of(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash >> 32U) | 1U;
    }
    std::size_t first_of(std::uint32_t tag) const { return tag * slots_.size() >> 32U; }
    std::size_t next(std::size_t at) const { return at + 1 == slots_.size() ? 0 : at + 1; }

    void put(Slot slot) {
        auto at = first_of(slot.tag);
        while (slots_[at].tag != 0) at = next(at);
        slots_[at] = slot;
    }

    std::vector<Slot> slots_;  ///< at most three quarters taken
    std::size_t rows_ = 0;
};

}  // namespace crosswalk
