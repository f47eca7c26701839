// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <charconv>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace crosswalk {

/// A caller that keeps to no rules. Waits five seconds for bytes at most.
class RawClient {
public:
    explicit RawClient(std::string const& url) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        std::uint16_t port = 0;
        auto const digits = std::string_view(url).substr(url.rfind(':') + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), port);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval const longest{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;
    ~RawClient() { ::close(socket_); }

    bool is_connected() const { return is_connected_; }
    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Everything until the other side ends; or the first so many bytes.
    std::string receive(std::size_t most = std::string::npos) const {
        std::string all;
        std::array<char, 4096> piece{};
        while (all.size() < most) {
            auto const got = ::recv(socket_, piece.data(), piece.size(), 0);
            if (got <= 0) break;
            all.append(piece.data(), static_cast<std::size_t>(got));
        }
        return all;
    }

private:
    int socket_;
    bool is_connected_ = false;
};

}  // namespace crosswalk
