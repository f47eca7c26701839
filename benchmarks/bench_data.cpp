// SPDX-License-Identifier: Apache-2.0
#include "bench_data.h"

#include "generate.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

std::string take_in(ObservationStore& store, std::string const& csv, std::string const& shown_as) {
    Diagnostics diagnostics;
    auto const batch = store.add({"requests", csv, shown_as, {}}, diagnostics);
    if (!batch) return "error: " + print(batch.error());
    return {};
}

/// Takes the rows in while the next ones are being made.
std::string fill(ObservationStore& store, BenchData const& data) {
    constexpr std::uint64_t at_once = 5'000'000;
    auto const name = [&](std::uint64_t first) {
        return data.folder + "/part-" + std::to_string(first) + ".csv";
    };
    bool is_written = write_csv(name(1), data.seed, 1, std::min(at_once, data.rows));
    for (std::uint64_t first = 1; first <= data.rows; first += at_once) {
        if (!is_written) return "error: cannot write " + name(first);
        std::jthread maker;
        auto const next = first + at_once;
        if (next <= data.rows) {
            maker = std::jthread([&, next] {
                is_written =
                    write_csv(name(next), data.seed, next, std::min(next + at_once - 1, data.rows));
            });
        }
        auto complaint = take_in(store, name(first), "part-" + std::to_string(first) + ".csv");
        fs::remove(name(first));
        if (maker.joinable()) maker.join();
        if (!complaint.empty()) return complaint;
    }
    return {};
}

}  // namespace

std::string BenchData::database() const {
    return folder + "/requests-" + std::to_string(rows) + "-" + std::to_string(seed) + ".db";
}

std::string in_own_process(std::function<std::string()> const& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return "error: no pipe";
    std::fflush(nullptr);
    auto const child = ::fork();
    if (child < 0) return "error: no process";
    if (child == 0) {
        ::close(ends[0]);
        auto const said = work();
        bool const is_written =
            ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
        ::_exit(is_written ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 4096> piece{};
    for (;;) {
        auto const got = ::read(ends[0], piece.data(), piece.size());
        if (got <= 0) break;
        said.append(piece.data(), static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0 ? said
                       : "error: the process ended with " + std::to_string(status) + " " + said;
}

std::string make_data(Compact const& compact, BenchData const& data) {
    fs::create_directories(data.folder);
    if (fs::exists(data.database())) return {};
    std::printf("  making %s (once)\n", data.database().c_str());
    return in_own_process([&]() -> std::string {
        auto const part = data.database() + ".part";
        fs::remove(part);
        {
            auto store =
                ObservationStore::open(compact, {.database = part, .threads = data.threads});
            if (!store) return "error: " + print(store.error());
            if (auto complaint = fill(*store, data); !complaint.empty()) return complaint;
        }
        fs::rename(part, data.database());
        return {};
    });
}

std::string time_import(Compact const& compact, BenchData const& data) {
    fs::create_directories(data.folder);
    auto const csv = data.folder + "/import.csv";
    if (!write_csv(csv, data.seed, 1, data.rows)) return "error: cannot write " + csv;
    auto const said = in_own_process([&]() -> std::string {
        auto store = ObservationStore::open(compact, {.threads = data.threads});
        if (!store) return "error: " + print(store.error());
        auto const start = std::chrono::steady_clock::now();
        if (auto complaint = take_in(*store, csv, "import.csv"); !complaint.empty())
            return complaint;
        auto const time = std::chrono::steady_clock::now() - start;
        return std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(time).count());
    });
    fs::remove(csv);
    return said;
}

std::uint64_t peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stoull(line.substr(line.find_first_of("0123456789")));
    }
    return 0;
}

}  // namespace crosswalk
