// SPDX-License-Identifier: Apache-2.0
#include "service/web_source.h"

#include "identity/sha256.h"
#include "service/bundle.h"
#include "service/network_fixture_test.h"
#include "service/publish.h"
#include "service/record_files.h"
#include "service/verify.h"
#include "service/witness.h"

#include <map>
#include <mutex>
#include <thread>

namespace crosswalk {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

/// A record that lies on the web: its bundle as /record.tar, the files of it below /log.
class web_source : public recorded_folder {
protected:
    web_source() : log_(found()) {
        EXPECT_TRUE(publish_reading(
            path(), {.who = office_, .as_of = *Date::parse("2024-03-31"), .clock = clock_}));
    }
    HttpServer web() {
        auto const source = source_of_record(path());
        EXPECT_TRUE(source);
        EXPECT_TRUE(write_bundle(*source, beside("record.tar")));
        return serve([this, source = *source](HttpRequest const& request) -> HttpResponse {
            std::lock_guard const lock(mutex_);
            ++asked_[request.target];
            if (auto const other = instead_.find(request.target); other != instead_.end()) {
                return other->second;
            }
            if (request.target == "/record.tar") {
                return {.body = read_file(beside("record.tar")).value()};
            }
            if (!request.target.starts_with("/log/")) return {404, "text/plain", "none"};
            auto const bytes = source.file(request.target.substr(5));
            if (!bytes) return {404, "text/plain", "none"};
            return {.body = *bytes};
        });
    }
    /// The codes of what is found, or of what went wrong.
    std::vector<std::string> verify(std::string const& url, std::uint64_t most = 1'000'000) {
        auto const source = open_any_source({.url = url, .most_bytes = most});
        if (!source) return {source.error().code};
        auto const verified = verify_record(*source, {.trust = {log_, {}, {}}});
        if (!verified) return {verified.error().code};
        verified_ = *verified;
        return codes(verified->findings);
    }

