// SPDX-License-Identifier: Apache-2.0
#include "bench_run.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view usage =
    "crosswalk-bench [--rows N] [--only NAME] [--threads N] [--data FOLDER] [--history FILE --date "
    "DATE "
    "--commit ID] [FILE...]\n"
    "Runs benchmarks/*.bench.md, or the files named, from the root of the repository.\n";

struct Wish {
    BenchOptions options;
    std::string only;
    std::string history;
    std::string date = "undated";
    std::string commit = "uncommitted";
    std::vector<std::string> files;
};

bool take_flag(Wish& wish, std::string_view name, std::string const& value) {
    bool const is_number =
        !value.empty() && value.find_first_not_of("0123456789_") == std::string::npos;
    auto digits = value;
    std::erase(digits, '_');
    if (name == "--rows" && is_number) {
        wish.options.rows = std::stoull(digits);
    } else if (name == "--threads" && is_number) {
        wish.options.threads = std::stoi(digits);
    } else if (name == "--only") {
        wish.only = value;
    } else if (name == "--data") {
        wish.options.data = value;
    } else if (name == "--history") {
        wish.history = value;
    } else if (name == "--date") {
        wish.date = value;
    } else if (name == "--commit") {
        wish.commit = value;
    } else {
        return false;
    }
    return true;
}

std::string read_all(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void say(Benchmark const& benchmark, BenchOutcome const& outcome) {
    for (auto const& figures : outcome.figures) {
        std::printf("  %11llu rows  %8llu ms", static_cast<unsigned long long>(figures.rows),
                    static_cast<unsigned long long>(figures.ours_us / 1000));
        if (figures.peer_us > 0) {
            auto const time = ratio(figures.ours_us, figures.peer_us);
            auto const memory = ratio(figures.ours_kib, figures.peer_kib);
            std::printf("  peer %llu ms  time %sx  memory %llu MB, peer %llu MB, %sx",
                        static_cast<unsigned long long>(figures.peer_us / 1000),
                        print_thousandths(static_cast<std::int64_t>(time)).c_str(),
                        static_cast<unsigned long long>(figures.ours_kib / 1024),
                        static_cast<unsigned long long>(figures.peer_kib / 1024),
                        print_thousandths(static_cast<std::int64_t>(memory)).c_str());
        }
        std::printf("\n");
    }
    if (outcome.exponent) {
        std::printf("  time grows as rows^%s\n", print_thousandths(*outcome.exponent).c_str());
    }
    for (auto const& mistake : outcome.mistakes) {
        std::printf("  FAILED %s: %s\n", benchmark.name.c_str(), mistake.c_str());
    }
}

void remember(Wish const& wish, Benchmark const& benchmark, BenchOutcome const& outcome) {
    if (wish.history.empty() || outcome.figures.empty()) return;
    bool const is_new = !fs::exists(wish.history);
    std::ofstream file(wish.history, std::ios::app);
    if (is_new) file << "date,commit,benchmark,rows,ours_ms,time_ratio,memory_ratio,exponent\n";
    for (auto const& figures : outcome.figures) {
        bool const is_last = &figures == &outcome.figures.back();
        auto const shown = [](std::uint64_t a, std::uint64_t b) {
            return b == 0 ? std::string()
                          : print_thousandths(static_cast<std::int64_t>(ratio(a, b)));
        };
        file << wish.date << ',' << wish.commit << ',' << benchmark.name << ',' << figures.rows
             << ',' << figures.ours_us / 1000 << ',' << shown(figures.ours_us, figures.peer_us)
             << ',' << shown(figures.ours_kib, figures.peer_kib) << ','
             << (is_last && outcome.exponent ? print_thousandths(*outcome.exponent) : "") << '\n';
    }
}

int run(Wish& wish) {
    std::ranges::sort(wish.files);
    bool is_fine = !wish.files.empty();
    for (auto const& path : wish.files) {
        auto const name = fs::path(path).filename().string();
        auto const short_name = name.substr(0, name.find('.'));
        if (!wish.only.empty() && wish.only != short_name) continue;
        std::string mistake;
        auto const benchmark = read_benchmark(short_name, read_all(path), mistake);
        if (!benchmark) {
            std::printf("%s\n", mistake.c_str());
            is_fine = false;
            continue;
        }
        std::printf("%s\n", benchmark->name.c_str());
        std::fflush(stdout);
        auto const outcome = run_benchmark(*benchmark, wish.options);
        say(*benchmark, outcome);
        std::fflush(stdout);
        remember(wish, *benchmark, outcome);
        is_fine = is_fine && outcome.mistakes.empty();
    }
    return is_fine ? 0 : 1;
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** arguments) {
    crosswalk::Wish wish;
    for (int i = 1; i < count; ++i) {
        std::string_view const name = arguments[i];
        if (!name.starts_with("--")) {
            wish.files.emplace_back(name);
        } else if (i + 1 == count || !crosswalk::take_flag(wish, name, arguments[i + 1])) {
            std::fputs(std::string(crosswalk::usage).c_str(), stderr);
            return 2;
        } else {
            ++i;
        }
    }
    wish.options.shared_clauses = crosswalk::read_all("benchmarks/city.compact.md");
    if (wish.files.empty() && std::filesystem::exists("benchmarks")) {
        for (auto const& entry : std::filesystem::directory_iterator("benchmarks")) {
            auto const path = entry.path().string();
            if (path.ends_with(".bench.md")) wish.files.push_back(path);
        }
    }
    return crosswalk::run(wish);
}
