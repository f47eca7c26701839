// SPDX-License-Identifier: Apache-2.0
#include "service/files.h"

#include "identity/secret_key.h"
#include "identity/sha256.h"
#include "text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// An open file of the operating system.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

    int give_away() { return std::exchange(number_, -1); }

    /// A network disk may report a failed write only now, so closing can fail.
    bool close_now() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

int open_again(char const* path, int flags, mode_t mode = 0) {
    int number = -1;
    do {
        number = ::open(path, flags | O_CLOEXEC, mode);
    } while (number < 0 && errno == EINTR);
    return number;
}

Result<void> write_all(Descriptor const& file, fs::path const& path, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return world_failure(errno, "write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

/// A pipe or a device such as /dev/null is written to, never replaced by a file.
Result<void> write_device(fs::path const& path, std::string_view bytes) {
    Descriptor file(open_again(path.c_str(), O_WRONLY));
    if (file.number() < 0) return world_failure(errno, "write", path);
    TRY(write_all(file, path, bytes));
    return {};
}

/// So that the names in it last.
Result<void> flush_folder(fs::path const& folder) {
    auto const name = folder.empty() ? std::string(".") : folder.string();
    Descriptor const open(open_again(name.c_str(), O_RDONLY | O_DIRECTORY));
    if (open.number() < 0) return world_failure(errno, "write to", folder);
    // Some network and memory disks cannot flush a folder and say EINVAL; there is nothing to lose.
    if (::fsync(open.number()) != 0 && errno != EINVAL) {
        return world_failure(errno, "write to", folder);
    }
    return {};
}

constexpr std::string_view draft_start = ".crosswalk-";
constexpr std::size_t draft_digits = 16;
constexpr std::int64_t abandoned_after_s = 3600;  ///< no command works on one file for so long

/// Several machines may write into one folder, so a number of a process would not do.
std::string draft_name() {
    return std::string(draft_start) + print(digest(random_bytes(16))).substr(0, draft_digits);
}

constexpr mode_t for_everybody = 0666;  ///< less what the user's mask takes away
constexpr mode_t for_its_owner = 0600;

/// A new file beside `target` that turns into it by a rename, or is taken away.
class Draft {
public:
    static Result<Draft> beside(fs::path const& target, mode_t mode = for_everybody) {
        auto const draft = (target.parent_path() / draft_name()).string();
        int const number = open_again(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL, mode);
        if (number < 0) return world_failure(errno, "write", target);
        // Whoever looks for what was left over sees that it was not. Not every disk has locks.
        static_cast<void>(::flock(number, LOCK_EX | LOCK_NB));
        return Draft(target, draft, number, mode);
    }
    Draft(Draft&& other) noexcept
        : target_(std::move(other.target_)),
          draft_(std::exchange(other.draft_, std::string())),
          file_(std::move(other.file_)),
          mode_(other.mode_) {}
    Draft& operator=(Draft&&) = delete;
    ~Draft() {
        if (!draft_.empty()) ::unlink(draft_.c_str());
    }

    Result<void> write(std::string_view bytes) { return write_all(file_, target_, bytes); }
    /// What it is to turn into, on the same disk, where that was not known before.
    void becomes(fs::path target) { target_ = std::move(target); }

    /// Flushed to the disk and put in place; then the folder is flushed, so that the name lasts
    /// too.
    Result<void> finish(bool may_replace) {
        struct stat old{};
        if (mode_ != for_its_owner && ::stat(target_.c_str(), &old) == 0 &&
            ::fchmod(file_.number(), old.st_mode & 0777U) != 0) {
            return world_failure(errno, "write", target_);
        }
        if (::fsync(file_.number()) != 0 || !file_.close_now()) {
            return world_failure(errno, "write", target_);
        }
        if (may_replace) {
            if (::rename(draft_.c_str(), target_.c_str()) != 0) {
                return world_failure(errno, "write", target_);
            }
            draft_.clear();
        } else if (::link(draft_.c_str(), target_.c_str()) != 0) {
            return world_failure(errno, "write", target_);
        }
        return flush_folder(target_.parent_path());
    }

private:
    Draft(fs::path target, std::string draft, int number, mode_t mode)
        : target_(std::move(target)), draft_(std::move(draft)), file_(number), mode_(mode) {}

    fs::path target_;
    std::string draft_;
    Descriptor file_;
    mode_t mode_;
};

Result<void> fill_draft(fs::path const& path, mode_t mode, FillFile const& fill) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (fs::is_directory(status)) return world_failure(EISDIR, "write", path);
    // What a link leads to is replaced, not the link.
    auto const target = fs::is_symlink(fs::symlink_status(path, error)) && fs::exists(status)
                            ? fs::canonical(path, error)
                            : path;
    TRY_ASSIGN(auto draft, Draft::beside(target, mode));
    TRY(fill([&](std::string_view bytes) { return draft.write(bytes); }));
    return draft.finish(true);
}

Result<Descriptor> open_to_read(fs::path const& path) {
    // Opening a pipe would wait for somebody to write into it, for ever if need be.
    Descriptor file(open_again(path.c_str(), O_RDONLY | O_NONBLOCK));
    if (file.number() < 0) return world_failure(errno, "read", path);
    struct stat about{};
    if (::fstat(file.number(), &about) != 0) return world_failure(errno, "read", path);
    if (S_ISDIR(about.st_mode)) return world_failure(EISDIR, "read", path);
    if (S_ISFIFO(about.st_mode)) {
        return failure("W014", "cannot read " + printable(path.string()) + ": it is a pipe",
                       "write what comes out of it into a file and name that file; nothing was "
                       "changed");
    }
    return file;
}

/// Gives the bytes of an open file to `take`, piece by piece, until it wants no more.
template <class Take>
Result<void> read_pieces(Descriptor const& file, fs::path const& path, Take take) {
    std::vector<char> piece(std::size_t{1} << 18U);
    for (;;) {
        auto const got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return world_failure(errno, "read", path);
        if (got == 0) return {};
        TRY_ASSIGN(bool const goes_on,
                   take(std::string_view(piece.data(), static_cast<std::size_t>(got))));
        if (!goes_on) return {};
    }
}

/// Its SHA-256.
Result<std::string> copy_into(Draft& draft, fs::path const& from) {
    TRY_ASSIGN(auto const file, open_to_read(from));
    Sha256 hash;
    auto const keep = [&](std::string_view piece) -> Result<bool> {
        hash.add(piece);
        TRY(draft.write(piece));
        return true;
    };
    TRY(read_pieces(file, from, keep));
    return hash.hex();
}

bool is_within(fs::path const& folder, fs::path const& path) {
    auto const [end, unused] =
        std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

}  // namespace

std::unexpected<Diagnostic> world_failure(int error_number, std::string_view doing,
                                          fs::path const& path) {
    auto const what = "cannot " + std::string(doing) + " " + printable(path.string()) + ": ";
    switch (error_number) {
        case ENOENT:
        case ENOTDIR:
            if (doing == "write") {
                return failure("W001", what + "its folder is not there",
                               "make the folder first, or choose another");
            }
            return failure("W001", what + "it is not there", "check the spelling of the path");
        case EACCES:
        case EPERM:
        case EROFS:
            return failure("W002", what + "this account may not do that",
                           "ask whoever owns the folder for permission, or work on a copy; nothing "
                           "was changed");
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return failure("W003", what + "the disk is full, or a limit on its use is reached",
                           "free some space and run the same command again; nothing was changed");
        case EISDIR:
            return failure("W004", what + "it is a folder", "name a file in it");
        case EEXIST:
            return failure("W008", what + "something is there already",
                           "choose another name, or move it away first; nothing was changed");
        default:
            return failure("W005", what + std::generic_category().message(error_number),
                           "check the disk and run the same command again; nothing was changed");
    }
}

Result<std::string> read_file(fs::path const& path, std::size_t most) {
    TRY_ASSIGN(auto const file, open_to_read(path));
    std::string bytes;
    TRY(read_pieces(file, path, [&](std::string_view piece) -> Result<bool> {
        bytes += piece.substr(0, most - bytes.size());
        return bytes.size() < most;
    }));
    return bytes;
}

Result<void> check_readable(fs::path const& path) {
    TRY(open_to_read(path));
    return {};
}

Result<std::vector<std::string>> names_in(fs::path const& folder, std::string_view ending) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    if (error == std::errc::no_such_file_or_directory) return names;
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        auto name = entry->path().filename().string();
        if (name.ends_with(ending) && !name.starts_with('.')) names.push_back(std::move(name));
    }
    if (error) return world_failure(error.value(), "look into", folder);
    std::sort(names.begin(), names.end());
    return names;
}