    PublicKey const log_;
    std::mutex mutex_;
    std::map<std::string, int> asked_;
    std::map<std::string, HttpResponse> instead_;
    Verified verified_;
};

TEST_F(web_source, is_verified_like_one_on_the_disk) {
    grow(path(), 300);
    auto const server = web();
    for (auto const* what : {"/record.tar", "/log", "/log/"}) {
        EXPECT_THAT(verify(server.url() + what), ElementsAre("R037")) << what;
        EXPECT_EQ(verified_.entries, 304U);
        EXPECT_EQ(verified_.readings, 1U);
    }
    EXPECT_THAT(verify(path().string()), ElementsAre("R037"));
}

TEST_F(web_source, fetches_each_file_once) {
    auto const server = web();
    EXPECT_THAT(verify(server.url() + "/log"), ElementsAre("R037"));
    EXPECT_THAT(asked_, Each(Pair(HasSubstr("/log/"), 1)));
    EXPECT_GE(asked_.size(), 5U);
}

TEST_F(web_source, is_caught_when_it_is_not_what_was_signed) {
    grow(path(), 3);
    auto const server = web();
    auto entries = source_of_record(path())->file("tile/entries/000.p/7").value();
    entries.replace(entries.find("\"hm\""), 4, "\"ah\"");
    instead_["/log/tile/entries/000.p/7"] = {.body = entries};
    EXPECT_EQ(verify(server.url() + "/log").front(), "R031");
    instead_.clear();
    auto const object = object_name(digest(agreement()));
    instead_["/log/" + object] = {.body = "another agreement"};
    EXPECT_EQ(verify(server.url() + "/log").front(), "R023");
    instead_["/log/" + object] = {404, "text/plain", "gone"};
    EXPECT_EQ(verify(server.url() + "/log").front(), "R023");
    // A server that knows better which key is to be trusted is not listened to.
    auto const stranger = SigningKey::generate(log_.name(), KeyUse::log);
    instead_["/log/checkpoint"] = {
        .body = print(sign_checkpoint({log_.name(), {4, Digest()}}, stranger))};
    EXPECT_THAT(verify(server.url() + "/log"), ElementsAre("R030"));
}

TEST_F(web_source, is_no_log_when_it_has_more_entries_than_there_can_be) {
    auto const server = web();
    auto const host = SigningKey::generate(log_.name(), KeyUse::log);
    auto const huge = (std::uint64_t{1} << 61U) + 1;
    instead_["/log/checkpoint"] = {
        .body = print(sign_checkpoint({log_.name(), {huge, Digest()}}, host))};
    auto const source = open_any_source({.url = server.url() + "/log"});
    ASSERT_TRUE(source);
    EXPECT_EQ(source->tile({0, huge / tile_width, 1}).error().code, "R002");
    auto const verified = verify_record(*source, {.trust = {host.public_key(), {}, {}}});
    EXPECT_FALSE(verified && !verified->findings.has_errors());
    // A witness gives up at the first tile that is not there.
    auto const mill = SigningKey::generate("mill", KeyUse::witness);
    auto const last = sign_checkpoint({log_.name(), {3, Digest()}}, host);
    asked_.clear();
    auto const note = witness_log(*source, {host.public_key(), mill, last, clock_()});
    ASSERT_FALSE(note);
    EXPECT_THAT(note.error().code, AnyOf("R002", "W001"));
    EXPECT_LE(asked_.size(), 2U);
}

TEST_F(web_source, takes_a_whole_tile_for_the_part_that_it_was) {
    auto const earlier = source_of_record(path())->checkpoint().value();
    grow(path(), 300);
    auto const server = web();
    instead_["/log/checkpoint"] = {.body = earlier};
    for (auto const* part : {"/log/tile/entries/000.p/4", "/log/tile/0/000.p/4"}) {
        instead_[part] = {404, "text/plain", "grown"};
    }
    EXPECT_THAT(verify(server.url() + "/log"), ElementsAre("R037"));
    EXPECT_EQ(verified_.entries, 4U);
}

TEST_F(web_source, says_what_is_not_there_or_not_given) {
    auto const server = web();
    EXPECT_THAT(verify(server.url() + "/other.tar"), ElementsAre("W001"));
    EXPECT_THAT(verify(server.url() + "/other"), ElementsAre("W001"));
    instead_["/record.tar"] = {403, "text/plain", "not for you"};
    EXPECT_THAT(verify(server.url() + "/record.tar"), ElementsAre("W052"));
    instead_["/log/tile/0/000.p/4"] = {500, "text/plain", "broken"};
    EXPECT_THAT(verify(server.url() + "/log"), ElementsAre("W052"));
    EXPECT_THAT(verify("https://me:secret@city.example/record.tar"), ElementsAre("U035"));
}

TEST_F(web_source, takes_no_bundle_that_is_none_and_nothing_without_end) {
    auto const server = web();
    EXPECT_THAT(verify(server.url() + "/record.tar", 5000), ElementsAre("W053"));
    EXPECT_THAT(verify(server.url() + "/log", 1500), ElementsAre("W053"));
    instead_["/log/checkpoints/sizes"] = {.body = std::string(1'200'000, '1')};
    EXPECT_THAT(verify(server.url() + "/log", 100'000'000), ElementsAre("W053"));
    instead_["/record.tar"] = {.body = "<html>Welcome</html>"};
    EXPECT_THAT(verify(server.url() + "/record.tar"), ElementsAre("W015"));
    auto const whole = read_file(beside("record.tar")).value();
    instead_["/record.tar"] = {.body = whole.substr(0, whole.size() / 2)};
    EXPECT_THAT(verify(server.url() + "/record.tar"), ElementsAre("W015"));
}

TEST_F(web_source, stops_when_it_is_told_to) {
    auto const server = web();
    auto const stopped = open_any_source(
        {.url = server.url() + "/record.tar",
         .watch = [](std::string_view, std::uint64_t, std::uint64_t) { return false; }});
    EXPECT_EQ(stopped.error().code, "W011");
    auto const source =
        open_any_source({.url = server.url() + "/log", .goes_on = [] { return false; }});
    EXPECT_EQ(source->checkpoint().error().code, "W011");
}

TEST_F(web_source, waits_for_no_small_file_that_never_ends) {
    auto const server = serve([](HttpRequest const&) -> HttpResponse {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        return {.body = "late"};
    });
    auto const source =
        open_any_source({.url = server.url() + "/log", .longest = std::chrono::milliseconds(100)});
    EXPECT_EQ(source->checkpoint().error().code, "W050");
    EXPECT_EQ(source->tile({0, 0, 1}).error().code, "W050");
    // An object may be large, and takes its time.
    EXPECT_EQ(source->file(object_name(digest("late"))).value(), "late");
}

}  // namespace
}  // namespace crosswalk
