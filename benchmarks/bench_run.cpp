// SPDX-License-Identifier: Apache-2.0
#include "bench_run.h"

#include "barometer/reading.h"
#include "bench_data.h"
#include "compact/load.h"
#include "measure/check.h"
#include "store/observations.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <sstream>
#include <utility>

namespace crosswalk {
namespace {

Date read_on() {
    auto const date = Date::from_civil(2026, 1, 1);  // the day after the last made-up one
    return date ? *date : Date();
}

/// Both sides of a comparison, over one open database.
class Sides {
public:
    Sides(Compact const& compact, ObservationStore const& store, std::string peer)
        : compact_(compact), store_(store), peer_(std::move(peer)) {}

    std::string ours() const {
        auto const facts = store_.facts(compact_, read_on());
        if (!facts) return "error: " + print(facts.error());
        auto const reading = read(compact_, *facts, read_on());
        return reading.measures.size() == compact_.measures.size() ? ""
                                                                   : "error: measures are missing";
    }

    std::string peer() const {
        auto const table = store_.select(peer_);
        return table ? "" : "error: " + print(table.error());
    }

    /// The lines both sides give for the question by group: unit, group, values.
    std::string lines_of_peer() const {
        auto const table = store_.select(peer_);
        if (!table) return "error: " + print(table.error());
        std::vector<std::string> lines;
        for (auto const& row : table->rows) {
            std::string line;
            for (auto const& value : row) line += (line.empty() ? "" : ",") + value.value_or("-");
            lines.push_back(std::move(line));
        }
        return joined(std::move(lines));
    }

    std::string lines_of_ours() const {
        auto const asked = questions(compact_, read_on());
        auto const answers = store_.answers(asked);
        if (!answers) return "error: " + print(answers.error());
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            if (asked[i].by.empty()) continue;
            for (auto const& row : (*answers)[i].rows) {
                auto const first = row.period.first();
                auto line = std::to_string(first.year() * 12 + first.month() - 1) + "," +
                            row.group.value_or("-");
                for (auto const& cell : row.cells)
                    line += "," + (cell.value ? print(*cell.value) : "-");
                lines.push_back(std::move(line));
            }
        }
        return joined(std::move(lines));
    }

private:
    static std::string joined(std::vector<std::string> lines) {
        std::ranges::sort(lines);
        std::string text;
        for (auto const& line : lines) text += line + "\n";
        return text;
    }

    Compact const& compact_;
    ObservationStore const& store_;
    std::string peer_;
};

std::uint64_t median(std::vector<std::uint64_t> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

template <class Work>
std::uint64_t microseconds(Work work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    auto const time = std::chrono::steady_clock::now() - start;
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(time).count());
}

/// One benchmark at one size.
class Run {
public:
    Run(Benchmark const& benchmark, Compact const& compact, BenchData data)
        : benchmark_(benchmark), compact_(compact), data_(std::move(data)) {}

    BenchFigures figures(std::vector<std::string>& mistakes) const {
        BenchFigures found;
        found.rows = data_.rows;
        if (auto complaint = make_data(compact_, data_); !complaint.empty()) {
            mistakes.push_back(complaint);
            return found;
        }
        if (!benchmark_.peer.empty()) check_answers(mistakes);
        read_times(found, mistakes);
        if (!benchmark_.peer.empty()) {
            found.ours_kib = memory([](Sides const& sides) { return sides.ours(); }, mistakes);
            found.peer_kib = memory([](Sides const& sides) { return sides.peer(); }, mistakes);
        }
        return found;
    }

private:
    /// Opens the database in a process of its own and gives it to `work`.
    template <class Work>
    std::string with_store(Work work) const {
        return in_own_process([&]() -> std::string {
            auto store = ObservationStore::open(
                compact_,
                {.database = data_.database(), .threads = data_.threads, .read_only = true});
            if (!store) return "error: " + print(store.error());
            return work(Sides(compact_, *store, benchmark_.peer));
        });
    }

