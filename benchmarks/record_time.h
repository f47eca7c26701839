// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/diagnostic.h"
#include "text/result.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <type_traits>
#include <utility>
#include <vector>

namespace crosswalk {

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fputs(print(result.error()).c_str(), stderr);
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

/// How long something took: by the clock, and of all processors together.
struct Time {
    std::uint64_t wall_us = 0;
    std::uint64_t processor_us = 0;
};

inline Time now() {
    auto const since = std::chrono::steady_clock::now().time_since_epoch();
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const us = [](timeval const& time) {
        return static_cast<std::uint64_t>(time.tv_sec) * 1000000 +
               static_cast<std::uint64_t>(time.tv_usec);
    };
    return {static_cast<std::uint64_t>(
                std::chrono::duration_cast<std::chrono::microseconds>(since).count()),
            us(used.ru_utime) + us(used.ru_stime)};
}

template <class Work>
Time timed(Work const& work) {
    auto const begin = now();
    work();
    auto const end = now();
    return {end.wall_us - begin.wall_us, end.processor_us - begin.processor_us};
}

/// The middle one of an odd number of times, each kind by itself.
inline Time median(std::vector<Time> times) {
    auto const middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle, {}, &Time::wall_us);
    auto const wall_us = middle->wall_us;
    std::ranges::nth_element(times, middle, {}, &Time::processor_us);
    return {wall_us, middle->processor_us};
}

inline std::string ratio(std::uint64_t ours, std::uint64_t peer) {
    auto const hundredths = peer == 0 ? 0 : (ours * 100 + peer / 2) / peer;
    auto const fraction = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (fraction.size() < 2 ? ".0" : ".") + fraction;
}

inline std::string print(Time time) {
    return std::to_string(time.wall_us / 1000) + " ms (processors " +
           std::to_string(time.processor_us / 1000) + " ms)";
}

inline void say(std::string const& line) {
    std::puts(line.c_str());
    std::fflush(stdout);
}

}  // namespace crosswalk
