// SPDX-License-Identifier: Apache-2.0
#include "http/fetch.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <curl/curl.h>
#include <utility>

namespace crosswalk {
namespace {

/// Of an answer that says no, so much is kept: enough for what it says.
constexpr std::size_t most_of_refusal = 64U << 10U;

/// What one request is about, for the functions libcurl calls.
struct Work {
    CURL* curl = nullptr;
    FetchRequest const& request;
    HttpClient::Take const& take;
    std::uint64_t came = 0;
    std::string body = {};
    std::optional<Diagnostic> failed = {};
    bool is_too_large = false;
    bool is_stopped = false;
};

std::size_t on_bytes(char* bytes, std::size_t, std::size_t size, void* user) {
    auto& work = *static_cast<Work*>(user);
    work.came += size;
    work.is_too_large = work.came > work.request.limits.bytes;
    if (work.is_too_large) return CURL_WRITEFUNC_ERROR;
    long status = 0;
    curl_easy_getinfo(work.curl, CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) {
        work.body.append(bytes, std::min(size, most_of_refusal - work.body.size()));
        return size;
    }
    if (!work.take) {
        work.body.append(bytes, size);
        return size;
    }
    auto const taken = work.take({bytes, size});
    if (!taken) work.failed = taken.error();
    return taken ? size : CURL_WRITEFUNC_ERROR;
}

int on_progress(void* user, curl_off_t all, curl_off_t done, curl_off_t, curl_off_t) {
    auto& work = *static_cast<Work*>(user);
    if (!work.request.watch) return 0;
    work.is_stopped =
        !work.request.watch(static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(all));
    return work.is_stopped ? 1 : 0;
}

/// The part of an address before its path: what may be said of it in a message in full.
std::string server_of(std::string const& url) {
    return crosswalk::quoted(url.substr(0, url.find_first_of("/?#", url.find("://") + 3)), 200);
}

bool is_https(std::string_view url) { return url.starts_with("https://"); }

/// Where the machine itself is asked, no proxy knows better.
bool is_this_machine(std::string_view url) {
    auto host = url.substr(url.find("://") + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    return host.starts_with("127.") || host.starts_with("[::1]") ||
           host.substr(0, host.find(':')) == "localhost";
}

Result<void> check_url(std::string const& url) {
    auto const refused = [&](std::string_view why) {
        return failure("U035",
                       crosswalk::quoted(url, 200) + " cannot be fetched: " + std::string(why),
                       "write it as https://name.example/path");
    };
    if (!is_url(url)) return refused("it begins neither with https:// nor with http://");
    auto const host = url.substr(url.find("://") + 3);
    auto const server = host.substr(0, host.find_first_of("/?#"));
    if (server.empty()) return refused("it names no server");
    if (server.contains('@')) return refused("a name or password stands in it");
    auto const is_plain = [](char c) { return c > ' ' && c < '\x7f'; };
    if (!std::ranges::all_of(url, is_plain)) return refused("it has blanks or other characters");
    return {};
}

std::unexpected<Diagnostic> unreachable(std::string const& url, std::string const& why) {
    return failure("W050", "no answer from " + server_of(url) + ": " + why,
                   "look whether the address is right, whether the server runs, and whether this "
                   "machine has a network; then run the same command again");
}

std::unexpected<Diagnostic> failure_of(CURLcode code, std::string const& said, Work const& work) {
    auto const& url = work.request.url;
    if (work.failed) return std::unexpected(*work.failed);
    if (work.is_stopped) {
        return failure("W011", "stopped before the end", "run the same command again");
    }
    if (work.is_too_large || code == CURLE_FILESIZE_EXCEEDED) {
        return failure("W053",
                       server_of(url) + " sends more than the " +
                           std::to_string(work.request.limits.bytes) + " bytes that are allowed",
                       "ask who runs it how large it is, and raise the limit only to that");
    }
    switch (code) {
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
            return failure(
                "W051", "the certificate of " + server_of(url) + " is not to be trusted: " + said,
                "ask who runs the server; do not go on without a certificate that holds. "
                "Authorities "
                "of your own stand in the file that SSL_CERT_FILE names");
        case CURLE_TOO_MANY_REDIRECTS:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return failure("W055",
                           server_of(url) +
                               " sends to somewhere else, where no request "
                               "follows: " +
                               said,
                           "ask for the address at which it is, and give that one");
        case CURLE_URL_MALFORMAT:
            return failure("U035", crosswalk::quoted(url, 200) + " cannot be fetched: " + said,
                           "write it as https://name.example/path");
        default:
            return unreachable(url, said);
    }
}

}  // namespace

struct HttpClient::Handle {
    Handle() {
        static auto const once = curl_global_init(CURL_GLOBAL_DEFAULT);
        curl = once == CURLE_OK ? curl_easy_init() : nullptr;
    }
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }

    /// What holds for every request.
    void set_up(FetchRequest const& request) {
        auto const& limits = request.limits;
        curl_easy_reset(curl);  // connections stay
        curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR,
                         is_https(request.url) ? "https" : "http,https");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, request.body ? 0L : 1L);
        curl_easy_setopt(curl, CURLOPT_MAXREDIRS, limits.redirects);
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, long{limits.connect.count()});
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long{limits.all.count()});
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, long{limits.quiet.count()});
        curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.bytes));
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "crosswalk");
        if (!request.authorities.empty()) {
            curl_easy_setopt(curl, CURLOPT_CAINFO, request.authorities.c_str());
            curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
        }
        if (is_this_machine(request.url)) curl_easy_setopt(curl, CURLOPT_PROXY, "");
    }

    CURL* curl = nullptr;
};

bool is_url(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

HttpClient::HttpClient() : handle_(std::make_unique<Handle>()) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

Result<Fetched> HttpClient::fetch(FetchRequest const& request) { return fetch(request, {}); }

Result<Fetched> HttpClient::fetch(FetchRequest const& request, Take const& take) {
    TRY(check_url(request.url));
    auto* const curl = handle_->curl;
    if (curl == nullptr) return unreachable(request.url, "libcurl cannot be used");
    handle_->set_up(request);
    Work work{curl, request, take};
    std::array<char, CURL_ERROR_SIZE> said{};
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said.data());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &work);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &work);
    curl_slist* head = nullptr;
    if (request.body) {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body->data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body->size()));
        head = curl_slist_append(head, "Content-Type: text/plain; charset=utf-8");
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, head);
    }
    auto const code = curl_easy_perform(curl);
    Fetched fetched;
    long status = 0;
    char const* type = nullptr;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    fetched.content_type = type == nullptr ? "" : type;
    curl_slist_free_all(head);
    curl_easy_reset(curl);  // it forgets what stands on this stack
    if (code != CURLE_OK) {
        std::string const why = said.front() == '\0' ? curl_easy_strerror(code) : said.data();
        return failure_of(code, printable(why), work);
    }
    fetched.status = static_cast<unsigned>(status);
    fetched.body = std::move(work.body);
    return fetched;
}

}  // namespace crosswalk
