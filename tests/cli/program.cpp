// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr unsigned nobody = 65534;

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

std::vector<std::string> environment_of(RunOptions const& options) {
    auto const* const path = std::getenv("PATH");
    std::vector<std::string> all = {"PATH=" + std::string(path == nullptr ? "/usr/bin:/bin" : path),
                                    "HOME=/nonexistent"};
    for (auto const* name : {"TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (auto const* const value = std::getenv(name); value != nullptr) {
            all.push_back(std::string(name) + "=" + value);
        }
    }
    for (auto const& [name, value] : options.environment) {
        std::erase_if(all, [&](auto const& each) { return each.starts_with(name + "="); });
        all.push_back(name + "=" + value);
    }
    return all;
}

/// In the new process: becomes the program, or ends with 127.
[[noreturn]] void become(std::vector<std::string>& words, std::vector<std::string>& environment,
                         RunOptions const& options, int out, int err) {
    if (!options.output_file.empty()) out = ::open(options.output_file.c_str(), O_WRONLY);
    int const in = ::open("/dev/null", O_RDONLY);
    bool good = ::dup2(in, 0) == 0 && ::dup2(out, 1) == 1 && ::dup2(err, 2) == 2 &&
                ::chdir(options.folder.c_str()) == 0;
    if (options.longest_file) {
        rlimit const limit{*options.longest_file, *options.longest_file};
        good = good && ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
    }
    if (options.as_nobody && ::geteuid() == 0) {
        good =
            good && ::setgroups(0, nullptr) == 0 && ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
    }
    auto word_list = pointers(words);
    auto environment_list = pointers(environment);
    if (good) ::execvpe(word_list[0], word_list.data(), environment_list.data());
    ::_exit(127);
}

std::string content_of(int descriptor) {
    std::string text;
    std::array<char, 65536> piece{};
    for (;;) {
        auto const got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
    ::close(descriptor);
    return text;
}

/// A pipe, which no limit on the size of files cuts short.
struct Pipe {
    Pipe() { EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0); }
    std::array<int, 2> ends{};  ///< to read from, to write to
};

RunResult run_words(std::vector<std::string> words, RunOptions const& options) {
    auto environment = environment_of(options);
    Pipe const out;
    Pipe const err;
    auto const process = ::fork();
    if (process == 0) become(words, environment, options, out.ends[1], err.ends[1]);
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    RunResult result;
    std::jthread read_out([&] { result.out = content_of(out.ends[0]); });
    std::jthread read_err([&] { result.err = content_of(err.ends[0]); });
    if (options.interrupt_after_ms > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(options.interrupt_after_ms));
        ::kill(process, SIGINT);
    }
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    read_out.join();
    read_err.join();
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return result;
}

std::string shell_word(std::string const& word) {
    std::string out = "'";
    for (char const c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace

RunResult run_program(std::vector<std::string> const& arguments, RunOptions const& options) {
    std::vector<std::string> words = {CROSSWALK_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_words(std::move(words), options);
}

RunResult run_on_terminal(std::vector<std::string> const& arguments, RunOptions const& options) {
    auto line = shell_word(CROSSWALK_PROGRAM);
    for (auto const& argument : arguments) line += " " + shell_word(argument);
    return run_words({"script", "--quiet", "--return", "--command", line, "/dev/null"}, options);
}

Workspace::Workspace() : folder_(TemporaryFolder::make()) {
    EXPECT_TRUE(folder_.has_value());
    // Tests that give root's rights up must still be able to get here.
    fs::permissions(path(), fs::perms(0755));
}

void Workspace::write(std::string_view name, std::string_view bytes) const {
    fs::create_directories(at(name).parent_path());
    auto const written = write_scratch_file(at(name), bytes);
    ASSERT_TRUE(written) << print(written.error());
}

std::string Workspace::read(std::string_view name) const {
    auto const bytes = read_file(at(name));
    EXPECT_TRUE(bytes) << name;
    return bytes.value_or("");
}

std::string Workspace::state(std::string_view name) const {
    std::vector<std::string> lines;
    for (auto const& entry : fs::recursive_directory_iterator(at(name))) {
        struct stat about{};
        EXPECT_EQ(::lstat(entry.path().c_str(), &about), 0);
        auto line = entry.path().lexically_relative(at(name)).string() + " mode " +
                    std::to_string(about.st_mode);
        // Of a folder only what is in it counts: a file that came and went leaves its time behind.
        if (!entry.is_directory()) {
            line += " changed " + std::to_string(about.st_mtim.tv_sec) + "." +
                    std::to_string(about.st_mtim.tv_nsec);
        }
        if (entry.is_regular_file()) line += " " + sha256(read_file(entry.path()).value_or("?"));
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (auto const& line : lines) all += line + "\n";
    return all;
}

std::string meters_compact() {
    return R"md(# Meters

## 1. Who we are
```toml
[partnership]
name = "Three buildings"
backbone = "office"
currency = "USD"
languages = ["en", "es"]

[partner.office]
name = "The backbone office"
sector = "nonprofit"
```

## 2. What we measure
```toml
[dataset.meters]
title = "Electricity by building"
columns.building = { type = "text", role = "entity" }
columns.year = { type = "year", role = "time" }
columns.kwh = { type = "decimal(12,3)", unit = "kWh" }
columns.sqft = { type = "integer", unit = "sqft" }
key = ["building", "year"]
on_duplicate = "supersede"
synthetic = true
file = "data/meters.csv"

[measure.energy]
title = { en = "Electricity used", es = "Electricidad usada" }
dataset = "meters"
value = "sum(kwh) / sum(sqft)"
unit = "kWh / sqft"
digits = 2
better = "lower"
period = "year"
by = ["building"]
baseline = { period = 2010 }
targets = [{ by = 2016-12-31, change = "-20%" }]
```
)md";
}

std::string meters_csv() {
    std::string rows = "building,year,kwh,sqft\n";
    int used = 90000;
    for (int year = 2010; year <= 2013; ++year) {
        for (auto const* building : {"Arch", "Bank", "Court"}) {
            rows += std::string(building) + "," + std::to_string(year) + "," +
                    std::to_string(used) + ".125,5000\n";
            used -= 1111;
        }
    }
    return rows;
}

void Workspace::make_partnership(std::string_view name) const {
    write(std::string(name) + "/COMPACT.md", meters_compact());
    write(std::string(name) + "/data/meters.csv", meters_csv());
}

}  // namespace crosswalk
