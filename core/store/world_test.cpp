// SPDX-License-Identifier: Apache-2.0
// What the world can do to an import: nothing is half taken.
#include "store/byte_source.h"
#include "store/dataset_table.h"
#include "store/row_sink.h"
#include "store/store_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosswalk {
namespace {

constexpr auto meters = R"toml(
[dataset.meters]
title = "Electricity"
columns.building = { type = "text", role = "entity" }
columns.month = { type = "month", role = "time" }
columns.kwh = { type = "decimal(18,3)" }
)toml";

using WorldTest = StoreTest;

std::string many_rows(int count) {
    std::string text = "building,month,kwh\n";
    for (int i = 0; i < count; ++i) {
        // Does not compress away: the file has to grow.
        auto const noise = static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ULL;
        text +=
            "B" + std::to_string(noise) + ",2014-01," + std::to_string(noise % 1000000007) + "\n";
    }
    return text;
}

/// A disk that is full: no file of this process may grow beyond `bytes`.
void limit_files(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// Runs in a process of its own, whose limits end with it. Returns what it says.
template <class Work>
std::string apart(Work work) {
    int ends[2];
    if (::pipe(ends) != 0) return "no pipe";
    auto const child = ::fork();
    if (child == 0) {
        auto const said = work();
        bool const is_said =
            ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
        ::_exit(is_said ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said(4096, '\0');
    auto const got = ::read(ends[0], said.data(), said.size());
    said.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return said;
}

TEST_F(WorldTest, a_disk_that_fills_up_half_way_takes_nothing_and_the_next_try_all) {
    auto const file = (folder_ / "facts.db").string();
    auto const csv = write("a.csv", many_rows(400'000));
    auto const said = apart([&]() -> std::string {
        auto const compact = compact_with(meters);
        StoreOptions options;
        options.database = file;
        options.threads = 1;
        auto store = ObservationStore::open(compact, options);
        if (!store) return print(store.error());
        Diagnostics ignored;
        limit_files(rlim_t{2} << 20U);
        auto const failed = store->add({"meters", csv, "a.csv", {}}, ignored);
        if (failed) return "taken on a full disk";
        limit_files(RLIM_INFINITY);
        auto const rows = store->select("SELECT count(*) FROM meters");
        if (!rows) return failed.error().code + ", then " + print(rows.error());
        auto const again = store->add({"meters", csv, "a.csv", {}}, ignored);
        if (!again) return failed.error().code + ", then " + print(again.error());
        return failed.error().code + ", " + *rows->rows[0][0] + ", then " +
               std::to_string(again->rows);
    });
    // When writing failed so badly that DuckDB closes the database, opening it again finds no rows.
    if (said.starts_with("W003, then")) {
        auto const compact = compact_with(meters);
        StoreOptions options;
        options.database = file;
        auto store = ObservationStore::open(compact, options);
        ASSERT_TRUE(store.has_value()) << print(store.error());
        EXPECT_EQ(store->select("SELECT count(*) FROM meters")->rows[0][0], "0");
        EXPECT_EQ(store->select("SELECT count(*) FROM \"~batches\"")->rows[0][0], "0");
        Diagnostics ignored;
        EXPECT_EQ(store->add({"meters", csv, "a.csv", {}}, ignored)->rows, 400'000);
    } else {
        EXPECT_EQ(said, "W003, 0, then 400000");
    }
}

TEST_F(WorldTest, too_little_memory_takes_nothing) {
    compact_ = compact_with(meters);
    StoreOptions options;
    options.threads = 1;
    options.memory_limit_mb = 16;
    auto store = ObservationStore::open(*compact_, options);
    ASSERT_TRUE(store.has_value()) << print(store.error());
    Diagnostics ignored;
    auto const batch =
        store->add({"meters", write("a.csv", many_rows(600'000)), "a.csv", {}}, ignored);
    ASSERT_FALSE(batch.has_value());
    EXPECT_EQ(batch.error().code, "W030");
    EXPECT_EQ(store->select("SELECT count(*) FROM meters")->rows[0][0], "0");
    EXPECT_EQ(store->add({"meters", write("b.csv", many_rows(10)), "b.csv", {}}, ignored)->rows,
              10);
}

TEST_F(WorldTest, a_file_that_may_not_be_read) {
    open(meters);
    auto const path = write("a.csv", many_rows(1));
    std::filesystem::permissions(path, std::filesystem::perms::none);
    auto const said = apart([&]() -> std::string {
        if (::geteuid() == 0 && ::setuid(65534) != 0) return "cannot give up being root";
        auto const source = ByteSource::open(path, "a.csv");
        return source ? "read" : source.error().code;
    });
    EXPECT_EQ(said, "W002");
}

TEST_F(WorldTest, a_file_with_more_lines_than_are_counted) {
    open(meters);
    auto engine = Engine::open({});
    ASSERT_TRUE(engine.has_value());
    auto const& dataset = compact_->datasets[0];
    ASSERT_TRUE(engine->run(create_table(dataset)).has_value());
    Quarantine quarantine("a.csv");
    RowRules const rules;
    Progress const progress;
    BatchImport const import{*engine, dataset,    rules,        "a.csv", "a.csv",
                             1,       quarantine, diagnostics_, progress};
    auto sink = RowSink::open(import);
    ASSERT_TRUE(sink.has_value());
    Record record;
    record.line = std::uint64_t{1} << 31U;
    auto const taken = sink->take(record, ColumnMatch(3), {});
    ASSERT_FALSE(taken.has_value());
    EXPECT_EQ(taken.error().code, "F048");
}

TEST_F(WorldTest, names_that_differ_only_in_capitals) {
    auto compact = compact_with(meters);
    compact.datasets[0].columns[0].name = "KWH";
    auto const store = ObservationStore::open(compact, {});
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, "F050");
}

}  // namespace
}  // namespace crosswalk
