// SPDX-License-Identifier: Apache-2.0
// The real program asks by HTTPS: certificates that hold, and ones that do not.
#include "http/fetch.h"
#include "http/server.h"
#include "program.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <sys/socket.h>
#include <thread>

namespace crosswalk {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using ::testing::HasSubstr;

/// What a proxy in front of a server does: ends TLS, one caller after the other, on loopback.
class TlsFront {
public:
    TlsFront(std::string const& certificate, std::string const& key, HttpHandler handle)
        : context_(asio::ssl::context::tls_server), handle_(std::move(handle)) {
        context_.use_certificate_chain_file(certificate);
        context_.use_private_key_file(key, asio::ssl::context::pem);
        thread_ = std::jthread([this] { run(); });
    }
    TlsFront(TlsFront const&) = delete;
    TlsFront& operator=(TlsFront const&) = delete;
    ~TlsFront() {
        is_over_ = true;
        boost::system::error_code ignored;
        tcp::socket(io_).connect(acceptor_.local_endpoint(), ignored);  // wakes it
    }
    std::string url() const {
        return "https://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    }

private:
    void run() {
        while (!is_over_) {
            boost::system::error_code error;
            asio::ssl::stream<tcp::socket> stream(acceptor_.accept(error), context_);
            timeval const longest{5, 0};
            ::setsockopt(stream.next_layer().native_handle(), SOL_SOCKET, SO_RCVTIMEO, &longest,
                         sizeof longest);
            if (!is_over_ && !error) answer(stream);
        }
    }
    void answer(asio::ssl::stream<tcp::socket>& stream) {
        boost::system::error_code error;
        stream.handshake(asio::ssl::stream_base::server, error);
        if (error) return;  // it does not trust us
        boost::beast::flat_buffer buffer;
        http::request<http::string_body> request;
        http::read(stream, buffer, request, error);
        if (error) return;
        auto said = handle_({std::string(request.method_string()),
                             std::string(request.target()),
                             {},
                             request.body()});
        http::response<http::string_body> response(static_cast<http::status>(said.status), 11);
        response.set(http::field::content_type, said.content_type);
        response.body() = std::move(said.body);
        response.keep_alive(false);
        response.prepare_payload();
        http::write(stream, response, error);
        stream.shutdown(error);
    }

    asio::io_context io_;
    tcp::acceptor acceptor_{io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
    asio::ssl::context context_;
    HttpHandler handle_;
    std::atomic<bool> is_over_ = false;
    std::jthread thread_;
};

class https : public ::testing::Test {
protected:
    void SetUp() override {
        workspace_.make_partnership("city");
        auto const founded = run({"found", "city"});
        ASSERT_EQ(founded.code, 0) << founded.err;
        auto const key = founded.out.substr(founded.out.find("\n  ") + 3);
        workspace_.write("log.pub", key.substr(0, key.find('\n') + 1));
        ASSERT_EQ(run({"bundle", "record.tar", "city"}).code, 0);
        openssl(
            "req -x509 -newkey ed25519 -nodes -days 2 -subj '/CN=The city' -keyout ca.key "
            "-out ca.pem");
        certify("good", "IP:127.0.0.1");
        certify("other", "DNS:elsewhere.example");
    }
    void openssl(std::string const& arguments) const {
        auto const line = "cd '" + workspace_.path().string() + "' && openssl " + arguments +
                          " >openssl.txt 2>&1";
        ASSERT_EQ(std::system(line.c_str()), 0) << workspace_.read("openssl.txt");
    }
    /// A certificate of the city's own authority for that name.
    void certify(std::string const& name, std::string const& subject) const {
        workspace_.write(name + ".ext", "subjectAltName = " + subject + "\n");
        openssl("req -new -newkey ed25519 -nodes -subj '/CN=A server' -keyout " + name +
                ".key -out " + name + ".csr");
        openssl("x509 -req -in " + name +
                ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 "
                "-extfile " +
                name + ".ext -out " + name + ".pem");
    }
    std::unique_ptr<TlsFront> serve(std::string const& name, HttpHandler handle) const {
        return std::make_unique<TlsFront>(workspace_.at(name + ".pem").string(),
                                          workspace_.at(name + ".key").string(), std::move(handle));
    }
    std::unique_ptr<TlsFront> serve_bundle(std::string const& name) const {
        return serve(name, [this](HttpRequest const&) -> HttpResponse {
            return {.content_type = "application/x-tar", .body = workspace_.read("record.tar")};
        });
    }
    RunResult run(std::vector<std::string> const& arguments,
                  std::string const& authorities = {}) const {
        RunOptions options{.folder = workspace_.path()};
        if (!authorities.empty()) options.environment = {{"SSL_CERT_FILE", authorities}};
        return run_program(arguments, options);
    }
    RunResult verify(TlsFront const& server, std::string const& authorities = {}) const {
        return run({"verify", server.url() + "/record.tar", "--log", "log.pub"}, authorities);
    }
    Workspace workspace_;
};

TEST_F(https, takes_a_record_from_whom_a_trusted_authority_names) {
    auto const good = serve_bundle("good");
    auto const verified = verify(*good, "ca.pem");
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_THAT(verified.out, HasSubstr("As signed"));
}

TEST_F(https, refuses_a_certificate_that_does_not_hold) {
    auto const good = serve_bundle("good");
    auto const other = serve_bundle("other");
    for (auto const& [server, authorities] :
         {std::pair(good.get(), ""), std::pair(good.get(), "other.pem"),
          std::pair(other.get(), "ca.pem"), std::pair(good.get(), "missing.pem")}) {
        auto const refused = verify(*server, authorities);
        EXPECT_EQ(refused.code, 3) << authorities;
        EXPECT_THAT(refused.err, HasSubstr("W051"));
        EXPECT_THAT(refused.err, HasSubstr("SSL_CERT_FILE"));
        EXPECT_EQ(refused.out, "");
    }
}

TEST_F(https, asks_a_witness_behind_a_proxy) {
    auto const own = run({"key", "office.example/witness", "own.key"}).out;
    workspace_.write("own.pub", own);
    ASSERT_EQ(run({"add-key", "office", "own.pub", "city"}).code, 0);
    // What a witness answers is tested elsewhere; here it counts who reaches it.
    std::atomic<int> asked = 0;
    HttpHandler const answer = [&](HttpRequest const& request) -> HttpResponse {
        asked += request.target == "/mill/add-checkpoint" ? 1 : 0;
        return {503, "text/plain", "not today\n"};
    };
    auto const good = serve("good", answer);
    auto const other = serve("other", answer);
    auto const ask = [&](TlsFront const& witness, std::string const& authorities) {
        return run({"countersign", "city", "--ask", witness.url() + "/mill"}, authorities).err;
    };
    EXPECT_THAT(ask(*good, "ca.pem"), HasSubstr("R047"));
    EXPECT_EQ(asked, 1);
    EXPECT_THAT(ask(*other, "ca.pem"), HasSubstr("W051"));
    EXPECT_THAT(ask(*good, ""), HasSubstr("W051"));
    EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace crosswalk
