// SPDX-License-Identifier: Apache-2.0
// A partnership whose record is kept in PostgreSQL: the folder knows where, the commands find it.
#include "program.h"
#include "store/postgres_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class in_postgres : public ::testing::Test {
protected:
    void SetUp() override { workspace_.make_partnership("city"); }
    RunResult run(std::vector<std::string> const& words) const {
        return run_program(words, {.folder = workspace_.path()});
    }

    Workspace workspace_;
};

TEST_F(in_postgres, is_founded_imported_into_and_read_like_any_other) {
    auto const& server = PostgresServer::running();
    if (!server.why_not().empty()) GTEST_SKIP() << server.why_not();
    auto const url = server.url(schema_of_test());
    auto const before = run({"read", "city", "--as-of", "2015-06-30", "--csv", "-"});
    auto const founded = run({"found", "city", "--record", url});
    ASSERT_EQ(founded.code, 0) << founded.err;
    EXPECT_EQ(workspace_.read("city/record/record.url"), url + "\n");
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("city/record/record.sqlite")));
    EXPECT_THAT(run({"log", "city"}).out, HasSubstr("Checkpoint:"));
    EXPECT_EQ(run({"read", "city", "--as-of", "2015-06-30", "--csv", "-"}).out, before.out);
    workspace_.write("new.csv", "building,year,kwh,sqft\nArch,2014,70000,5000\n");
    auto const imported = run({"import", "meters", "new.csv", "--dir", "city"});
    EXPECT_EQ(imported.code, 0) << imported.err;
    EXPECT_THAT(run({"log", "city", "--kind", "batch_imported"}).out, HasSubstr("1 row of meters"));

    // A second folder does not get in over it, and leaves nothing of its attempt.
    workspace_.make_partnership("town");
    auto const second = run({"found", "town", "--record", url});
    EXPECT_EQ(second.code, 3);
    EXPECT_THAT(second.err, HasSubstr("W008"));
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("town/record")));
    EXPECT_EQ(run({"log", "city"}).code, 0);

    // Two places for one record are one too many.
    workspace_.write("city/record/record.sqlite", "");
    EXPECT_THAT(run({"log", "city"}).err, HasSubstr("holds both"));
}

TEST_F(in_postgres, never_takes_or_shows_a_password) {
    auto const refused = run({"found", "city", "--record", "postgres://city:hunter2@db.example/x"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("U031"));
    EXPECT_THAT(refused.err, HasSubstr(".pgpass"));
    EXPECT_THAT(refused.err + refused.out, Not(HasSubstr("hunter2")));
    EXPECT_THAT(run({"found", "city", "--record", "mysql://city"}).err, HasSubstr("U030"));
    auto const away = run({"found", "city", "--record", "postgres://city@/x?host=/nonexistent"});
    EXPECT_EQ(away.code, 3);
    EXPECT_THAT(away.err, HasSubstr("cannot be reached"));
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("city/record")));
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("city/record.draft")));
}

}  // namespace
}  // namespace crosswalk
