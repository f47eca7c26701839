// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/sha256.h"
#include "store/postgres_fixture.h"
#include "store/record_log.h"
#include "store/sqlite.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace crosswalk {

/// Where a test's record is kept, and how to change it behind the log's back. What differs between
/// the databases stands here, so that no test has to ask which one it runs on.
class RecordPlace {
public:
    RecordPlace() = default;
    RecordPlace(RecordPlace const&) = delete;
    RecordPlace& operator=(RecordPlace const&) = delete;
    virtual ~RecordPlace() = default;

    virtual Result<std::unique_ptr<RecordDatabase>> create() = 0;
    virtual Result<std::unique_ptr<RecordDatabase>> open(std::chrono::milliseconds longest) = 0;
    virtual void tamper(std::vector<std::string> const& sql) = 0;
    virtual void save() = 0;
    virtual void restore() = 0;

    virtual std::string other_rows_in(int entry) const = 0;  ///< 13 rows for 12
    virtual std::string empty_entry(int entry) const = 0;
    virtual std::string newer_format() const = 0;
    virtual std::string another_program() const = 0;
};

class SqlitePlace final : public RecordPlace {
public:
    SqlitePlace() {
        auto name = (std::filesystem::temp_directory_path() / "crosswalk-record-XXXXXX").string();
        EXPECT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    SqlitePlace(SqlitePlace const&) = delete;
    SqlitePlace& operator=(SqlitePlace const&) = delete;
    ~SqlitePlace() override { std::filesystem::remove_all(folder_); }

    std::string path() const { return (folder_ / "record.sqlite").string(); }

    Result<std::unique_ptr<RecordDatabase>> create() override {
        return create_sqlite_record(path());
    }
    Result<std::unique_ptr<RecordDatabase>> open(std::chrono::milliseconds longest) override {
        return open_sqlite_record(path(), longest);
    }
    void tamper(std::vector<std::string> const& sql) override {
        auto database = Sqlite::open(path(), Sqlite::Mode::open);
        ASSERT_TRUE(database);
        for (auto const& each : sql) {
            auto const done = database->run(each.c_str());
            ASSERT_TRUE(done) << done.error().message;
        }
    }
    void save() override { std::filesystem::copy_file(path(), folder_ / "copy"); }
    void restore() override {
        std::filesystem::remove(path() + "-wal");
        std::filesystem::remove(path() + "-shm");
        std::filesystem::copy_file(folder_ / "copy", path(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    std::string other_rows_in(int entry) const override {
        return "UPDATE entry SET bytes = CAST(replace(bytes, '\"rows\":12', '\"rows\":13') AS "
               "BLOB) WHERE number = " +
               std::to_string(entry);
    }
    std::string empty_entry(int entry) const override {
        return "UPDATE entry SET bytes = x'7b7d' WHERE number = " + std::to_string(entry);
    }
    std::string newer_format() const override { return "PRAGMA user_version = 2"; }
    std::string another_program() const override { return "PRAGMA application_id = 7"; }

private:
    std::filesystem::path folder_;
};

class PostgresPlace final : public RecordPlace {
public:
    explicit PostgresPlace(std::string url) : url_(std::move(url)) {}

    Result<std::unique_ptr<RecordDatabase>> create() override {
        return create_postgres_record(url_);
    }
    Result<std::unique_ptr<RecordDatabase>> open(std::chrono::milliseconds longest) override {
        return open_postgres_record(url_, longest);
    }
    void tamper(std::vector<std::string> const& sql) override {
        auto const address = PostgresAddress::parse(url_).value();
        auto database = Postgres::connect(address, std::chrono::seconds(5));
        ASSERT_TRUE(database);
        for (auto const& each : sql) {
            auto const done = database->run(each);
            ASSERT_TRUE(done) << done.error().message;
        }
    }
    void save() override {
        std::vector<std::string> sql;
        for (std::string const table : {"record", "entry", "tile", "checkpoint"}) {
            sql.push_back("CREATE TABLE saved_" + table + " AS TABLE " + table);
        }
        tamper(sql);
    }
    void restore() override {
        std::vector<std::string> sql = {"BEGIN"};
        for (std::string const table : {"record", "entry", "tile", "checkpoint"}) {
            sql.push_back("TRUNCATE " + table);
            sql.push_back("INSERT INTO " + table + " TABLE saved_" + table);
        }
        sql.emplace_back("COMMIT");
        tamper(sql);
    }
    std::string other_rows_in(int entry) const override {
        return "UPDATE entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), "
               "'\"rows\":12', '\"rows\":13'), 'UTF8') WHERE number = " +
               std::to_string(entry);
    }
    std::string empty_entry(int entry) const override {
        return "UPDATE entry SET bytes = '{}' WHERE number = " + std::to_string(entry);
    }
    std::string newer_format() const override { return "UPDATE record SET format = 2"; }
    std::string another_program() const override { return "DROP TABLE record"; }

private:
    std::string url_;
};

/// A record in each of the databases, opened as often as a test likes.
class record_log : public ::testing::TestWithParam<char const*> {
protected:
    void SetUp() override {
        if (std::string_view(GetParam()) == "postgres") {
            auto const& server = PostgresServer::running();
            if (!server.why_not().empty()) GTEST_SKIP() << server.why_not();
            place_ = std::make_unique<PostgresPlace>(server.url(schema_of_test()));
        } else {
            place_ = std::make_unique<SqlitePlace>();
        }
        auto created = place_->create();
        ASSERT_TRUE(created) << created.error().message;
    }

    Result<RecordLog> open(std::optional<SigningKey> key, LogSnapshots snapshots = {},
                           Progress const& progress = {}) {
        TRY_ASSIGN(auto database, place_->open(longest_write));
        return RecordLog::open(
            std::move(database), [this] { return now(); }, std::move(key), progress,
            std::move(snapshots));
    }
    RecordLog log() {
        auto opened = open(key_);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
        return *std::move(opened);
    }
    RecordLog founded() {
        auto started = log();
        EXPECT_TRUE(started.append(
            entry("partnership_founded",
                  {{"format", 1}, {"key", print(key_.public_key())}, {"name", "Envision"}})));
        EXPECT_TRUE(started.append(adoption("one")));
        return started;
    }

    static Entry entry(std::string kind, Json::Object body) {
        return {std::move(kind), {}, "operator", "envision", std::move(body)};
    }
    static Entry adoption(std::string const& text, std::string const& replaces = "") {
        Json::Object body = {{"version", print(digest(text))},
                             {"files", Json::List{Json::Object{{"path", "COMPACT.md"},
                                                               {"sha256", print(digest(text))}}}}};
        if (!replaces.empty()) body.emplace("replaces", print(digest(replaces)));
        return entry("compact_adopted", std::move(body));
    }
    static Entry import(std::string const& file) {
        return entry("batch_imported", {{"dataset", "meters"},
                                        {"name", file},
                                        {"object", print(digest(file))},
                                        {"rows", 12},
                                        {"set_aside", 0}});
    }
    std::string code_of_opening() {
        auto const opened = open(key_);
        return opened ? "" : opened.error().code;
    }
    Instant now() const { return Instant::from_seconds(seconds_).value(); }

    SigningKey key_ = SigningKey::generate("envision", KeyUse::log);
    std::atomic<std::int64_t> seconds_ = 1790000000;
    std::unique_ptr<RecordPlace> place_;
};

}  // namespace crosswalk