Result<void> write_file(fs::path const& path, std::string_view bytes) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_directory(status) && !fs::is_regular_file(status))
        return write_device(path, bytes);
    return write_file_by(path, [&](WriteMore const& write) { return write(bytes); });
}

Result<void> write_file_by(fs::path const& path, FillFile const& fill) {
    return fill_draft(path, for_everybody, fill);
}

Result<void> write_secret_file_by(fs::path const& path, FillFile const& fill) {
    return fill_draft(path, for_its_owner, fill);
}

Result<void> create_secret_file(fs::path const& path, std::string_view bytes) {
    TRY_ASSIGN(auto draft, Draft::beside(path, for_its_owner));
    TRY(draft.write(bytes));
    return draft.finish(false);
}

Result<void> create_file(fs::path const& path, std::string_view bytes) {
    TRY_ASSIGN(auto draft, Draft::beside(path));
    TRY(draft.write(bytes));
    return draft.finish(false);
}

Result<void> write_scratch_file(fs::path const& path, std::string_view bytes) {
    Descriptor const file(open_again(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666));
    if (file.number() < 0) return world_failure(errno, "write", path);
    return write_all(file, path, bytes);
}

Result<std::string> copy_file_whole(fs::path const& from, fs::path const& to) {
    TRY_ASSIGN(auto draft, Draft::beside(to));
    TRY_ASSIGN(auto sha256, copy_into(draft, from));
    TRY(draft.finish(true));
    return sha256;
}

