// SPDX-License-Identifier: Apache-2.0
// What only PostgreSQL does: connections that are lost, servers that stop, addresses with secrets.
#include "store/record_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {
namespace {

using testing::HasSubstr;
using testing::Not;

class postgres_record : public ::testing::Test {
protected:
    void SetUp() override {
        if (!server_.why_not().empty()) GTEST_SKIP() << server_.why_not();
        auto created = create_postgres_record(url_);
        ASSERT_TRUE(created) << created.error().message;
        record_ = *std::move(created);
    }
    void TearDown() override {
        if (server_.why_not().empty()) server_.start_unless_running();
    }

    /// Another connection, as one who keeps the server has it.
    Postgres other() const {
        return Postgres::connect(PostgresAddress::parse(url_).value(), std::chrono::seconds(5))
            .value();
    }
    void sql(std::string const& text) const {
        auto const done = other().run(text);
        ASSERT_TRUE(done) << done.error().message;
    }
    void end_all_connections() const {
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'");
    }
    static Addition one_entry(std::uint64_t number) {
        return {.first = number,
                .entries = {"entry"},
                .tiles = {},
                .size = number + 1,
                .checkpoint = "note"};
    }

    PostgresServer& server_ = PostgresServer::running();
    std::string url_ = server_.url(schema_of_test());
    std::unique_ptr<RecordDatabase> record_;
};

TEST_F(postgres_record, connects_again_after_the_connection_was_lost) {
    end_all_connections();
    auto const lost = record_->size();
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, "W040");
    EXPECT_THAT(lost.error().message, HasSubstr("was lost"));
    EXPECT_EQ(record_->size().value(), 0U);
}

TEST_F(postgres_record, keeps_nothing_when_the_connection_is_lost_while_writing) {
    ASSERT_TRUE(record_->begin());
    end_all_connections();
    auto const lost = record_->commit(one_entry(0));
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, "W040");
    EXPECT_EQ(record_->size().value(), 0U);
    // What was begun is not gone on with on another connection.
    ASSERT_TRUE(record_->begin());
    end_all_connections();
    EXPECT_FALSE(record_->size());
    EXPECT_FALSE(record_->size());
    EXPECT_FALSE(record_->commit(one_entry(0)));
    record_->roll_back();
    ASSERT_EQ(record_->begin().value(), 0U);
    ASSERT_TRUE(record_->commit(one_entry(0)));
    EXPECT_EQ(record_->size().value(), 1U);
}

TEST_F(postgres_record, says_when_it_cannot_know) {
    ASSERT_TRUE(record_->begin());
    server_.stop(SIGQUIT);
    auto const lost = record_->commit(one_entry(0));
    ASSERT_FALSE(lost);
    EXPECT_THAT(lost.error().help, HasSubstr("is not known"));
    EXPECT_THAT(record_->size().error().message, HasSubstr("cannot be reached"));
    server_.start_unless_running();
    EXPECT_EQ(record_->size().value(), 0U);
}

TEST_F(postgres_record, survives_a_server_that_dies) {
    for (std::uint64_t number = 0; number < 3; ++number) {
        auto begun = record_->begin();
        if (!begun) begun = record_->begin();
        ASSERT_EQ(begun.value(), number);
        ASSERT_TRUE(record_->commit(one_entry(number)));
        server_.stop(SIGQUIT);
        server_.start_unless_running();
    }
    EXPECT_FALSE(record_->size());
    EXPECT_EQ(record_->size().value(), 3U);
}

TEST_F(postgres_record, waits_for_the_disk_whatever_the_server_is_set_to) {
    sql("ALTER DATABASE postgres SET synchronous_commit = off");
    auto const shown = other().run("SHOW synchronous_commit");
    sql("ALTER DATABASE postgres RESET synchronous_commit");
    EXPECT_EQ(shown->bytes(0, 0), "on");
}

TEST_F(postgres_record, says_that_a_server_takes_no_changes) {
    sql("ALTER DATABASE postgres SET default_transaction_read_only = on");
    auto const refused = create_postgres_record(server_.url("never_made"));
    auto admin = other();
    ASSERT_TRUE(admin.run("SET default_transaction_read_only = off"));
    ASSERT_TRUE(admin.run("ALTER DATABASE postgres RESET default_transaction_read_only"));
    EXPECT_THAT(refused.error().message, HasSubstr("takes no changes"));
}

TEST_F(postgres_record, tells_a_full_disk) {
    sql("CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'could not extend file' USING ERRCODE = 'disk_full'; END $$");
    sql("CREATE TRIGGER no_space BEFORE INSERT ON checkpoint EXECUTE FUNCTION no_space()");
    ASSERT_TRUE(record_->begin());
    EXPECT_EQ(record_->commit(one_entry(0)).error().code, "W003");
    EXPECT_EQ(record_->size().value(), 0U);
    sql("DROP TRIGGER no_space ON checkpoint");
    ASSERT_TRUE(record_->begin());
    EXPECT_TRUE(record_->commit(one_entry(0)));
}

TEST_F(postgres_record, is_found_in_its_own_schema_only) {
    auto const nowhere = open_postgres_record(server_.url("no_such_schema"));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, "W042");
    sql("CREATE ROLE guest LOGIN");
    auto as_guest = url_;
    as_guest.replace(as_guest.find("crosswalk@"), 9, "guest");
    auto const refused = open_postgres_record(as_guest);
    EXPECT_EQ(refused.error().code, "W042");  // to a guest the schema is not there
    sql("GRANT USAGE ON SCHEMA " + PostgresAddress::parse(url_)->schema + " TO guest");
    EXPECT_THAT(open_postgres_record(as_guest).error().message, HasSubstr("does not let"));
    ASSERT_TRUE(erase_postgres_record(url_));
    EXPECT_EQ(open_postgres_record(url_).error().code, "W042");
    EXPECT_TRUE(create_postgres_record(url_));
}

TEST(postgres_address, is_a_url_with_a_schema) {
    auto const plain = PostgresAddress::parse("postgres://city@db.example/records");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->schema, "crosswalk");
    EXPECT_EQ(plain->url, "postgres://city@db.example/records");
    auto const named = PostgresAddress::parse(
        "postgresql://city@db.example/records?sslmode=require&schema=denver_bond&port=5433");
    ASSERT_TRUE(named);
    EXPECT_EQ(named->schema, "denver_bond");
    EXPECT_EQ(named->url, "postgresql://city@db.example/records?sslmode=require&port=5433");
    for (auto const* const wrong : {"mysql://x", "record.sqlite", "postgres://x?schema=Public",
                                    "postgres://x?schema=", "postgres://x?schema=a;drop",
                                    "postgres://x?no_such_option=1", "postgres://%zz@x/y"}) {
        EXPECT_EQ(PostgresAddress::parse(wrong).error().code, "U030") << wrong;
    }
}

TEST(postgres_address, never_shows_a_password) {
    std::string const secret = "hunter2";
    for (auto const& url : {"postgres://city:" + secret + "@/x?host=/nonexistent",
                            "postgres:///x?password=" + secret + "&host=/" + secret,
                            "postgres:///x?bad=1&password=" + secret,
                            "postgres://city:" + secret + "@host:port:port/x",
                            "postgres://city:%zz" + secret + "@host/x"}) {
        auto const refused = open_postgres_record(url);
        ASSERT_FALSE(refused);
        EXPECT_THAT(print(refused.error()), Not(HasSubstr(secret))) << url;
    }
}

}  // namespace
}  // namespace crosswalk
