// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Many short texts in little more than their bytes; none is ever moved or taken out.
class TextStore {
public:
    using Place = std::uint64_t;

    Place add(std::string_view text) {
        auto const length = static_cast<std::uint32_t>(text.size());
        auto const needed = sizeof length + text.size();
        if (pieces_.empty() || pieces_.back().capacity() - pieces_.back().size() < needed) {
            pieces_.emplace_back().reserve(std::max(piece, needed));
        }
        auto& last = pieces_.back();
        auto const place = (pieces_.size() - 1) * piece + last.size();
        last.append(reinterpret_cast<char const*>(&length), sizeof length);
        last.append(text);
        return place;
    }

    std::string_view at(Place place) const {
        auto const* const begin = pieces_[place / piece].data() + place % piece;
        std::uint32_t length = 0;
        std::memcpy(&length, begin, sizeof length);
        return {begin + sizeof length, length};
    }

    friend bool operator==(TextStore const&, TextStore const&) = default;

private:
    static constexpr std::size_t piece = std::size_t{1} << 18U;
    std::vector<std::string> pieces_;
};

}  // namespace crosswalk
