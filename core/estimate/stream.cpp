// SPDX-License-Identifier: Apache-2.0
#include "estimate/stream.h"

#include "identity/sha256.h"
#include "text/result.h"

#include <Random123/philox.h>

#include <cstddef>
#include <string>

namespace crosswalk {
namespace {

std::uint32_t word_at(Digest const& digest, std::size_t word) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | digest.bytes()[4 * word + i];
    return value;
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
    r123::Philox4x32 const generate;
    r123::Philox4x32::ctr_type const c = {{counter[0], counter[1], counter[2], counter[3]}};
    r123::Philox4x32::key_type const k = {{key[0], key[1]}};
    auto const block = generate(c, k);
    return {block[0], block[1], block[2], block[3]};
}

std::uint32_t Draws::next() {
    if (used_ == block_.size()) {
        block_ = philox(counter_, key_);
        ++counter_[0];
        used_ = 0;
    }
    return block_[used_++];
}

std::uint32_t Draws::below(std::uint32_t bound) {
    invariant(bound > 0, "there is a number below the bound");
    // Of the 2^32 numbers, the last that do not fill a whole round of `bound` are drawn again.
    std::uint32_t const least = (0U - bound) % bound;
    for (;;) {
        auto const product = std::uint64_t{next()} * bound;
        if (static_cast<std::uint32_t>(product) >= least) {
            return static_cast<std::uint32_t>(product >> 32U);
        }
    }
}

Stream::Stream(std::uint64_t seed, std::string_view name) {
    auto const digest =
        crosswalk::digest("crosswalk stream\n" + std::to_string(seed) + "\n" + std::string(name));
    key_ = {word_at(digest, 0), word_at(digest, 1)};
    part_ = word_at(digest, 2);
}

Draws Stream::unit(std::uint64_t number) const {
    return Draws(key_, {0, static_cast<std::uint32_t>(number),
                        static_cast<std::uint32_t>(number >> 32U), part_});
}

}  // namespace crosswalk
