// SPDX-License-Identifier: Apache-2.0
#include "store/byte_source.h"

#include "text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace crosswalk {
namespace {

std::unexpected<Diagnostic> cannot_read(int error_number, std::string const& path) {
    auto const what = "cannot read " + printable(path) + ": ";
    switch (error_number) {
        case ENOENT:
        case ENOTDIR:
            return failure("W001", what + "it is not there", "check the spelling of the path");
        case EACCES:
        case EPERM:
            return failure("W002", what + "this account may not do that",
                           "ask whoever owns the file for permission, or work on a copy; nothing "
                           "was changed");
        case EISDIR:
            return failure("W004", what + "it is a folder", "name a file in it");
        default:
            return failure("W005", what + std::generic_category().message(error_number),
                           "check the disk and run the same command again; nothing was changed");
    }
}

}  // namespace

Result<ByteSource> ByteSource::open(std::string const& path, std::string shown_as) {
    ByteSource source;
    source.shown_as_ = std::move(shown_as);
    do {
        source.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    } while (source.descriptor_ < 0 && errno == EINTR);
    if (source.descriptor_ < 0) return cannot_read(errno, source.shown_as_);
    struct stat about{};
    if (::fstat(source.descriptor_, &about) != 0) return cannot_read(errno, source.shown_as_);
    if (S_ISDIR(about.st_mode)) return cannot_read(EISDIR, source.shown_as_);
    if (S_ISREG(about.st_mode)) source.size_ = static_cast<std::uint64_t>(about.st_size);
    return source;
}

ByteSource ByteSource::of(std::string_view bytes, std::size_t most_at_once) {
    ByteSource source;
    source.memory_ = bytes;
    source.most_at_once_ = most_at_once;
    source.size_ = bytes.size();
    return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : shown_as_(std::move(other.shown_as_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      memory_(other.memory_),
      most_at_once_(other.most_at_once_),
      bytes_read_(other.bytes_read_),
      size_(other.size_),
      sha256_(std::move(other.sha256_)) {}

ByteSource::~ByteSource() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> ByteSource::read(char* to, std::size_t most) {
    std::size_t got = 0;
    if (descriptor_ < 0) {
        got = std::min({most, most_at_once_, memory_.size()});
        std::memcpy(to, memory_.data(), got);
        memory_.remove_prefix(got);
    } else {
        ssize_t answer = -1;
        do {
            answer = ::read(descriptor_, to, most);
        } while (answer < 0 && errno == EINTR);
        if (answer < 0) return cannot_read(errno, shown_as_);
        got = static_cast<std::size_t>(answer);
    }
    sha256_.add({to, got});
    bytes_read_ += got;
    return got;
}

}  // namespace crosswalk
