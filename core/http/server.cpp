// SPDX-License-Identifier: Apache-2.0
// The only file that includes Boost.Beast, which takes long to compile.
#include "http/server.h"

#include "text/utf8.h"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

using Strand = asio::strand<asio::io_context::executor_type>;
using Stream = beast::basic_stream<asio::ip::tcp, Strand>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Strand>;
using RawRequest = http::request<http::string_body>;
using RawResponse = http::response<http::string_body>;
template <class T>
using Task = asio::awaitable<T, Strand>;
constexpr asio::use_awaitable_t<Strand> awaited;

/// After a failing accept (no file handles left, say) the next one is tried this much later.
constexpr std::chrono::milliseconds after_failure{100};
/// A caller that is refused while it sends is listened to a little, or it never sees the answer.
constexpr std::chrono::milliseconds listen_on{1'000};

/// Bytes of a body that are taken from the network at once.
constexpr std::size_t read_ahead = 64U << 10U;

std::string in_small_letters(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

HttpRequest taken_from(RawRequest raw) {
    HttpRequest request{std::string(raw.method_string()), std::string(raw.target()), {}, {}};
    for (auto const& field : raw) {
        request.headers.emplace_back(in_small_letters(field.name_string()),
                                     std::string(field.value()));
    }
    request.body = std::move(raw.body());
    return request;
}

HttpResponse answer_to(HttpRequest const& request, HttpHandler const& handle) {
    try {
        return handle(request);
    } catch (std::exception const&) {  // out of memory, most likely: this one caller is told
        return {500, "text/plain; charset=utf-8", "the server failed; try again later\n"};
    }
}

RawResponse raw_response(HttpResponse response) {
    RawResponse raw(static_cast<http::status>(response.status), 11);
    raw.set(http::field::content_type, response.content_type);
    for (auto const& [name, value] : response.headers) raw.set(name, value);
    raw.body() = std::move(response.body);
    raw.prepare_payload();
    return raw;
}

/// What is said to bytes that are no request; nothing when the caller has just gone away.
std::optional<HttpResponse> refusal_of(beast::error_code error) {
    auto const plain = [](unsigned status, std::string text) {
        return HttpResponse{status, "text/plain; charset=utf-8", std::move(text) + "\n"};
    };
    if (error == http::error::body_limit) return plain(413, "the request is too large");
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return plain(431, "the head of the request is too large");
    }
    bool const is_gone = error == http::error::end_of_stream ||
                         error == http::error::partial_message ||
                         error.category() != make_error_code(http::error::end_of_stream).category();
    if (is_gone) return std::nullopt;
    return plain(400, "this is no request of HTTP/1.1");
}

}  // namespace

struct HttpServer::Running {
    /// One connection. What happens to it happens on its own strand.
    struct Connection {
        explicit Connection(asio::basic_stream_socket<asio::ip::tcp, Strand> socket)
            : stream(std::move(socket)) {}
        Stream stream;
        std::atomic<bool> is_answering = false;
        std::uint64_t number = 0;  ///< in the order they came
    };

    Running(ServerOptions const& wanted, HttpHandler made)
        : options(wanted), handle(std::move(made)) {}
    ~Running() { stop(); }

    beast::error_code listen(asio::ip::address const& address) {
        beast::error_code error;
        asio::ip::tcp::endpoint const endpoint(address, options.port);
        acceptor.open(endpoint.protocol(), error);
        if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (!error) bound = acceptor.local_endpoint(error);
        return error;
    }

    void run() {
        asio::dispatch(acceptor.get_executor(), [this] { accept_more(); });
        for (unsigned i = 0; i < std::max(1U, options.threads); ++i) {
            threads.emplace_back([this] { io.run(); });
        }
    }

    // ---- on the acceptor's strand

    void accept_more() {
        if (is_accepting || !acceptor.is_open()) return;
        is_accepting = true;
        if (open.size() >= options.limits.connections) return make_room_for_next();
        acceptor.async_accept(asio::make_strand(io), [this](beast::error_code error, auto socket) {
            is_accepting = false;
            if (error && acceptor.is_open()) return accept_later();
            if (error) return;
            begin(std::make_shared<Connection>(std::move(socket)));
            accept_more();
        });
    }

    /// Callers who say nothing must not keep out one who does: when the next one comes, the one who
    /// came first of those who have sent no whole request goes.
    void make_room_for_next() {
        acceptor.async_wait(Acceptor::wait_read, [this](beast::error_code) {
            is_accepting = false;
            if (!acceptor.is_open()) return;
            auto const first = std::ranges::find_if(
                open, [](auto const& each) { return !each.second->is_answering; });
            if (first != open.end()) {
                auto const connection = first->second;
                asio::dispatch(connection->stream.get_executor(), [connection] {
                    if (!connection->is_answering) connection->stream.close();
                });
            }
            accept_later();  // or sooner, when one ends
        });
    }

    void accept_later() {
        pause.expires_after(after_failure);
        pause.async_wait([this](beast::error_code) { accept_more(); });
    }

