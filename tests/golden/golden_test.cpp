// SPDX-License-Identifier: Apache-2.0
// A record that an earlier version wrote opens in this one: it is read, checked and appended to.
#include "service/doctor.h"
#include "service/files.h"
#include "service/log_source.h"
#include "service/read.h"
#include "service/recorded.h"
#include "service/verify.h"
#include "store/postgres_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A copy of the record of one format: nothing writes to the one that is kept.
class golden : public ::testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        ASSERT_TRUE(folder_);
        fs::copy(kept() / "record", path() / "record", fs::copy_options::recursive);
        fs::permissions(path() / "record/log.key", fs::perms::owner_read | fs::perms::owner_write);
    }
    static fs::path kept() { return fs::path("tests/golden") / GetParam(); }
    fs::path path() const { return folder_->path(); }
    static PublicKey key(char const* name) {
        auto text = read_file(kept() / name).value();
        return PublicKey::parse(text.substr(0, text.find('\n'))).value();
    }
    static Instant later() { return Instant::from_seconds(4000000000).value(); }

    /// Everything but published readings: those come out byte for byte only in the version that
    /// published them.
    std::vector<std::string> verify() const {
        auto const source = open_log_source(path());
        VerifyRequest request{.trust = {key("log.pub"), {key("witness.pub")}, {}}};
        request.readings = VerifyRequest::Readings::skip;
        auto const verified = verify_record(*source, request);
        if (!verified) return {verified.error().code};
        std::vector<std::string> found;
        for (auto const& each : verified->findings.list()) found.push_back(each.code);
        return found;
    }

    /// Opened, read, checked, appended to, checked again.
    void lives_on() const {
        auto const recorded = load_recorded(path());
        ASSERT_TRUE(recorded) << print(recorded.error());
        EXPECT_EQ(recorded->state.size, 265U);
        EXPECT_EQ(recorded->state.batches.size(), 3U);
        EXPECT_EQ(recorded->state.corrections.size(), 1U);
        EXPECT_EQ(recorded->state.readings.size(), 1U);
        EXPECT_EQ(recorded->state.keys.size(), 2U);
        auto const read = read_partnership(recorded->partnership,
                                           {.as_of = *Date::parse("2024-12-31"), .watch = {}});
        ASSERT_TRUE(read && read->reading);
        EXPECT_FALSE(read->diagnostics.has_errors());
        EXPECT_THAT(verify(), ElementsAre("R037"));
        EXPECT_EQ(open_log_source(path())->checkpoints()->size(), 1U);

        auto log = open_record(path(), RecordUse::append, later);
        ASSERT_TRUE(log) << print(log.error());
        auto const appended = log->append(
            {"dispute_noted", {}, "operator", "office", {{"about", 3}, {"says", "counted twice"}}});
        ASSERT_TRUE(appended) << print(appended.error());
        EXPECT_EQ(appended->number, 265U);
        EXPECT_THAT(verify(), ElementsAre("R037"));
        auto const examined = examine_record({.partnership = path(), .clock = later});
        ASSERT_TRUE(examined);
        EXPECT_FALSE(examined->findings.has_errors());
        EXPECT_EQ(examined->entries, 266U);
    }

    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
};

TEST_P(golden, opens_in_this_version) { lives_on(); }

TEST_P(golden, opens_in_this_version_out_of_postgres) {
    auto const& server = PostgresServer::running();
    if (!server.why_not().empty()) GTEST_SKIP() << server.why_not();
    auto const url = server.url("golden");
    auto database = Postgres::connect(PostgresAddress::parse(url).value(), std::chrono::seconds(5));
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->run("DROP SCHEMA IF EXISTS golden CASCADE"));
    auto const dump = read_file(kept().string() + ".sql").value();
    for (std::string_view rest = dump; !rest.empty();) {
        auto const end = rest.find(";\n");
        auto const done = database->run(std::string(rest.substr(0, end)));
        ASSERT_TRUE(done) << rest.substr(0, 200) << done.error().message;
        rest.remove_prefix(std::min(rest.size(), end + 2));
    }
    fs::remove(path() / "record/record.sqlite");
    ASSERT_TRUE(write_scratch_file(path() / "record/record.url", url + "\n"));
    lives_on();
}

INSTANTIATE_TEST_SUITE_P(formats, golden, ::testing::Values("format-1"),
                         [](auto const&) { return std::string("format_1"); });

}  // namespace
}  // namespace crosswalk
