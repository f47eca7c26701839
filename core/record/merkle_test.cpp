// SPDX-License-Identifier: Apache-2.0
#include "record/merkle.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <utility>

namespace crosswalk {
namespace {

/// A tree with all its subtrees kept, as a store keeps them.
class Kept {
public:
    explicit Kept(std::uint64_t size) {
        TreeEdge edge;
        for (std::uint64_t i = 0; i < size; ++i) add(edge, "entry " + std::to_string(i));
    }
    Kept(std::initializer_list<std::string> entries) {
        TreeEdge edge;
        for (auto const& entry : entries) add(edge, entry);
    }

    SubtreeHash hash_of() const {
        return [this](unsigned level, std::uint64_t index) { return hashes_.at({level, index}); };
    }
    Digest leaf(std::uint64_t index) const { return hashes_.at({0, index}); }
    TreeHead head(std::uint64_t size) const { return {size, tree_root(size, hash_of())}; }

private:
    void add(TreeEdge& edge, std::string const& entry) {
        edge.add(leaf_hash(entry), [&](unsigned level, std::uint64_t index, Digest const& hash) {
            EXPECT_TRUE(hashes_.emplace(std::pair(level, index), hash).second);
        });
        EXPECT_EQ(edge.root(), tree_root(edge.size(), hash_of()));
    }

    std::map<std::pair<unsigned, std::uint64_t>, Digest> hashes_;
};

/// The definition itself, word for word: MTH(D[n]) of RFC 6962, section 2.1.
Digest defined(std::vector<Digest> const& leaves) {
    if (leaves.empty()) return digest("");
    if (leaves.size() == 1) return leaves.front();
    std::size_t k = 1;
    while (2 * k < leaves.size()) k *= 2;
    auto const middle = leaves.begin() + static_cast<std::ptrdiff_t>(k);
    return node_hash(defined({leaves.begin(), middle}), defined({middle, leaves.end()}));
}

TEST(merkle, roots_are_those_of_the_definition) {
    Kept const kept(70);
    std::vector<Digest> leaves;
    for (std::uint64_t size = 0; size <= 70; ++size) {
        EXPECT_EQ(kept.head(size).root, defined(leaves)) << size;
        if (size < 70) leaves.push_back(kept.leaf(size));
    }
}

TEST(merkle, roots_are_those_of_other_logs) {
    // Test data of the certificate transparency logs, which share it between their programs.
    auto const bytes = [](std::initializer_list<int> list) {
        std::string text;
        for (int const byte : list) text += static_cast<char>(byte);
        return text;
    };
    Kept const kept({"", bytes({0}), bytes({0x10}), bytes({0x20, 0x21}), bytes({0x30, 0x31}),
                     "@ABC", "PQRSTUVW", "`abcdefghijklmno"});
    constexpr std::array<std::string_view, 8> roots = {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    for (std::size_t i = 0; i < roots.size(); ++i) {
        EXPECT_EQ(print(kept.head(i + 1).root), roots[i]) << i + 1;
    }
    EXPECT_EQ(print(kept.head(0).root),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(merkle, an_edge_goes_on_where_another_ended) {
    Kept const kept(40);
    for (std::uint64_t size = 0; size < 40; ++size) {
        TreeEdge edge(size, kept.hash_of());
        edge.add(kept.leaf(size));
        EXPECT_EQ(edge.root(), kept.head(size + 1).root) << size;
    }
}

TEST(merkle, every_leaf_is_shown_to_be_where_it_is_and_nowhere_else) {
    constexpr std::uint64_t most = 40;
    Kept const kept(most);
    for (std::uint64_t size = 1; size <= most; ++size) {
        auto const tree = kept.head(size);
        for (std::uint64_t index = 0; index < size; ++index) {
            auto proof = inclusion_proof(index, size, kept.hash_of());
            EXPECT_TRUE(shows_inclusion(proof, kept.leaf(index), index, tree));
            EXPECT_FALSE(shows_inclusion(proof, leaf_hash("another"), index, tree));
            EXPECT_FALSE(shows_inclusion(proof, kept.leaf(index), index + 1, tree));
            if (!proof.empty()) {
                auto bent = proof;
                bent.back() = leaf_hash("another");
                EXPECT_FALSE(shows_inclusion(bent, kept.leaf(index), index, tree));
                bent = proof;
                bent.pop_back();
                EXPECT_FALSE(shows_inclusion(bent, kept.leaf(index), index, tree));
            }
            proof.push_back(tree.root);
            EXPECT_FALSE(shows_inclusion(proof, kept.leaf(index), index, tree));
        }
    }
}

TEST(merkle, a_tree_is_shown_to_continue_each_earlier_one_and_no_other) {
    constexpr std::uint64_t most = 40;
    Kept const kept(most);
    for (std::uint64_t size = 0; size <= most; ++size) {
        auto const tree = kept.head(size);
        for (std::uint64_t before = 0; before <= size; ++before) {
            auto const earlier = kept.head(before);
            auto proof = consistency_proof(before, size, kept.hash_of());
            EXPECT_TRUE(shows_consistency(proof, earlier, tree)) << before << " " << size;
            EXPECT_FALSE(shows_consistency(proof, {before, leaf_hash("another")}, tree));
            EXPECT_FALSE(shows_consistency(proof, earlier, {size, leaf_hash("another")}) &&
                         before > 0);
            EXPECT_FALSE(shows_consistency(proof, {size + 1, tree.root}, tree));
            if (!proof.empty()) {
                auto bent = proof;
                bent.front() = leaf_hash("another");
                EXPECT_FALSE(shows_consistency(bent, earlier, tree));
                bent = proof;
                bent.pop_back();
                EXPECT_FALSE(shows_consistency(bent, earlier, tree));
            }
            proof.push_back(tree.root);
            EXPECT_FALSE(shows_consistency(proof, earlier, tree));
        }
    }
}

TEST(merkle, a_leaf_is_never_taken_for_a_node) {
    auto const left = leaf_hash("a");
    auto const right = leaf_hash("b");
    auto const bytes = [](Digest const& digest) {
        return std::string(reinterpret_cast<char const*>(digest.bytes().data()), Digest::size);
    };
    EXPECT_NE(leaf_hash(bytes(left) + bytes(right)), node_hash(left, right));
    EXPECT_NE(node_hash(left, right), node_hash(right, left));
}

}  // namespace
}  // namespace crosswalk
