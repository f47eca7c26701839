// SPDX-License-Identifier: Apache-2.0
#include "http/fetch.h"

#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <thread>

namespace crosswalk {
namespace {

using std::chrono_literals::operator""ms;
using ::testing::HasSubstr;
using ::testing::Not;

class fetching : public ::testing::Test {
protected:
    void SetUp() override {
        auto server =
            HttpServer::start({}, [](HttpRequest const& request) { return site(request); });
        ASSERT_TRUE(server) << print(server.error());
        server_.emplace(*std::move(server));
    }
    static HttpResponse to(std::string place) {
        return {302, "text/plain", "moved", {{"Location", std::move(place)}}};
    }
    static HttpResponse site(HttpRequest const& request) {
        if (request.target == "/large") return {.body = std::string(5000, 'x')};
        if (request.target == "/moved") return to("/large");
        if (request.target == "/round") return to("/round");
        if (request.target == "/file") return to("file:///etc/hostname");
        if (request.target == "/slow") std::this_thread::sleep_for(400ms);
        if (request.target == "/long") return {500, "text/plain", std::string(300'000, 'x')};
        if (request.target == "/none") return {404, "text/plain", "no such thing"};
        return {.body = "fine"};
    }
    std::string at(std::string const& path) const { return server_->url() + path; }
    static std::string failure_of(FetchRequest const& request) {
        auto const fetched = HttpClient().fetch(request);
        return fetched ? "fetched" : fetched.error().code + " " + fetched.error().message;
    }
    std::optional<HttpServer> server_;
};

TEST_F(fetching, follows_to_where_it_is_sent_but_not_with_what_it_posts) {
    HttpClient client;
    EXPECT_EQ(client.fetch({.url = at("/moved")})->body.size(), 5000U);
    EXPECT_EQ(client.fetch({.url = at("/moved"), .body = "x"})->status, 302U);
    EXPECT_THAT(failure_of({.url = at("/round")}), HasSubstr("W055"));
    EXPECT_THAT(failure_of({.url = at("/file")}), HasSubstr("W055"));
}

TEST_F(fetching, takes_no_more_than_it_may) {
    FetchRequest request{.url = at("/large")};
    request.limits.bytes = 5000;
    EXPECT_EQ(failure_of(request), "fetched");
    request.limits.bytes = 4999;
    EXPECT_THAT(failure_of(request), HasSubstr("W053"));
    EXPECT_THAT(failure_of(request), HasSubstr("more than the 4999 bytes"));
}

TEST_F(fetching, keeps_little_of_an_answer_that_says_no) {
    HttpClient client;
    auto const take = [](std::string_view) -> Result<void> { return {}; };
    for (auto const& each :
         {client.fetch({.url = at("/long")}), client.fetch({.url = at("/long")}, take)}) {
        ASSERT_TRUE(each) << print(each.error());
        EXPECT_EQ(each->status, 500U);
        EXPECT_EQ(each->body.size(), 65536U);
    }
    FetchRequest request{.url = at("/long")};
    request.limits.bytes = 200'000;
    EXPECT_THAT(failure_of(request), HasSubstr("W053"));
}

TEST_F(fetching, gives_up_after_its_time) {
    FetchRequest request{.url = at("/slow")};
    request.limits.all = 100ms;
    EXPECT_THAT(failure_of(request), HasSubstr("W050"));
}

TEST_F(fetching, stops_when_it_is_told_to) {
    FetchRequest request{.url = at("/slow")};
    request.watch = [](std::uint64_t, std::uint64_t) { return false; };
    EXPECT_THAT(failure_of(request), HasSubstr("W011"));
}

TEST_F(fetching, gives_what_is_large_away_piece_by_piece) {
    HttpClient client;
    std::string all;
    auto const take = [&](std::string_view piece) -> Result<void> {
        all += piece;
        return {};
    };
    auto const fetched = client.fetch({.url = at("/moved")}, take);
    ASSERT_TRUE(fetched) << print(fetched.error());
    EXPECT_EQ(all.size(), 5000U);
    EXPECT_EQ(fetched->body, "");
    // What says no is for the caller, not for the file.
    auto const missing = client.fetch({.url = at("/none")}, take);
    EXPECT_EQ(missing->status, 404U);
    EXPECT_EQ(missing->body, "no such thing");
    EXPECT_EQ(all.size(), 5000U);
    auto const full = client.fetch({.url = at("/large")}, [](std::string_view) -> Result<void> {
        return failure("W003", "the disk is full", "make room");
    });
    EXPECT_EQ(full.error().code, "W003");
}

TEST_F(fetching, says_what_is_no_address) {
    for (auto const* url : {"", "record.tar", "ftp://a.example/x", "https://", "https:///x",
                            "https://me:secret@a.example/", "http://a.example/a b",
                            "http://a.example/\n", "http://[::1/"}) {
        EXPECT_THAT(failure_of({.url = url}), HasSubstr("U035")) << url;
    }
}

TEST_F(fetching, says_who_does_not_answer) {
    auto const url = at("/");
    server_->stop();
    EXPECT_THAT(failure_of({.url = url + "secret"}),
                HasSubstr("W050 no answer from \"" + url.substr(0, url.size() - 1)));
    EXPECT_THAT(failure_of({.url = url + "secret"}), Not(HasSubstr("/secret")));
}

TEST_F(fetching, speaks_https_only_with_who_speaks_it) {
    auto url = at("/");
    EXPECT_THAT(failure_of({.url = url.replace(0, 4, "https")}), HasSubstr("W050"));
}

/// openssl's own server with a certificate that it made itself.
class SelfMade {
public:
    SelfMade()
        : pipe_(::popen(R"sh(cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT &&
              openssl req -x509 -newkey ed25519 -nodes -subj /CN=127.0.0.1 \
                  -addext subjectAltName=IP:127.0.0.1 -keyout key -out cert 2>/dev/null &&
              timeout 20 openssl s_server -accept 127.0.0.1:0 -naccept 1 -www -cert cert -key key \
                  </dev/null 2>/dev/null)sh",
                        "r")) {}
    SelfMade(SelfMade const&) = delete;
    SelfMade& operator=(SelfMade const&) = delete;
    ~SelfMade() { ::pclose(pipe_); }

    std::string url() const {
        std::array<char, 200> line{};
        while (std::fgets(line.data(), line.size(), pipe_) != nullptr) {
            std::string_view const said = line.data();
            if (!said.starts_with("ACCEPT ")) continue;
            return "https://" + std::string(said.substr(7, said.find('\n') - 7)) + "/";
        }
        return "openssl did not start";
    }

private:
    std::FILE* pipe_;
};

TEST_F(fetching, trusts_no_certificate_that_somebody_made_for_himself) {
    SelfMade const server;
    auto const url = server.url();
    auto const fetched = HttpClient().fetch({.url = url});
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, "W051") << print(fetched.error());
    EXPECT_THAT(fetched.error().message, HasSubstr("certificate of \"" + url.substr(0, 18)));
}

}  // namespace
}  // namespace crosswalk
