// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <future>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace crosswalk {

/// Requests of many threads that are written together, with one wait for the disk: while one group
/// is being written, those who come form the next, and the first of them writes it for all.
template <class Request>
class WrittenTogether {
public:
    /// Returns when a group that has `own` in it was written. `begin` does what need not wait for
    /// those who come; what it returns is handed to `write` with the group, and `write` says in
    /// each request what came of it. One group at a time is written. Neither may throw.
    template <class Begin, class Write>
    void wait_for(Request& own, Begin const& begin, Write const& write) {
        auto const [group, is_first] = join(own);
        if (!is_first) {
            group->is_written.wait();
            return;
        }
        {
            std::lock_guard const turn(turn_);
            auto begun = begin();
            close_when_all_are_there();
            write(std::move(begun), std::as_const(group->requests));
            expect_again(group->requests.size());
        }
        group->written.set_value();  // wakes all at once, and none has to take a lock to see it
    }

private:
    struct Group {
        std::vector<Request*> requests;
        std::promise<void> written;
        std::shared_future<void> is_written = written.get_future();
    };
    struct Joined {
        std::shared_ptr<Group> group;  ///< those who wait may leave after the one who wrote
        bool is_first = false;
    };

    /// How long whoever writes waits for others that may come: a fraction of what the disk takes.
    static constexpr std::chrono::microseconds longest_gathering{500};

    Joined join(Request& own) {
        std::lock_guard const guard(door_);
        auto const group = open_ ? open_ : std::make_shared<Group>();
        group->requests.push_back(&own);
        bool const is_first = !std::exchange(open_, group);
        if (group->requests.size() == expected_) complete_.notify_one();
        return {group, is_first};
    }

    /// Those of the last group were told just now and mostly come again at once: the disk is waited
    /// for less often when they are waited for a moment, together with those who came meanwhile.
    void expect_again(std::size_t written) {
        std::lock_guard const guard(door_);
        expected_ = written + (open_ ? open_->requests.size() : 0);
    }
    void close_when_all_are_there() {
        std::unique_lock lock(door_);
        complete_.wait_for(lock, longest_gathering,
                           [&] { return open_->requests.size() >= expected_; });
        open_.reset();  // whoever writes has it as well
    }

    std::mutex turn_;  ///< to write
    std::mutex door_;  ///< for the rest; never held while writing
    std::condition_variable complete_;
    std::shared_ptr<Group> open_;  ///< takes in those who come
    std::size_t expected_ = 0;
};

}  // namespace crosswalk
