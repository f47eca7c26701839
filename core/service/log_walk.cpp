// SPDX-License-Identifier: Apache-2.0
#include "service/log_walk.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace crosswalk {
namespace {

/// What a tile holds, as the log has it.
Result<void> fetch(LogSource const& source, TileId const& id, EntryTile& tile) {
    tile.id = id;
    TRY_ASSIGN(tile.bytes, source.entries(id.index, id.width));
    TRY_ASSIGN(tile.told, source.tile(id));
    return {};
}

/// What that says, and what it hashes to.
Result<void> read(EntryTile& tile) {
    TRY_ASSIGN(auto const entries, split_entries(tile.bytes));
    tile.readers.resize(std::max(tile.readers.size(), entries.size()));
    tile.views.resize(entries.size());
    tile.leaves.resize(entries.size());
    tile.hashes.clear();
    TreeEdge edge;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto const view = read_entry(entries[i], tile.readers[i]);
        if (view) prepare(tile.views[i] = *view);
        auto const hash = leaf_hash(entries[i]);
        tile.leaves[i] = {entries[i], hash, {}, view ? &tile.views[i] : nullptr};
        tile.hashes.append(hash.bytes().begin(), hash.bytes().end());
        edge.add(hash);
    }
    tile.root.reset();
    if (entries.size() == tile_width) tile.root = edge.root();
    if (tile.told == tile.hashes) return {};
    for (std::size_t i = 0; i < entries.size(); ++i) tile.leaves[i].told = hash_at(tile.told, i);
    return {};
}

/// Several threads go through the tiles, each with one of its own at hand.
class Walk {
public:
    Walk(LogSource const& source, std::uint64_t size, TileSeen const& seen)
        : source_(source), size_(size), seen_(seen) {}

    Result<void> run(unsigned threads) {
        auto const tiles = (size_ + tile_width - 1) / tile_width;
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < threads && i < tiles; ++i) {
                others.emplace_back([&] { work(); });
            }
            work();
        }
        return std::move(outcome_);
    }

private:
    void work() {
        EntryTile tile;
        for (;;) {
            Result<void> taken;
            std::uint64_t index = 0;
            {
                std::lock_guard const guard(fetching_);
                index = next_++;
                auto const begin = index * tile_width;
                if (begin >= size_ || is_over()) return;
                auto const width = std::min<std::uint64_t>(size_ - begin, tile_width);
                taken = fetch(source_, {0, index, static_cast<unsigned>(width)}, tile);
            }
            if (taken) taken = read(tile);
            if (!show(index, tile, std::move(taken))) return;
        }
    }

    /// In its turn; false when it was the last one, or one before it was.
    bool show(std::uint64_t index, EntryTile const& tile, Result<void> taken) {
        std::unique_lock lock(showing_);
        turn_.wait(lock, [&] { return is_over_ || shown_ == index; });
        if (is_over_) return false;
        if (taken) taken = seen_(tile);
        ++shown_;
        is_over_ = !taken || tile.leaves.size() < tile.id.width;
        if (!taken) outcome_ = std::move(taken);
        turn_.notify_all();
        return !is_over_;
    }

    bool is_over() {
        std::lock_guard const guard(showing_);
        return is_over_;
    }

    LogSource const& source_;
    std::uint64_t size_ = 0;
    TileSeen const& seen_;

    std::mutex fetching_;  ///< for the source and the next tile
    std::uint64_t next_ = 0;

    std::mutex showing_;  ///< for the rest
    std::condition_variable turn_;
    std::uint64_t shown_ = 0;
    bool is_over_ = false;
    Result<void> outcome_;
};

}  // namespace

unsigned walking_threads() {
    constexpr unsigned most = 4;  // looking at entries takes turns
    return std::min(std::thread::hardware_concurrency(), most);
}

Result<void> walk_entries(LogSource const& source, std::uint64_t size, TileSeen const& seen,
                          unsigned threads) {
    return Walk(source, size, seen).run(threads);
}

}  // namespace crosswalk
