// SPDX-License-Identifier: Apache-2.0
#include "service/tar.h"

#include "service/files.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <numeric>
#include <unistd.h>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t block = 512;
// Where things stand in a header, and how long they are. Source: POSIX.1-2017, pax, ustar.
constexpr std::size_t name_length = 100;
constexpr std::size_t size_at = 124;
constexpr std::size_t size_length = 12;
constexpr std::size_t sum_at = 148;
constexpr std::size_t sum_length = 8;
constexpr std::size_t kind_at = 156;
constexpr std::size_t magic_at = 257;
constexpr std::string_view magic{"ustar\00000", 8};

using Header = std::array<char, block>;

/// The sum of all bytes, its own field read as blanks.
unsigned sum_of(Header header) {
    std::fill_n(header.begin() + sum_at, sum_length, ' ');
    return std::accumulate(header.begin(), header.end(), 0U, [](unsigned sum, char c) {
        return sum + static_cast<unsigned char>(c);
    });
}

void put(Header& header, std::size_t at, std::string_view text) {
    std::ranges::copy(text, header.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string_view field(Header const& header, std::size_t at, std::size_t length) {
    std::string_view const text(header.data() + at, length);
    return text.substr(0, text.find('\0'));
}

std::optional<std::uint64_t> octal(std::string_view text) {
    std::uint64_t value = 0;
    for (char const c : text) {
        if (c < '0' || c > '7') return std::nullopt;
        value = value * 8 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::uint64_t filled(std::uint64_t size) { return (size + block - 1) / block * block; }

Header header_of(std::string_view name, std::uint64_t size) {
    Header header{};
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, size_at, fmt::format("{:011o}", size));
    put(header, 136, "00000000000");
    header[kind_at] = '0';
    put(header, magic_at, magic);
    put(header, sum_at, fmt::format("{:06o}", sum_of(header)) + std::string("\0 ", 2));
    return header;
}

bool is_end(Header const& header) {
    return std::ranges::all_of(header, [](char c) { return c == '\0'; });
}

}  // namespace

Result<void> tar_file(std::string const& name, std::string_view bytes, TarTake const& take) {
    invariant(!name.empty() && name.size() < name_length, "names of our own are short");
    auto const header = header_of(name, bytes.size());
    TRY(take({header.data(), block}));
    TRY(take(bytes));
    return take(std::string(filled(bytes.size()) - bytes.size(), '\0'));
}

Result<void> tar_end(TarTake const& take) { return take(std::string(2 * block, '\0')); }

struct TarReader::File {
    std::filesystem::path path;
    int descriptor = -1;

    File(std::filesystem::path where, int opened) : path(std::move(where)), descriptor(opened) {}
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() { ::close(descriptor); }

    /// As many bytes as asked for, or fewer at the end.
    Result<std::string> bytes(std::uint64_t begin, std::uint64_t size) const {
        int error = 0;
        std::string out;
        out.resize_and_overwrite(size, [&](char* bytes, std::size_t room) {
            std::size_t done = 0;
            while (done < room) {
                auto const got = ::pread(descriptor, bytes + done, room - done,
                                         static_cast<off_t>(begin + done));
                if (got < 0 && errno == EINTR) continue;
                if (got < 0) error = errno;
                if (got <= 0) break;
                done += static_cast<std::size_t>(got);
            }
            return done;
        });
        if (error != 0) return world_failure(error, "read", path);
        return out;
    }
};

TarReader::TarReader(std::unique_ptr<File> file) : file_(std::move(file)) {}
TarReader::TarReader(TarReader&&) noexcept = default;
TarReader& TarReader::operator=(TarReader&&) noexcept = default;
TarReader::~TarReader() = default;

Result<TarReader> TarReader::open(std::filesystem::path const& path) {
    auto const refused = [&](std::string const& why) {
        return failure("W015", printable(path.string()) + " is no bundle: " + why,
                       "fetch it again, or take another; `crosswalk bundle` and `crosswalk backup` "
                       "write them");
    };
    std::string last;
    auto const cut = [&](std::uint64_t at) {
        return refused("it is cut, in the file that begins at byte " + std::to_string(at) +
                       (last.empty() ? std::string() : ", behind " + crosswalk::quoted(last)));
    };
    TRY(check_readable(path));
    std::error_code error;
    auto const end = std::filesystem::file_size(path, error);
    auto const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return world_failure(errno, "read", path);
    TarReader reader(std::make_unique<File>(path, descriptor));
    if (error) return world_failure(error.value(), "read", path);
    for (std::uint64_t at = 0;;) {
        TRY_ASSIGN(auto const bytes, reader.file_->bytes(at, block));
        if (bytes.size() < block) return cut(at);
        Header header{};
        put(header, 0, bytes);
        if (is_end(header)) return reader;
        auto const size = octal(field(header, size_at, size_length));
        auto const name = field(header, 0, name_length);
        bool const is_ours =
            size && !name.empty() && name.size() < name_length && header == header_of(name, *size);
        if (!is_ours) return refused("it is not in the form of POSIX ustar that bundles have");
        if (at + block + filled(*size) > end) return cut(at);
        if (!reader.files_.emplace(name, Part{at + block, *size}).second) {
            return refused("it holds " + crosswalk::quoted(name) + " twice");
        }
        last = name;
        at += block + filled(*size);
    }
}

std::vector<std::string> TarReader::names() const {
    std::vector<std::string> names;
    for (auto const& [name, part] : files_) names.push_back(name);
    return names;
}

Result<std::string> TarReader::read(std::string const& name, std::uint64_t most) const {
    auto const found = files_.find(name);
    if (found == files_.end()) {
        return failure("W001", "the bundle lacks " + crosswalk::quoted(name, 100),
                       "ask for a new bundle: `crosswalk bundle` writes everything");
    }
    auto const size = std::min(found->second.size, most);
    TRY_ASSIGN(auto bytes, file_->bytes(found->second.begin, size));
    if (bytes.size() != size) {
        return failure("W015", printable(file_->path.string()) + " is no bundle: it is cut",
                       "fetch it again");
    }
    return bytes;
}

}  // namespace crosswalk
