// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "quantity/date.h"
#include "quantity/instant.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace crosswalk {

// Numbers, texts and digests one behind the other, in few bytes and the same ones on every machine.

class SnapshotWriter {
public:
    explicit SnapshotWriter(std::string begin) : bytes_(std::move(begin)) {}

    /// Seven bits to the byte, the lowest first; all but the last have their high bit set.
    SnapshotWriter& number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(value | 0x80U);
        bytes_ += static_cast<char>(value);
        return *this;
    }
    SnapshotWriter& number(Instant time) {
        return number(static_cast<std::uint64_t>(time.seconds()));
    }
    SnapshotWriter& number(Date day) {
        constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min();
        return number(static_cast<std::uint64_t>(day.days() - least));
    }
    /// Behind its length.
    SnapshotWriter& text(std::string_view text) {
        number(text.size());
        bytes_ += text;
        return *this;
    }
    SnapshotWriter& digest(Digest const& digest) {
        bytes_.append(digest.bytes().begin(), digest.bytes().end());
        return *this;
    }
    std::string bytes() && { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what that wrote. Where it cannot, everything from there on is zero or empty.
class SnapshotReader {
public:
    explicit SnapshotReader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            auto const byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80) return value;
        }
        refuse();
        return 0;
    }
    /// How many there are, which are not more than there are bytes.
    std::size_t count() {
        auto const count = number();
        if (count > rest_.size()) refuse();
        return is_refused_ ? 0 : count;
    }
    Instant time() {
        constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
        auto const time =
            Instant::from_seconds(static_cast<std::int64_t>(std::min(number(), most)));
        if (!time) refuse();
        return time.value_or(Instant());
    }
    Date day() {
        auto const days = number();
        if (days > std::numeric_limits<std::uint32_t>::max()) refuse();
        constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min();
        return is_refused_ ? Date()
                           : Date::from_days(static_cast<std::int32_t>(
                                 static_cast<std::int64_t>(days) + least));
    }
    std::string_view text() { return bytes(count()); }
    Digest digest() {
        auto const from = bytes(Digest::size);
        Digest::Bytes to{};
        std::ranges::copy(from, to.begin());
        return Digest(to);
    }

    void refuse() {
        is_refused_ = true;
        rest_ = {};
    }
    bool is_at_end() const { return rest_.empty() && !is_refused_; }

private:
    std::string_view bytes(std::size_t count) {
        if (count > rest_.size()) refuse();
        if (is_refused_) return {};
        auto const taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::string_view rest_;
    bool is_refused_ = false;
};

}  // namespace crosswalk
