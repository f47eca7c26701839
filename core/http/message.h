// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosswalk {

/// Names and values of a message's head, in their order.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// What somebody asked a server for.
struct HttpRequest {
    std::string method;  ///< "GET", "POST", ...
    std::string target;  ///< path and query as they were sent: "/w/add-checkpoint?x=1"
    HttpHeaders headers;  ///< names in small letters
    std::string body;

    /// The target up to its question mark.
    std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
};

/// What the server answers.
struct HttpResponse {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
    HttpHeaders headers = {};  ///< beside type and length, which are always there
};

}  // namespace crosswalk
