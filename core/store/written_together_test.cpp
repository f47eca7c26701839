// SPDX-License-Identifier: Apache-2.0
#include "store/written_together.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace crosswalk {
namespace {

struct Request {
    int asked = 0;
    int answered = 0;
};

TEST(written_together, answers_everybody_after_his_group_was_written) {
    WrittenTogether<Request> together;
    int written = 0;  // no atomic: one group at a time is written
    std::atomic<bool> is_writing = false;
    std::atomic<int> wrong = 0;
    std::atomic<std::size_t> largest = 0;
    constexpr int clients = 32;
    constexpr int each = 200;
    {
        std::vector<std::jthread> threads;
        for (int client = 0; client < clients; ++client) {
            threads.emplace_back([&, client] {
                for (int i = 0; i < each; ++i) {
                    Request own{client * each + i + 1, 0};
                    together.wait_for(
                        own,
                        [&] {
                            if (is_writing.exchange(true)) ++wrong;
                            return written;
                        },
                        [&](int begun, std::vector<Request*> const& group) {
                            if (begun != written) ++wrong;
                            std::this_thread::sleep_for(std::chrono::microseconds(50));
                            for (auto* const one : group) one->answered = one->asked;
                            written += static_cast<int>(group.size());
                            largest = std::max(largest.load(), group.size());
                            is_writing = false;
                        });
                    if (own.answered != own.asked) ++wrong;
                }
            });
        }
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(written, clients * each);
    EXPECT_GT(largest, 1U);
}

TEST(written_together, lets_those_who_come_meanwhile_wait_for_the_next_group) {
    WrittenTogether<Request> together;
    std::atomic<int> waiting = 0;
    std::vector<std::size_t> sizes;
    auto const begin = [] { return 0; };
    auto const write = [&](int, std::vector<Request*> const& group) {
        sizes.push_back(group.size());
        // The first writes until the others have come.
        while (sizes.size() == 1 && waiting < 3) std::this_thread::yield();
        for (auto* const one : group) one->answered = static_cast<int>(sizes.size());
    };
    std::array<Request, 4> all;
    {
        std::jthread const first([&] { together.wait_for(all[0], begin, write); });
        std::vector<std::jthread> others;
        for (int i = 1; i < 4; ++i) {
            others.emplace_back([&, i] {
                ++waiting;
                together.wait_for(all[static_cast<std::size_t>(i)], begin, write);
            });
        }
    }
    std::size_t sum = 0;
    for (auto const size : sizes) sum += size;
    EXPECT_EQ(sum, 4U);
    for (auto const& one : all) EXPECT_GT(one.answered, 0);
}

}  // namespace
}  // namespace crosswalk