    void begin(std::shared_ptr<Connection> connection) {
        {
            std::lock_guard const lock(mutex);
            connection->number = came++;
            open.emplace(connection->number, connection);
        }
        auto const strand = connection->stream.get_executor();
        asio::co_spawn(strand, serve(connection),
                       asio::bind_executor(
                           acceptor.get_executor(),
                           [this, connection](std::exception_ptr const&) { end(connection); }));
    }

    void end(std::shared_ptr<Connection> const& connection) {
        {
            std::lock_guard const lock(mutex);
            open.erase(connection->number);
        }
        all_closed.notify_all();
        accept_more();
    }

    void close() {
        beast::error_code ignored;
        acceptor.close(ignored);
        pause.cancel();
        {
            std::lock_guard const lock(mutex);  // or `stop` could miss it
            is_closed = true;
        }
        for (auto const& [number, connection] : open) {
            asio::dispatch(connection->stream.get_executor(), [connection = connection] {
                // Who has not sent a whole request was promised nothing.
                if (!connection->is_answering) connection->stream.cancel();
            });
        }
        all_closed.notify_all();
    }

    // ---- on a connection's strand

    Task<void> serve(std::shared_ptr<Connection> connection) {
        auto& stream = connection->stream;
        // What comes between the chunks of a body has no other limit.
        beast::flat_buffer buffer(options.limits.head_bytes + read_ahead);
        bool goes_on = true;
        while (goes_on && !is_closed) {
            beast::error_code error;
            http::request_parser<http::string_body> parser;
            parser.header_limit(options.limits.head_bytes);
            parser.body_limit(options.limits.body_bytes);
            stream.expires_after(options.limits.read);
            co_await http::async_read(stream, buffer, parser, asio::redirect_error(awaited, error));
            if (error) {
                if (auto refusal = refusal_of(error)) co_await refuse(stream, *std::move(refusal));
                break;
            }
            connection->is_answering = true;
            auto raw = parser.release();
            bool const is_head = raw.method() == http::verb::head;
            goes_on = raw.keep_alive();
            auto response = raw_response(answer_to(taken_from(std::move(raw)), handle));
            response.keep_alive(goes_on && !is_closed);
            if (is_head) response.body().clear();  // its length stands in the head
            stream.expires_after(options.limits.write);
            co_await http::async_write(stream, response, asio::redirect_error(awaited, error));
            connection->is_answering = false;
            goes_on = goes_on && !error;
        }
        beast::error_code ignored;
        stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    }

    Task<void> refuse(Stream& stream, HttpResponse refusal) {
        beast::error_code error;
        auto response = raw_response(std::move(refusal));
        response.keep_alive(false);
        stream.expires_after(listen_on);
        co_await http::async_write(stream, response, asio::redirect_error(awaited, error));
        if (!error) stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
        std::array<char, 16384> dropped{};
        while (!error) {
            co_await stream.async_read_some(asio::buffer(dropped),
                                            asio::redirect_error(awaited, error));
        }
    }

    void stop() {
        if (threads.empty()) return;
        asio::dispatch(acceptor.get_executor(), [this] { close(); });
        {
            std::unique_lock lock(mutex);
            all_closed.wait_for(lock, options.limits.stop,
                                [this] { return is_closed && open.empty(); });
        }
        io.stop();
        threads.clear();
    }

    ServerOptions options;
    HttpHandler handle;
    asio::io_context io;
    Acceptor acceptor{asio::make_strand(io)};
    asio::steady_timer pause{acceptor.get_executor()};
    asio::ip::tcp::endpoint bound;
    bool is_accepting = false;
    std::atomic<bool> is_closed = false;
    std::mutex mutex;  ///< for `open` where another thread than the acceptor's strand waits
    std::condition_variable all_closed;
    std::uint64_t came = 0;  ///< connections so far
    std::map<std::uint64_t, std::shared_ptr<Connection>> open;
    std::vector<std::jthread> threads;
};

HttpServer::HttpServer(std::unique_ptr<Running> running) : running_(std::move(running)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

Result<HttpServer> HttpServer::start(ServerOptions const& options, HttpHandler handle) {
    beast::error_code error;
    auto const address = asio::ip::make_address(options.address, error);
    if (error) {
        return failure("U034", crosswalk::quoted(options.address, 100) + " is no address to serve",
                       "write an IP address of this machine: 127.0.0.1 for itself alone");
    }
    auto running = std::make_unique<Running>(options, std::move(handle));
    if (auto const failed = running->listen(address)) {
        return failure("W054",
                       "cannot serve at " + options.address + ":" + std::to_string(options.port) +
                           ": " + failed.message(),
                       "name an address of this machine and a port that no other program has");
    }
    running->run();
    return HttpServer(std::move(running));
}

std::string HttpServer::url() const {
    auto const address = running_->bound.address();
    auto const host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
    return "http://" + host + ":" + std::to_string(running_->bound.port());
}

void HttpServer::stop() { running_->stop(); }

}  // namespace crosswalk
