// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/byte_source.h"
#include "text/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace crosswalk {

/// The part of a file that is being cut into records: the bytes of the record at hand, and behind
/// them whatever else has been read.
class RecordBuffer {
public:
    explicit RecordBuffer(ByteSource source) : source_(std::move(source)) {}

    char* begin() { return bytes_.data() + begin_; }
    char* end() { return bytes_.data() + end_; }
    std::size_t size() const { return end_ - begin_; }
    bool is_at_end_of_file() const { return is_at_end_; }
    ByteSource& source() { return source_; }

    /// Reads on behind what is there; pointers into the buffer are no longer valid.
    Result<void> read_more();
    /// What was read up to there is done with.
    void drop_until(char const* position) {
        begin_ = static_cast<std::size_t>(position - bytes_.data());
    }

private:
    ByteSource source_;
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool is_at_end_ = false;
};

}  // namespace crosswalk