    void check_answers(std::vector<std::string>& mistakes) const {
        auto const ours = with_store([](Sides const& sides) { return sides.lines_of_ours(); });
        auto const peer = with_store([](Sides const& sides) { return sides.lines_of_peer(); });
        if (ours.empty() || ours != peer)
            mistakes.push_back("the answers differ from those of the peer");
        auto const expected = benchmark_.expected.find(data_.rows);
        if (expected == benchmark_.expected.end()) return;
        std::istringstream lines(expected->second);
        for (std::string line; std::getline(lines, line);) {
            if (("\n" + ours).find("\n" + line + "\n") != std::string::npos) continue;
            mistakes.push_back("expected the answer " + line);
        }
    }

    void read_times(BenchFigures& found, std::vector<std::string>& mistakes) const {
        auto const runs = benchmark_.number("runs", 5);
        bool const has_peer = !benchmark_.peer.empty();
        auto const said = with_store([&](Sides const& sides) -> std::string {
            std::vector<std::uint64_t> ours;
            std::vector<std::uint64_t> peer;
            for (std::uint64_t run = 0; run <= runs; ++run) {
                std::string complaint;
                auto const a = microseconds([&] { complaint += sides.ours(); });
                auto const b = has_peer ? microseconds([&] { complaint += sides.peer(); }) : 0;
                if (!complaint.empty()) return complaint;
                if (run == 0) continue;  // fills the caches
                ours.push_back(a);
                peer.push_back(b);
            }
            return std::to_string(median(ours)) + " " + std::to_string(median(peer));
        });
        std::istringstream numbers(said);
        if (!(numbers >> found.ours_us >> found.peer_us)) mistakes.push_back(said);
    }

    template <class Side>
    std::uint64_t memory(Side side, std::vector<std::string>& mistakes) const {
        auto const said = with_store([&](Sides const& sides) {
            auto const complaint = side(sides);
            return complaint.empty() ? std::to_string(peak_kib()) : complaint;
        });
        std::uint64_t kib = 0;
        if (!(std::istringstream(said) >> kib)) mistakes.push_back(said);
        return kib;
    }

    Benchmark const& benchmark_;
    Compact const& compact_;
    BenchData data_;
};

/// Checking the agreement, as `crosswalk check` does; its size is counted in measures.
BenchFigures check_figures(std::string const& text, std::uint64_t runs,
                           std::vector<std::string>& mistakes) {
    BenchFigures found;
    std::vector<std::uint64_t> times;
    for (std::uint64_t run = 0; run < runs; ++run) {
        times.push_back(microseconds([&] {
            auto loaded = load_compact({{"COMPACT.md", text}});
            check_measures(loaded.compact, loaded.diagnostics);
            found.rows = loaded.compact.measures.size();
            if (loaded.diagnostics.has_errors()) mistakes.push_back("the checks complain");
        }));
    }
    found.ours_us = median(times);
    return found;
}

/// log2(x) in thousandths, cut off.
std::int64_t log2_thousandths(std::uint64_t x) {
    auto const whole = 63 - std::countl_zero(x);
    // The fraction bit by bit: squaring doubles the logarithm.
    auto mantissa = whole > 31 ? x >> static_cast<unsigned>(whole - 31)
                               : x << static_cast<unsigned>(31 - whole);
    std::int64_t fraction = 0;
    for (int bit = 0; bit < 20; ++bit) {
        mantissa = mantissa * mantissa >> 31U;
        fraction *= 2;
        if (mantissa >> 32U) {
            mantissa >>= 1U;
            ++fraction;
        }
    }
    return std::int64_t{whole} * 1000 + fraction * 1000 / (std::int64_t{1} << 20U);
}

/// e in time = rows^e between the first and the last run, in thousandths.
std::int64_t exponent(BenchFigures const& first, BenchFigures const& last) {
    auto const time = log2_thousandths(last.ours_us) - log2_thousandths(first.ours_us);
    auto const rows = log2_thousandths(last.rows) - log2_thousandths(first.rows);
    return rows == 0 ? 0 : time * 1000 / rows;
}

void hold_to(std::vector<std::string>& mistakes, std::string const& what, std::uint64_t is,
             std::optional<std::uint64_t> most) {
    if (!most || is <= *most) return;
    mistakes.push_back(what + " is " + print_thousandths(static_cast<std::int64_t>(is)) +
                       ", at most " + print_thousandths(static_cast<std::int64_t>(*most)) +
                       " is allowed");
}

void hold_to_budgets(Benchmark const& benchmark, BenchOptions const& options,
                     BenchOutcome& outcome) {
    auto const& last = outcome.figures.back();
    if (last.peer_us > 0) {
        hold_to(outcome.mistakes, "time against the peer", ratio(last.ours_us, last.peer_us),
                benchmark.thousandths("most_time"));
        hold_to(outcome.mistakes, "memory against the peer", ratio(last.ours_kib, last.peer_kib),
                benchmark.thousandths("most_memory"));
    }
    if (outcome.exponent) {
        hold_to(outcome.mistakes, "the exponent",
                static_cast<std::uint64_t>(std::max<std::int64_t>(*outcome.exponent, 0)),
                benchmark.thousandths("most_exponent"));
    }
    if (options.rows == 0) {
        hold_to(outcome.mistakes, "the time in ms", last.ours_us, benchmark.thousandths("most_ms"));
    }
}

}  // namespace

