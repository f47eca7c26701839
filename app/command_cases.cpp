// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "app/run_command.h"
#include "service/case.h"
#include "service/files.h"
#include "service/partnership.h"
#include "text/utf8.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace crosswalk {
namespace {

struct TestOptions {
    std::vector<std::string> paths;
    bool accepts = false;
    std::string jobs;
};

/// Runs cases side by side and hands their results out in the order of the cases.
class CaseRun {
public:
    CaseRun(std::vector<std::filesystem::path> const& files, unsigned jobs)
        : files_(files), results_(files.size()) {
        for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
    }
    CaseRun(CaseRun const&) = delete;
    CaseRun& operator=(CaseRun const&) = delete;
    ~CaseRun() { next_ = files_.size(); }  // the threads are joined by their destructors

    CaseResult wait_for(std::size_t index) {
        std::unique_lock lock(mutex_);
        is_done_.wait(lock, [&] { return results_[index].has_value(); });
        return *std::move(results_[index]);
    }

private:
    void work() {
        for (auto index = next_.fetch_add(1); index < files_.size(); index = next_.fetch_add(1)) {
            CaseResult result;
            result.path = files_[index].string();
            result.outcome = CaseOutcome::skipped;
            if (!is_interrupted()) result = run_case(files_[index], run_command);
            std::lock_guard const lock(mutex_);
            results_[index] = std::move(result);
            is_done_.notify_all();
        }
    }

    std::vector<std::filesystem::path> const& files_;
    std::vector<std::optional<CaseResult>> results_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
    std::condition_variable is_done_;
    std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

unsigned job_count(int asked) {
    if (asked > 0) return static_cast<unsigned>(asked);
    return std::max(1U, std::thread::hardware_concurrency());
}

/// With nothing named: the cases of the partnership that is meant.
Result<std::vector<std::filesystem::path>> chosen_cases(TestOptions const& options) {
    std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
    if (paths.empty()) {
        std::error_code ignored;
        std::filesystem::path folder = ".";
        if (!std::filesystem::is_directory("cases", ignored)) {
            TRY_ASSIGN(folder, find_partnership(std::nullopt));
        }
        paths.push_back((folder / "cases").lexically_normal());
    }
    return find_cases(paths);
}

struct Tally {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    std::size_t rewritten = 0;
};

/// Shows a result as soon as it is known; rewrites the case when that was asked for.
Result<void> show(Session& session, TestOptions const& options, CaseResult& result, Tally& tally) {
    auto const path = printable(result.path);
    if (options.accepts && result.accepted) {
        TRY(write_file(result.path, *result.accepted));
        session.out.write("rewritten " + path + "\n");
        ++tally.rewritten;
        return {};
    }
    switch (result.outcome) {
        case CaseOutcome::passed:
            ++tally.passed;
            break;
        case CaseOutcome::failed:
            ++tally.failed;
            session.out.write("failed " + path + "\n");
            for (auto const& diagnostic : result.diagnostics.list()) report(session, diagnostic);
            session.err.write("\n");
            break;
        case CaseOutcome::skipped:
            ++tally.skipped;
            session.out.write("skipped " + path + ": " + printable(result.reason) + "\n");
            break;
    }
    return {};
}

ExitCode test(Session& session, TestOptions const& options) {
    auto const jobs = parse_count("--jobs", options.jobs);
    if (!jobs) return report(session, jobs.error());
    auto const files = chosen_cases(options);
    if (!files) return report(session, files.error());
    Tally tally;
    {
        CaseRun cases(*files, job_count(*jobs));
        ProgressLine progress(session.err);
        auto const watch = progress.watch();
        for (std::size_t i = 0; i < files->size(); ++i) {
            watch("running cases", i, files->size());
            auto result = cases.wait_for(i);
            if (is_interrupted()) break;
            if (result.outcome != CaseOutcome::passed) progress.end();
            if (auto const done = show(session, options, result, tally); !done) {
                return report(session, done.error());
            }
        }
    }
    auto line = std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) +
                " failed, " + std::to_string(tally.skipped) + " skipped";
    if (options.accepts) line += ", " + std::to_string(tally.rewritten) + " rewritten";
    session.out.write(line + "\n");
    return tally.failed == 0 ? ExitCode::fine : ExitCode::errors;
}

}  // namespace

void add_test(CLI::App& program, Session& session) {
    auto options = std::make_shared<TestOptions>();
    auto& command = *program.add_subcommand(
        "test",
        "Run cases: examples of what an agreement must say\n"
        "A case is Markdown with an agreement, facts and expected values in it: NAME.case.md. Each "
        "runs in "
        "a fresh folder of its own. docs/reference/cases.md says how to write one.");
    command
        .add_option("PATH", options->paths,
                    "cases, or folders to look for them in; the folder cases when left out")
        ->type_name("PATH");
    command.add_flag(
        "--accept", options->accepts,
        "write what was really printed into console and expect errors blocks; never into "
        "expected values, which a person writes");
    command
        .add_option("--jobs", options->jobs,
                    "how many cases run side by side; 0: one for each core")
        ->type_name("NUMBER");
    set_examples(command, {{"crosswalk test my-city", "run every case in the folder my-city"},
                           {"crosswalk test my-city/cases --jobs 1", "one after the other"}});
    set_action(command, session, std::move(options), test);
}

}  // namespace crosswalk