Result<void> copy_file_by_digest(fs::path const& from, fs::path const& folder,
                                 PlaceOf const& place_of) {
    TRY_ASSIGN(auto draft, Draft::beside(folder / "draft"));
    TRY_ASSIGN(auto const sha256, copy_into(draft, from));
    TRY_ASSIGN(auto place, place_of(sha256));
    draft.becomes(std::move(place));
    return draft.finish(true);
}

bool is_draft_name(std::string_view name) {
    return name.starts_with(draft_start) && name.size() == draft_start.size() + draft_digits &&
           name.find_first_not_of("0123456789abcdef", draft_start.size()) == std::string::npos;
}

bool is_left_over(fs::path const& draft, Instant now) {
    struct stat about{};
    if (::lstat(draft.c_str(), &about) != 0) return false;
    if (about.st_mtime + abandoned_after_s >= now.seconds()) return false;
    if (!S_ISREG(about.st_mode)) return S_ISDIR(about.st_mode);
    Descriptor const file(open_again(draft.c_str(), O_RDONLY | O_NOFOLLOW));
    if (file.number() < 0) return false;  // of another user, who may have it in hand
    return ::flock(file.number(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

std::size_t take_away_left_over(fs::path const& folder, Instant now) {
    std::size_t count = 0;
    std::error_code error;
    fs::directory_iterator each(folder.empty() ? "." : folder, error);
    for (; !error && each != fs::directory_iterator(); each.increment(error)) {
        auto const& path = each->path();
        std::error_code refused;
        bool const is_ours = is_draft_name(path.filename().string()) &&
                             fs::is_regular_file(fs::symlink_status(path, refused)) &&
                             is_left_over(path, now);
        if (is_ours && fs::remove(path, refused)) ++count;
    }
    return count;
}

Result<fs::path> inside(fs::path const& folder, std::string_view name) {
    auto const outside = [&] {
        return failure(
            "F081",
            "the file " + crosswalk::quoted(name) + " is not inside the partnership's folder",
            "copy it into the folder and name it from there: data/NAME.csv");
    };
    fs::path const relative{std::string(name)};
    if (name.empty() || name.find('\0') != std::string_view::npos || relative.is_absolute()) {
        return outside();
    }
    for (auto const& part : relative) {
        if (part == "..") return outside();
    }
    std::error_code error;
    auto const home = fs::weakly_canonical(folder, error);
    if (error) return world_failure(error.value(), "read", folder);
    auto const real = fs::weakly_canonical(folder / relative, error);
    if (error) return world_failure(error.value(), "read", folder / relative);
    if (!is_within(home, real)) return outside();
    return folder / relative;
}

NewFolders::~NewFolders() {
    std::error_code ignored;  // a folder that is no longer empty stays
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) {
        fs::remove(*folder, ignored);
    }
}

Result<void> NewFolders::make(fs::path const& folder) {
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error)) return {};
    if (folder.has_parent_path()) TRY(make(folder.parent_path()));
    bool const is_new = fs::create_directory(folder, error);
    if (error) return world_failure(error.value(), "make the folder", folder);
    if (!is_new) return {};
    made_.push_back(folder);
    return flush_folder(folder.parent_path());
}

Result<void> move_into_place(fs::path const& from, fs::path const& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) return world_failure(error.value(), "write", to);
    TRY(flush_folder(to.parent_path()));
    return flush_folder(from.parent_path());
}

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code error;
    auto const place = fs::temp_directory_path(error);
    if (error) return world_failure(error.value(), "find the temporary folder", "$TMPDIR");
    auto pattern = (place / "crosswalk-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        return world_failure(errno, "make a temporary folder in", place);
    }
    return TemporaryFolder(fs::path(pattern));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, fs::path())) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<FolderLock> FolderLock::take(fs::path const& folder,
                                    std::chrono::milliseconds longest_wait) {
    constexpr std::chrono::milliseconds between_tries{50};
    Descriptor open(open_again(folder.c_str(), O_RDONLY | O_DIRECTORY));
    if (open.number() < 0) return world_failure(errno, "open", folder);
    std::chrono::milliseconds waited{0};
    while (::flock(open.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno == EOPNOTSUPP || errno == ENOLCK) break;  // a disk without locks
        if (errno != EWOULDBLOCK) return world_failure(errno, "lock", folder);
        if (waited >= longest_wait) {
            return failure("W013", "another import is at work in " + printable(folder.string()),
                           "wait until it has ended and run the same command again; nothing was "
                           "changed");
        }
        std::this_thread::sleep_for(between_tries);
        waited += between_tries;
    }
    return FolderLock(open.give_away());
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace crosswalk
