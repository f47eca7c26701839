// SPDX-License-Identifier: Apache-2.0
#include "store/engine.h"

#include "store/engine_failure.h"
#include "store/exact_sum.h"

#include <duckdb.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace crosswalk {
namespace {

using testing::HasSubstr;

Engine opened(EngineOptions const& options = {}) {
    auto engine = Engine::open(options);
    if (!engine) ADD_FAILURE() << print(engine.error());
    return std::move(*engine);
}

/// The first value of the first row.
std::string first(Engine const& engine, std::string const& sql) {
    auto rows = engine.query(sql);
    if (!rows) return rows.error().code;
    auto const texts = rows->texts();
    if (!texts) return texts.error().code;
    return texts->empty() ? "nothing" : texts->front().front().value_or("missing");
}

TEST(ExactSum, adds_what_fits_whatever_the_way_to_it) {
    auto engine = opened({.threads = 2});
    std::string const nines(38, '9');
    ASSERT_TRUE(engine
                    .run("CREATE TABLE n AS SELECT CASE WHEN i % 2 = 0 THEN " + nines + " ELSE -" +
                         nines + " END::DECIMAL(38, 0) AS x, i FROM range(300001) r(i)")
                    .has_value());
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(x) FROM n"), nines);
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(x) FROM n WHERE i > 0"), "0");
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(x) FROM n WHERE i < 0"), "missing");
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(x) FILTER (WHERE i = 1) FROM n"), "-" + nines);
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(x) FROM n WHERE i IN (0, 2)"), "F040");
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(x) FROM n WHERE i IN (1, 3)"), "F040");
    EXPECT_EQ(first(engine,
                    "SELECT max(s) FROM (SELECT i % 1000, exact_sum_0(x) AS s FROM n WHERE i > 0 "
                    "GROUP BY 1 HAVING count(*) % 2 = 0)"),
              "F040");
    EXPECT_EQ(first(engine, "SELECT exact_sum_5(1.5::DECIMAL(38, 5)) FROM range(10)"), "1500000");
    EXPECT_EQ(first(engine, "SELECT exact_sum_0(NULL::DECIMAL(38, 0)) FROM range(10)"), "missing");
}

TEST(Engine, reads_only_the_folders_it_was_given_and_its_settings_are_locked) {
    auto engine = opened();
    EXPECT_EQ(first(engine, "SELECT count(*) FROM read_text('/etc/passwd')"), "W032");
    EXPECT_EQ(first(engine, "SELECT count(*) FROM read_csv('/etc/*')"), "W032");
    EXPECT_EQ(first(engine, "COPY (SELECT 1) TO '/tmp/out.csv'"), "W032");
    EXPECT_EQ(first(engine, "ATTACH '/tmp/other.db'"), "W032");
    EXPECT_EQ(first(engine, "SET enable_external_access = true"), "W033");
    EXPECT_EQ(first(engine, "SET lock_configuration = false"), "W033");
    EXPECT_EQ(first(engine, "RESET allowed_directories"), "W033");
    EXPECT_FALSE(engine.run("INSTALL httpfs").has_value());
    EXPECT_FALSE(engine.run("LOAD httpfs").has_value());
    EXPECT_EQ(first(engine,
                    "SELECT value FROM duckdb_settings() WHERE name = 'autoload_known_extensions'"),
              "false");
}

TEST(Engine, too_little_memory_is_said) {
    auto engine = opened({.threads = 1, .memory_limit_mb = 10});
    EXPECT_EQ(first(engine,
                    "SELECT count(*) FROM (SELECT DISTINCT i::VARCHAR || repeat('x', 100) FROM "
                    "range(2000000) r(i))"),
              "W030");
    EXPECT_EQ(first(engine, "SELECT 1"), "1");
}

TEST(Engine, a_question_can_be_stopped) {
    auto engine = opened({.threads = 2});
    int asked = 0;
    auto const rows = engine.query(
        "SELECT count(*) FROM range(100000) a, range(1000000) b WHERE hash(a.range + "
        "b.range) % 7 = 1",
        [&](auto, auto) { return ++asked < 3; });
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().code, "W011");
    EXPECT_EQ(first(engine, "SELECT 1"), "1");
}

