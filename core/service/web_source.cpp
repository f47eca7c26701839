// SPDX-License-Identifier: Apache-2.0
#include "service/web_source.h"

#include "http/fetch.h"
#include "record/tile.h"
#include "service/files.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// Fetches files into a folder of its own.
class Fetching {
public:
    Fetching(TemporaryFolder folder, WebRequest request)
        : folder_(std::move(folder)), request_(std::move(request)), left_(request_.most_bytes) {}

    fs::path path_of(std::string const& name) const { return folder_.path() / name; }

    /// The bytes of a file of a log, from the server or as they came from it before.
    Result<std::string> file(std::string const& name) {
        std::lock_guard const lock(mutex_);
        // A checkpoint of more entries than a log can have leads to such names.
        if (!is_log_file(name)) {
            return failure("R002", crosswalk::quoted(name, 100) + " is no file that a log has",
                           "the checkpoint names more entries than there can be; ask the host for "
                           "the record again");
        }
        if (fetched_.contains(name)) return read_file(path_of(name));
        auto bytes = whole_or_partial(name);
        if (!bytes) return bytes;
        if (bytes->size() > most_log_bytes(name)) {
            return failure("W015",
                           crosswalk::quoted(name, 100) + " is larger than such a file can be",
                           "ask who runs the server");
        }
        TRY(keep(name, *bytes));
        return bytes;
    }

    /// One large file, straight to the disk.
    Result<void> bundle(std::string const& name) {
        return write_file_by(path_of(name), [&](WriteMore const& write) -> Result<void> {
            TRY_ASSIGN(auto const answer, client_.fetch(large(request_.url), write));
            return found(answer, request_.url);
        });
    }

private:
    Result<void> keep(std::string const& name, std::string_view bytes) {
        std::error_code error;
        fs::create_directories(path_of(name).parent_path(), error);
        if (error) return world_failure(error.value(), "make the folder of", path_of(name));
        TRY(write_scratch_file(path_of(name), bytes));
        fetched_.insert(name);
        return {};
    }

    /// What may be as large as it likes takes its time, as long as bytes come.
    FetchRequest large(std::string const& url) const {
        auto fetch = fetch_of(url, left_);
        fetch.limits.all = std::chrono::milliseconds(0);
        fetch.watch = [this](std::uint64_t done, std::uint64_t all) {
            return goes_on() && (!request_.watch || request_.watch("fetching", done, all));
        };
        return fetch;
    }

    /// Small files come while something else is told of, from whichever thread.
    FetchRequest small(std::string const& url, std::uint64_t most) const {
        auto fetch = fetch_of(url, most);
        fetch.limits.all = request_.longest;
        fetch.watch = [this](std::uint64_t, std::uint64_t) { return goes_on(); };
        return fetch;
    }

    FetchRequest fetch_of(std::string const& url, std::uint64_t most) const {
        FetchRequest fetch{.url = url, .authorities = request_.authorities};
        fetch.limits.bytes = most;
        return fetch;
    }

    bool goes_on() const { return !request_.goes_on || request_.goes_on(); }

    static Result<void> found(Fetched const& answer, std::string const& url) {
        if (answer.status == 200) return {};
        auto const shown = crosswalk::quoted(url, 300);
        if (answer.status == 404 || answer.status == 410) {
            return failure("W001", "there is nothing at " + shown,
                           "compare the address with the one the host gave you: it is that of a "
                           "bundle, or of a folder with the files of one");
        }
        return failure(
            "W052",
            "the server answers with status " + std::to_string(answer.status) + " to " + shown,
            "try again later, or ask who runs the server");
    }

    Result<std::string> get(std::string const& name) {
        auto url = request_.url;
        while (url.ends_with('/')) url.pop_back();
        url += "/" + name;
        auto const most = std::min<std::uint64_t>(left_, most_log_bytes(name));
        auto const is_object = name.starts_with("objects/");
        TRY_ASSIGN(auto answer, client_.fetch(is_object ? large(url) : small(url, most)));
        TRY(found(answer, url));
        left_ -= answer.body.size();
        return std::move(answer.body);
    }

    /// A log that has grown since may have only the whole tile that a partial one became.
    Result<std::string> whole_or_partial(std::string const& name) {
        auto bytes = get(name);
        auto const tile = parse_tile_path(name);
        bool const may_have_grown =
            !bytes && bytes.error().code == "W001" && tile && tile->id.width < tile_width;
        if (!may_have_grown) return bytes;
        auto whole = tile->id;
        auto const width = std::exchange(whole.width, tile_width);
        auto grown = get(tile->is_entries ? entries_path(whole.index) : path_of(whole));
        if (!grown) return bytes;
        if (!tile->is_entries) return grown->substr(0, width * Digest::size);
        TRY_ASSIGN(auto const entries, split_entries(*grown));
        if (entries.size() < width) return grown;
        auto const& last = entries[width - 1];
        return grown->substr(0,
                             static_cast<std::size_t>(last.data() + last.size() - grown->data()));
    }
    static std::string path_of(TileId const& tile) { return crosswalk::path_of(tile); }

    TemporaryFolder folder_;
    WebRequest request_;
    std::uint64_t left_;  ///< bytes that may still come
    HttpClient client_;
    std::set<std::string> fetched_;
    std::mutex mutex_;
};

bool is_bundle(std::string_view url) { return url.substr(0, url.find('?')).ends_with(".tar"); }

}  // namespace

Result<LogSource> open_web_source(WebRequest request) {
    auto const url = request.url;
    TRY_ASSIGN(auto folder, TemporaryFolder::make());
    auto const fetching = std::make_shared<Fetching>(std::move(folder), std::move(request));
    if (!is_bundle(url)) {
        return LogSource{url, [fetching](std::string const& name) { return fetching->file(name); }};
    }
    TRY(fetching->bundle("record.tar"));
    TRY_ASSIGN(auto const opened, open_log_source(fetching->path_of("record.tar")));
    return LogSource{
        url, [fetching, file = opened.file](std::string const& name) { return file(name); }};
}

Result<LogSource> open_any_source(WebRequest request) {
    if (is_url(request.url)) return open_web_source(std::move(request));
    return open_log_source(request.url);
}

}  // namespace crosswalk
