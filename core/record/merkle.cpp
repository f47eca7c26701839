// SPDX-License-Identifier: Apache-2.0
#include "record/merkle.h"

#include "identity/sha256.h"

#include <array>
#include <bit>
#include <cstring>

namespace crosswalk {
namespace {

/// The largest power of two below `size`, which is at least 2: where RFC 6962 splits a tree.
std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); }

unsigned level_of(std::uint64_t power) { return static_cast<unsigned>(std::countr_zero(power)); }

/// The root over the leaves begin to begin + size - 1; begin is a multiple of the power of two
/// that is not below size.
Digest range_root(std::uint64_t begin, std::uint64_t size, SubtreeHash const& hash_of) {
    if (std::has_single_bit(size)) return hash_of(level_of(size), begin / size);
    auto const left = split(size);
    return node_hash(range_root(begin, left, hash_of),
                     range_root(begin + left, size - left, hash_of));
}

/// RFC 6962, 2.1.2: SUBPROOF. `is_known`: the verifier has the root over these `earlier` leaves.
void add_subproof(std::uint64_t earlier, std::uint64_t begin, std::uint64_t size, bool is_known,
                  SubtreeHash const& hash_of, std::vector<Digest>& proof) {
    if (earlier == size) {
        if (!is_known) proof.push_back(range_root(begin, size, hash_of));
        return;
    }
    auto const left = split(size);
    if (earlier <= left) {
        add_subproof(earlier, begin, left, is_known, hash_of, proof);
        proof.push_back(range_root(begin + left, size - left, hash_of));
    } else {
        add_subproof(earlier - left, begin + left, size - left, false, hash_of, proof);
        proof.push_back(range_root(begin, left, hash_of));
    }
}

}  // namespace

Digest leaf_hash(std::string_view entry) { return digest({{"\0", 1}, entry}); }

Digest node_hash(Digest const& left, Digest const& right) {
    std::array<char, 1 + 2 * Digest::size> bytes{};
    bytes[0] = '\1';
    std::memcpy(&bytes[1], left.bytes().data(), Digest::size);
    std::memcpy(&bytes[1 + Digest::size], right.bytes().data(), Digest::size);
    return digest({bytes.data(), bytes.size()});
}

TreeEdge::TreeEdge(std::uint64_t size, SubtreeHash const& hash_of) : size_(size) {
    for (std::uint64_t begin = 0; begin < size;) {
        auto const width = std::bit_floor(size - begin);
        complete_.push_back(hash_of(level_of(width), begin / width));
        begin += width;
    }
}

void TreeEdge::add_subtree(unsigned level, Digest const& root, SubtreeDone const& done) {
    auto const leaves = std::uint64_t{1} << level;
    invariant(size_ % leaves == 0, "a subtree begins where one of its size can");
    auto hash = root;
    if (done) done(level, size_ >> level, hash);
    // Each digit of the size that is 1 is a complete subtree which the new one completes further.
    for (auto rest = size_ >> level; rest % 2 == 1; rest /= 2) {
        hash = node_hash(complete_.back(), hash);
        complete_.pop_back();
        ++level;
        if (done) done(level, rest / 2, hash);
    }
    complete_.push_back(hash);
    size_ += leaves;
}

Digest TreeEdge::root() const {
    if (complete_.empty()) return digest("");
    auto hash = complete_.back();
    for (auto i = complete_.size() - 1; i > 0; --i) hash = node_hash(complete_[i - 1], hash);
    return hash;
}

Digest tree_root(std::uint64_t size, SubtreeHash const& hash_of) {
    return TreeEdge(size, hash_of).root();
}

std::vector<Digest> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                    SubtreeHash const& hash_of) {
    invariant(index < size, "only a leaf of the tree is in it");
    std::vector<Digest> downwards;
    for (std::uint64_t begin = 0; size > 1;) {
        auto const left = split(size);
        if (index - begin < left) {
            downwards.push_back(range_root(begin + left, size - left, hash_of));
            size = left;
        } else {
            downwards.push_back(range_root(begin, left, hash_of));
            begin += left;
            size -= left;
        }
    }
    return {downwards.rbegin(), downwards.rend()};
}

std::vector<Digest> consistency_proof(std::uint64_t earlier, std::uint64_t size,
                                      SubtreeHash const& hash_of) {
    invariant(earlier <= size, "a tree only grows");
    std::vector<Digest> proof;
    if (earlier > 0) add_subproof(earlier, 0, size, true, hash_of, proof);
    return proof;
}

bool shows_inclusion(std::vector<Digest> const& proof, Digest const& leaf, std::uint64_t index,
                     TreeHead const& tree) {
    if (index >= tree.size) return false;
    auto last = tree.size - 1;  // the last leaf's place on each level, as index is the leaf's
    auto hash = leaf;
    for (auto const& sibling : proof) {
        if (last == 0) return false;
        if (index % 2 == 1 || index == last) {
            hash = node_hash(sibling, hash);
            // A node at the right edge without a sibling moves up as it is.
            while (index % 2 == 0 && index != 0) {
                index /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        index /= 2;
        last /= 2;
    }
    return last == 0 && hash == tree.root;
}

bool shows_consistency(std::vector<Digest> const& proof, TreeHead const& earlier,
                       TreeHead const& tree) {
    if (earlier.size > tree.size) return false;
    if (earlier.size == tree.size) return proof.empty() && earlier.root == tree.root;
    if (earlier.size == 0) return proof.empty() && earlier.root == digest("");
    auto next = proof.begin();
    auto place = earlier.size - 1;
    auto last = tree.size - 1;
    while (place % 2 == 1) {
        place /= 2;
        last /= 2;
    }
    // A whole power of two is a subtree of the larger tree: its root need not be sent.
    auto from = earlier.root;
    if (place != 0 || !std::has_single_bit(earlier.size)) {
        if (next == proof.end()) return false;
        from = *next++;
    }
    auto before = from;
    auto after = from;
    for (; next != proof.end(); ++next) {
        if (last == 0) return false;
        if (place % 2 == 1 || place == last) {
            before = node_hash(*next, before);
            after = node_hash(*next, after);
            while (place % 2 == 0 && place != 0) {
                place /= 2;
                last /= 2;
            }
        } else {
            after = node_hash(after, *next);
        }
        place /= 2;
        last /= 2;
    }
    return last == 0 && before == earlier.root && after == tree.root;
}

}  // namespace crosswalk