TEST(Engine, what_was_not_committed_is_undone) {
    auto engine = opened();
    ASSERT_TRUE(engine.run("CREATE TABLE t (x INTEGER)").has_value());
    {
        auto const transaction = Transaction::begin(engine);
        ASSERT_TRUE(transaction.has_value());
        ASSERT_TRUE(engine.run("INSERT INTO t VALUES (1)").has_value());
        EXPECT_EQ(first(engine, "SELECT count(*) FROM t"), "1");
    }
    EXPECT_EQ(first(engine, "SELECT count(*) FROM t"), "0");
}

TEST(Engine, names_and_texts_cannot_end_early) {
    auto engine = opened();
    EXPECT_EQ(first(engine, "SELECT " + sql_text("it's '' \\ \"x\"")), "it's '' \\ \"x\"");
    EXPECT_EQ(first(engine, "SELECT length(" + sql_text(std::string("a\0b", 3)) + ")"), "3");
    EXPECT_EQ(first(engine, "SELECT " + sql_name("a\"b; --") + " FROM (SELECT 7 AS " +
                                sql_name("a\"b; --") + ")"),
              "7");
}

TEST(Engine, values_of_every_width_come_back_as_they_went_in) {
    auto engine = opened();
    ASSERT_TRUE(engine
                    .run("CREATE TABLE t (a DECIMAL(4, 1), b DECIMAL(9, 1), c DECIMAL(18, 1), d "
                         "DECIMAL(38, 1), "
                         "e DATE, f BOOLEAN, g VARCHAR, h BIGINT)")
                    .has_value());
    auto writer = engine.writer("t");
    ASSERT_TRUE(writer.has_value());
    constexpr int rows = 5000;  // more than fit one chunk
    Int128 const wide = Int128{-1234567890123456789} * 10000000000;
    for (int i = 0; i < rows; ++i) {
        writer->set_number(0, -123);
        writer->set_number(1, 123456789);
        writer->set_number(2, i);
        writer->set_number(3, wide);
        writer->set_number(4, -719162);
        writer->set_number(5, i % 2);
        if (i % 3 == 0) {
            writer->set_missing(6);
        } else {
            writer->set_text(6, "a text that is longer than twelve bytes " + std::to_string(i));
        }
        writer->set_number(7, i);
        ASSERT_TRUE(writer->end_row().has_value());
    }
    ASSERT_TRUE(writer->finish().has_value());
    auto all = engine.query("SELECT * FROM t WHERE h = 4999");
    ASSERT_TRUE(all.has_value());
    auto const texts = all->texts();
    ASSERT_TRUE(texts.has_value());
    std::string line;
    for (auto const& value : texts->front()) line += value.value_or("missing") + "|";
    EXPECT_EQ(line,
              "-12.3|12345678.9|499.9|-1234567890123456789000000000.0|0001-01-01|true|a text that "
              "is longer than "
              "twelve bytes 4999|4999|");
    EXPECT_EQ(first(engine, "SELECT count(g) FROM t"), "3333");
}

TEST(EngineFailure, says_what_a_person_can_do) {
    auto const code = [](int kind, std::string const& message) {
        return engine_failure(kind, message).error().code;
    };
    EXPECT_EQ(code(DUCKDB_ERROR_IO, "IO Error: Could not write file: No space left on device"),
              "W003");
    EXPECT_EQ(code(DUCKDB_ERROR_IO, "IO Error: could not write all bytes: File too large"), "W003");
    EXPECT_EQ(code(DUCKDB_ERROR_OUT_OF_MEMORY, "Out of Memory Error: failed to pin block"), "W030");
    EXPECT_EQ(code(DUCKDB_ERROR_INTERRUPT, "INTERRUPT Error: Interrupted!"), "W011");
    EXPECT_EQ(code(DUCKDB_ERROR_PERMISSION, "Permission Error: x"), "W032");
    EXPECT_EQ(code(DUCKDB_ERROR_OUT_OF_RANGE, "Out of Range Error: Overflow"), "F040");
    EXPECT_EQ(code(DUCKDB_ERROR_INTERNAL, "INTERNAL Error: x\nstack"), "W033");
    EXPECT_THAT(print(engine_failure(DUCKDB_ERROR_INTERNAL, "INTERNAL Error: x\nstack").error()),
                HasSubstr("INTERNAL Error: x\n"));
    EXPECT_EQ(database_failure("a.db", "IO Error: Could not set lock on file").error().code,
              "W031");
    EXPECT_EQ(database_failure("a.db", "No space left on device").error().code, "W003");
}

}  // namespace
}  // namespace crosswalk