BenchOutcome run_benchmark(Benchmark const& benchmark, BenchOptions const& options) {
    BenchOutcome outcome;
    auto const text = options.shared_clauses + "\n```toml\n" + benchmark.clauses + "\n```\n";
    auto const checked = load_compact({{"COMPACT.md", text}});
    for (auto const& diagnostic : checked.diagnostics.list()) {
        if (diagnostic.severity == Severity::error) outcome.mistakes.push_back(print(diagnostic));
    }
    if (!outcome.mistakes.empty()) return outcome;
    auto sizes = benchmark.rows();
    if (options.rows > 0) {
        // A quick run keeps the proportions of the sizes.
        for (auto& size : sizes)
            size = std::max<std::uint64_t>(1, size * options.rows / benchmark.rows().back());
    }
    for (auto const rows : sizes) {
        BenchData const data{options.data, rows, benchmark.number("seed", 1), options.threads};
        auto const what = benchmark.settings.find("measure");
        if (what != benchmark.settings.end() && what->second == "check") {
            outcome.figures.push_back(
                check_figures(text, benchmark.number("runs", 5), outcome.mistakes));
            if (outcome.figures.back().rows != rows && options.rows == 0) {
                outcome.mistakes.push_back("there are other than so many measures");
            }
            continue;
        }
        if (what != benchmark.settings.end()) {
            BenchFigures figures;
            figures.rows = rows;
            auto const said = time_import(checked.compact, data);
            if (!(std::istringstream(said) >> figures.ours_us)) outcome.mistakes.push_back(said);
            outcome.figures.push_back(figures);
            continue;
        }
        outcome.figures.push_back(Run(benchmark, checked.compact, data).figures(outcome.mistakes));
    }
    if (sizes.size() > 1 && outcome.mistakes.empty()) {
        outcome.exponent = exponent(outcome.figures.front(), outcome.figures.back());
    }
    hold_to_budgets(benchmark, options, outcome);
    return outcome;
}

std::uint64_t ratio(std::uint64_t a, std::uint64_t b) {
    return b == 0 ? 0 : (a * 1000 + b / 2) / b;
}

std::string print_thousandths(std::int64_t value) {
    auto fraction = std::to_string(value % 1000);
    return std::to_string(value / 1000) + "." +
           std::string(3 - std::min<std::size_t>(3, fraction.size()), '0') + fraction;
}

}  // namespace crosswalk
