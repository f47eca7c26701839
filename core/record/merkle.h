// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/digest.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace crosswalk {

// The tree over all entries of a log. Its root changes with every bit of every entry and with their
// order; few hashes show that an entry is in it, or that one tree continues another.
//
// Source    RFC 6962, section 2.1; checks as in RFC 9162, sections 2.1.3.2 and 2.1.4.2

/// A leaf and a node can never be taken for each other: their bytes begin differently.
Digest leaf_hash(std::string_view entry);
Digest node_hash(Digest const& left, Digest const& right);

/// The hash of the complete subtree of 2^level leaves that is the index-th of its size.
using SubtreeHash = std::function<Digest(unsigned level, std::uint64_t index)>;
/// Told of each subtree when its last leaf comes.
using SubtreeDone = std::function<void(unsigned level, std::uint64_t index, Digest const& hash)>;

/// A tree to which leaves are added, in the memory of one hash for each binary digit of its size.
class TreeEdge {
public:
    TreeEdge() = default;
    /// Goes on where a tree of that size ended.
    TreeEdge(std::uint64_t size, SubtreeHash const& hash_of);

    void add(Digest const& leaf, SubtreeDone const& done = {}) { add_subtree(0, leaf, done); }
    /// The same with 2^level leaves at once, where so many begin: the root over them.
    void add_subtree(unsigned level, Digest const& root, SubtreeDone const& done = {});
    std::uint64_t size() const { return size_; }
    /// Of no leaves: the digest of no bytes.
    Digest root() const;

    friend bool operator==(TreeEdge const&, TreeEdge const&) = default;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> complete_;  ///< the complete subtrees of the size's digits, largest first
};

/// The root of the first `size` leaves.
Digest tree_root(std::uint64_t size, SubtreeHash const& hash_of);

/// What, together with the leaf, gives the root; from the leaf upwards. `index` is below `size`.
std::vector<Digest> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                    SubtreeHash const& hash_of);
/// What shows that the tree of `size` begins with that of `earlier`, which is not larger.
std::vector<Digest> consistency_proof(std::uint64_t earlier, std::uint64_t size,
                                      SubtreeHash const& hash_of);

/// A number of entries and the root over them: what a checkpoint says.
struct TreeHead {
    std::uint64_t size = 0;
    Digest root;

    friend bool operator==(TreeHead const&, TreeHead const&) = default;
};

/// Whether the proof shows that this leaf is the index-th of the tree.
bool shows_inclusion(std::vector<Digest> const& proof, Digest const& leaf, std::uint64_t index,
                     TreeHead const& tree);
/// Whether the proof shows that `tree` begins with all of `earlier`, unchanged.
bool shows_consistency(std::vector<Digest> const& proof, TreeHead const& earlier,
                       TreeHead const& tree);

}  // namespace crosswalk
