// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/message.h"
#include "text/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace crosswalk {

/// Makes the answer to a request. Called from several threads at once.
using HttpHandler = std::function<HttpResponse(HttpRequest const&)>;

/// What one caller may take from the others.
struct ServerLimits {
    std::uint32_t head_bytes = 16U << 10U;
    std::uint64_t body_bytes = 1U << 20U;
    /// For a further one the first of those goes that have sent no whole request; when all have, it
    /// waits until one is closed.
    std::size_t connections = 256;
    std::chrono::milliseconds read{10'000};  ///< for a whole request, or for the next one to come
    std::chrono::milliseconds write{30'000};  ///< for taking a whole answer
    std::chrono::milliseconds stop{5'000};  ///< for what is at work when the server stops
};

struct ServerOptions {
    std::string address = "127.0.0.1";  ///< an IP address: others come in only when it is not this
    std::uint16_t port = 0;  ///< 0: one that is free
    unsigned threads = 4;
    ServerLimits limits = {};
};

/// Answers HTTP/1.1 until it is stopped. No TLS: that is for a proxy in front of it.
class HttpServer {
public:
    /// U034 not an IP address; W054 the address or port cannot be had.
    static Result<HttpServer> start(ServerOptions const& options, HttpHandler handle);
    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;
    ~HttpServer();  ///< stops it

    /// Where it answers: "http://127.0.0.1:8700", "http://[::1]:8700".
    std::string url() const;
    /// Takes no further requests, lets those that are being answered end, and returns.
    void stop();

private:
    struct Running;
    explicit HttpServer(std::unique_ptr<Running> running);
    std::unique_ptr<Running> running_;
};

}  // namespace crosswalk
