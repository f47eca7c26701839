// SPDX-License-Identifier: Apache-2.0
#include "http/server.h"

#include "http/fetch.h"
#include "http/raw_client_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

namespace crosswalk {
namespace {

using std::chrono_literals::operator""ms;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

HttpServer serve(HttpHandler handle, ServerLimits limits = {}) {
    ServerOptions options;
    options.limits = limits;
    auto server = HttpServer::start(options, std::move(handle));
    EXPECT_TRUE(server) << print(server.error());
    return *std::move(server);
}

/// Says what it was asked.
HttpResponse echo(HttpRequest const& request) {
    return {.body = request.method + " " + request.target + " " + request.body};
}

std::string ask(HttpServer const& server, std::string_view bytes) {
    RawClient const client(server.url());
    client.send(bytes);
    return client.receive();
}

TEST(http_server, answers_what_it_is_asked) {
    auto const server = serve(echo);
    EXPECT_THAT(server.url(), StartsWith("http://127.0.0.1:"));
    HttpClient client;
    auto const got = client.fetch({.url = server.url() + "/a/b?c=1"});
    ASSERT_TRUE(got) << print(got.error());
    EXPECT_EQ(got->status, 200U);
    EXPECT_EQ(got->content_type, "text/plain; charset=utf-8");
    EXPECT_EQ(got->body, "GET /a/b?c=1 ");
    auto const posted = client.fetch({.url = server.url() + "/", .body = "hello"});
    ASSERT_TRUE(posted) << print(posted.error());
    EXPECT_EQ(posted->body, "POST / hello");
}

TEST(http_server, gives_its_handler_headers_in_small_letters) {
    auto const server = serve([](HttpRequest const& request) {
        EXPECT_EQ(request.path(), "/x");
        for (auto const& [name, value] : request.headers) {
            if (name == "x-some") return HttpResponse{201, "text/html", value, {{"Allow", "GET"}}};
        }
        return HttpResponse{404, "text/plain", "none"};
    });
    auto const answer = ask(server, "GET /x?y HTTP/1.0\r\nX-SoMe: Value\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 201 Created\r\n"));
    EXPECT_THAT(answer, HasSubstr("Content-Type: text/html\r\n"));
    EXPECT_THAT(answer, HasSubstr("Allow: GET\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\nValue"));
}

TEST(http_server, answers_head_without_a_body) {
    auto const server = serve(echo);
    auto const answer = ask(server, "HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, HasSubstr("Content-Length: 8\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST(http_server, answers_several_requests_of_one_connection) {
    auto const server = serve(echo);
    RawClient const client(server.url());
    for (int i = 0; i < 3; ++i) {
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_THAT(client.receive(1), EndsWith("GET / "));
    }
}

TEST(http_server, refuses_what_is_no_request) {
    auto const server = serve(echo);
    EXPECT_THAT(ask(server, "hello\r\n\r\n"), StartsWith("HTTP/1.1 400"));
    EXPECT_THAT(ask(server, "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"),
                StartsWith("HTTP/1.1 400"));
    // One length must not be read in two ways.
    EXPECT_THAT(
        ask(server, "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
        StartsWith("HTTP/1.1 400"));
}

TEST(http_server, refuses_what_is_too_large) {
    ServerLimits limits;
    limits.body_bytes = 1000;
    limits.head_bytes = 2000;
    auto const server = serve(echo, limits);
    HttpClient client;
    auto const most = client.fetch({.url = server.url(), .body = std::string(1000, 'a')});
    ASSERT_TRUE(most) << print(most.error());
    EXPECT_EQ(most->status, 200U);
    auto const more = client.fetch({.url = server.url(), .body = std::string(1001, 'a')});
    ASSERT_TRUE(more) << print(more.error());
    EXPECT_EQ(more->status, 413U);
    EXPECT_THAT(ask(server, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n500\r\n" +
                                std::string(0x500, 'a') + "\r\n0\r\n\r\n"),
                StartsWith("HTTP/1.1 413"));
    EXPECT_THAT(ask(server, "GET / HTTP/1.1\r\nX: " + std::string(3000, 'a') + "\r\n\r\n"),
                StartsWith("HTTP/1.1 431"));
}

TEST(http_server, takes_no_chunk_extension_without_end) {
    auto const server = serve(echo);
    std::string const head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_THAT(ask(server, head + "1;x=" + std::string(200'000, 'a')), StartsWith("HTTP/1.1 431"));
    EXPECT_THAT(ask(server, head + "0\r\nX: " + std::string(200'000, 'a')),
                StartsWith("HTTP/1.1 431"));
    // Short ones are passed over, and a body that is larger than what is read at once comes whole.
    auto const body = std::string(300'000, 'a');
    EXPECT_THAT(ask(server, head + "1;x=y\r\na\r\n493e0\r\n" + body + "\r\n0\r\n\r\n"),
                EndsWith("POST / a" + body));
}

TEST(http_server, waits_for_nobody_for_ever) {
    ServerLimits limits;
    limits.read = 100ms;
    auto const server = serve(echo, limits);
    EXPECT_THAT(ask(server, "GET / HTT"), IsEmpty());  // it ends, instead of the five seconds
    EXPECT_THAT(ask(server, ""), IsEmpty());
}

TEST(http_server, is_kept_from_nobody_by_callers_who_say_nothing) {
    auto const server = serve(echo);
    std::vector<std::unique_ptr<RawClient>> silent;
    for (int i = 0; i < 300; ++i) {
        silent.push_back(std::make_unique<RawClient>(server.url()));
        silent.back()->send("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n");
    }
    HttpClient client;
    for (int i = 0; i < 3; ++i) {
        auto const got = client.fetch({.url = server.url(), .limits = {.all = 3000ms}});
        ASSERT_TRUE(got) << print(got.error());
        EXPECT_EQ(got->status, 200U);
    }
    EXPECT_THAT(silent.front()->receive(), IsEmpty());  // who came first is gone
    silent.back()->send("now: here");
    EXPECT_THAT(silent.back()->receive(1), EndsWith("now: here"));
}

TEST(http_server, lets_further_callers_wait_while_it_answers) {
    ServerLimits limits;
    limits.connections = 2;
    std::atomic<int> at_work = 0;
    auto const server = serve(
        [&](HttpRequest const& request) {
            ++at_work;
            if (request.target == "/slow") std::this_thread::sleep_for(400ms);
            return echo(request);
        },
        limits);
    RawClient const first(server.url());
    RawClient const second(server.url());
    for (auto const* each : {&first, &second}) each->send("GET /slow HTTP/1.0\r\n\r\n");
    while (at_work < 2) std::this_thread::sleep_for(1ms);
    HttpClient client;
    auto const third = client.fetch({.url = server.url()});
    ASSERT_TRUE(third) << print(third.error());
    EXPECT_EQ(third->status, 200U);
    EXPECT_THAT(first.receive(), EndsWith("GET /slow "));
    EXPECT_THAT(second.receive(), EndsWith("GET /slow "));
}

TEST(http_server, outlives_a_handler_that_fails) {
    auto const server = serve([](HttpRequest const& request) -> HttpResponse {
        if (request.target == "/bad") throw std::runtime_error("secret");
        return {.body = "fine"};
    });
    HttpClient client;
    auto const bad = client.fetch({.url = server.url() + "/bad"});
    ASSERT_TRUE(bad);
    EXPECT_EQ(bad->status, 500U);
    EXPECT_THAT(bad->body, Not(HasSubstr("secret")));
    EXPECT_EQ(client.fetch({.url = server.url() + "/"})->body, "fine");
}

TEST(http_server, answers_many_at_once) {
    auto const server = serve(echo);
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 8; ++i) {
            callers.emplace_back([&] {
                HttpClient client;
                for (int k = 0; k < 50; ++k) {
                    auto const got = client.fetch({.url = server.url() + "/" + std::to_string(k)});
                    if (got && got->body == "GET /" + std::to_string(k) + " ") ++good;
                }
            });
        }
    }
    EXPECT_EQ(good, 400);
}

TEST(http_server, ends_what_it_is_at_when_it_stops) {
    std::promise<void> is_at_work;
    auto server = serve([&](HttpRequest const&) -> HttpResponse {
        is_at_work.set_value();
        std::this_thread::sleep_for(100ms);
        return {.body = "done"};
    });
    RawClient const idle(server.url());
    RawClient const client(server.url());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    is_at_work.get_future().wait();
    auto const url = server.url();
    server.stop();
    EXPECT_THAT(client.receive(), EndsWith("done"));
    EXPECT_THAT(idle.receive(), IsEmpty());
    EXPECT_FALSE(RawClient(url).is_connected());
}

TEST(http_server, says_where_it_cannot_serve) {
    auto const server = serve(echo);
    ServerOptions taken;
    auto const port = server.url().substr(server.url().rfind(':') + 1);
    taken.port = static_cast<std::uint16_t>(std::stoi(port));
    auto const again = HttpServer::start(taken, echo);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "W054");
    EXPECT_THAT(again.error().message, HasSubstr("127.0.0.1:" + port));
    ServerOptions named;
    named.address = "city.example";
    EXPECT_EQ(HttpServer::start(named, echo).error().code, "U034");
    named.address = "192.0.2.1";  // nobody's
    EXPECT_EQ(HttpServer::start(named, echo).error().code, "W054");
}

}  // namespace
}  // namespace crosswalk
