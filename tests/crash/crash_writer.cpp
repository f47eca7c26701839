// SPDX-License-Identifier: Apache-2.0
// crash_writer PLACE KEY NAME: appends from many threads and prints each group when, and only when,
// the log has acknowledged it: its name, its size and the number of its first entry. It does not
// end by itself.
#include "crash_entries.h"

#include <chrono>
#include <string>
#include <thread>
#include <unistd.h>

int main(int count, char** words) {
    if (count != 4) return 2;
    auto database = crosswalk::open_place(words[1]);
    if (!database) return 3;
    auto log = crosswalk::RecordLog::open(std::move(*database), crosswalk::crash_clock(),
                                          crosswalk::crash_key(words[2]));
    if (!log) return 4;
    constexpr int writers = 64;
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0;; ++i) {
                int const size = writer % 8 == 0 ? 3 : 1;
                auto const name =
                    std::string(words[3]) + "-" + std::to_string(writer) + "-" + std::to_string(i);
                auto const appended = log->append_all(crosswalk::group_of(name, size));
                // A server that is gone comes back; the next call connects again.
                if (!appended) std::this_thread::sleep_for(std::chrono::milliseconds(20));
                if (!appended) continue;
                auto const line = name + " " + std::to_string(size) + " " +
                                  std::to_string(appended->front().number) + "\n";
                // A short line goes into a pipe whole.
                if (::write(1, line.data(), line.size()) < 0) return;
            }
        });
    }
    threads.clear();
    return 0;
}
