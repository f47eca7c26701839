// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// What a server somewhere may take from us.
struct FetchLimits {
    std::uint64_t bytes = 1U << 20U;
    long redirects = 5;  ///< followed by GET only
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds all{60'000};  ///< 0: as long as bytes keep coming
    std::chrono::seconds quiet{30};         ///< without a single byte
};

struct FetchRequest {
    std::string url;
    std::optional<std::string> body = {};  ///< there: POST; not there: GET
    FetchLimits limits = {};
    std::string authorities = {};  ///< file of certificates to trust; empty: what the machine does
    /// How many bytes came, and of how many (0: unknown); false stops.
    std::function<bool(std::uint64_t done, std::uint64_t all)> watch = {};
};

struct Fetched {
    unsigned status = 0;
    std::string content_type;
    std::string body;  ///< empty when it was given away; of another status than 200 at most 64 KiB
};

/// Whether a text is the address of something on the web, not the name of a file.
bool is_url(std::string_view text);

/// Asks servers by HTTP and HTTPS, one request after the other over the same connection where
/// that can be. What is secret stays away from it: it sends no cookies and no passwords, and what
/// was asked for by HTTPS never comes by HTTP.
///
/// Errors    U035 not an address of the web; W050 the server cannot be reached, or stopped
///           talking; W051 its certificate is not to be trusted; W053 it sends more than allowed;
///           W055 it sends to somewhere else without end, or to where no request follows; W011
///           `watch` stopped it
class HttpClient {
public:
    HttpClient();
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;
    ~HttpClient();

    /// Any answer, also one that says no: the caller knows what a status means.
    Result<Fetched> fetch(FetchRequest const& request);

    using Take = std::function<Result<void>(std::string_view piece)>;
    /// The same for what is too large for memory. Only the body of status 200 is given to `take`,
    /// whose error ends it.
    Result<Fetched> fetch(FetchRequest const& request, Take const& take);

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace crosswalk
