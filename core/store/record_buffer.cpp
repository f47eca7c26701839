// SPDX-License-Identifier: Apache-2.0
#include "store/record_buffer.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace crosswalk {

Result<void> RecordBuffer::read_more() {
    constexpr std::uint64_t most = std::uint64_t{1} << 20U;
    constexpr std::uint64_t least = std::uint64_t{1} << 12U;
    // A small file has room in a small piece. Of a size of 0 nothing is known.
    auto const size_of_file = source_.size() == 0 ? most : source_.size() + 1;
    auto const piece = static_cast<std::size_t>(std::clamp(size_of_file, least, most));
    if (begin_ > 0) {
        std::memmove(bytes_.data(), bytes_.data() + begin_, size());
        end_ -= begin_;
        begin_ = 0;
    }
    // Doubling keeps the work in proportion when one record fills many pieces.
    if (bytes_.size() - end_ < piece)
        bytes_.resize(bytes_.size() < piece ? 2 * piece : 2 * bytes_.size());
    TRY_ASSIGN(auto const got, source_.read(end(), bytes_.size() - end_));
    end_ += got;
    is_at_end_ = got == 0;
    return {};
}

}  // namespace crosswalk
