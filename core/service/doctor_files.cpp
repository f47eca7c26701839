// SPDX-License-Identifier: Apache-2.0
#include "service/doctor_files.h"

#include "service/files.h"
#include "service/personal.h"
#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t little_space = 200U << 20U;
constexpr std::chrono::seconds longest_wait{1};

/// A name that a command gives to what it has not finished. People name files too: nothing else may
/// be taken for one.
bool is_draft(fs::path const& path) {
    constexpr std::string_view record = ".record-";
    constexpr std::string_view vault = ".vault-";
    auto const name = path.filename().string();
    constexpr std::size_t random = 6;  ///< letters
    if (name.starts_with(record)) return name.size() == record.size() + random;
    if (name.starts_with(vault)) return name.size() == vault.size() + random;
    return is_draft_name(name);
}

/// In the partnership's folder, in record/ and everywhere below objects/.
std::vector<fs::path> abandoned_drafts(fs::path const& partnership, Instant now) {
    std::vector<fs::path> found;
    std::error_code error;
    auto const take = [&](fs::path const& path) {
        if (is_draft(path) && is_left_over(path, now)) found.push_back(path);
    };
    auto const record = record_folder(partnership);
    for (auto const& folder : {partnership, record}) {
        for (fs::directory_iterator each(folder, error), end; !error && each != end;
             each.increment(error)) {
            take(each->path());
        }
    }
    for (fs::recursive_directory_iterator each(record / "objects", error), end;
         !error && each != end; each.increment(error)) {
        take(each->path());
    }
    std::ranges::sort(found);
    return found;
}

void examine_drafts(FilesRequest const& request, Examined& examined) {
    auto const drafts = abandoned_drafts(request.partnership, request.now);
    if (drafts.empty()) return;
    // Whoever makes or fills a record holds the lock while its drafts are there.
    auto const lock = request.repairs ? FolderLock::take(request.partnership, longest_wait)
                                      : Result<FolderLock>(failure("W013", "", ""));
    for (auto const& draft : drafts) {
        auto const shown = printable(draft.lexically_relative(request.partnership).string());
        std::error_code error;
        if (lock) fs::remove_all(draft, error);
        if (lock && !error) {
            examined.repaired.push_back(shown + ": taken away, a command that was killed left it");
            continue;
        }
        examined.findings.warning("R050", {}, shown + " was left over by a command that was killed")
            .with_help(
                "it takes space and may hold the log's key, if it was a backup; `crosswalk doctor "
                "--repair` takes it away");
    }
}

void examine_permissions(FilesRequest const& request, Examined& examined) {
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    for (std::string const name : {"log.key", "vault", "vault/key", "vault/values.sqlite"}) {
        auto const secret = record_folder(request.partnership) / name;
        std::error_code error;
        auto const status = fs::status(secret, error);
        if (!fs::exists(status) || (status.permissions() & others) == fs::perms::none) continue;
        if (request.repairs) fs::permissions(secret, others, fs::perm_options::remove, error);
        if (request.repairs && !error) {
            examined.repaired.emplace_back(
                "record/" + name +
                ": now only its owner may read it; who read it before still knows what is in it");
            continue;
        }
        examined.findings
            .error("R051", {}, "others than its owner may read or change record/" + name)
            .with_help(
                "whoever has log.key can sign as this log, whoever has the vault can look persons "
                "up: find out who could read it; `crosswalk doctor --repair` or chmod closes it");
    }
}

void examine_vault(FilesRequest const& request, Examined& examined) {
    auto const record = record_folder(request.partnership);
    if (!has_vault(record)) return;
    auto vault = open_vault(record);
    auto const checked = vault ? vault->check() : std::unexpected(vault.error());
    if (!checked) examined.findings.add(checked.error());
}

void examine_space(FilesRequest const& request, Examined& examined) {
    std::error_code error;
    auto const space = fs::space(record_folder(request.partnership), error);
    if (error || space.available >= little_space) return;
    examined.findings
        .warning("R052", {},
                 "only " + std::to_string(space.available >> 20U) +
                     " MB are free on the disk of record/")
        .with_help("free some space: on a full disk nothing can be entered");
}

/// Who writes leaves it while at work and when killed; opening the record to write takes it in.
void examine_write_ahead_log(FilesRequest const& request, Examined& examined) {
    auto const file = (record_folder(request.partnership) / "record.sqlite").string();
    std::error_code error;
    auto const size = fs::file_size(file + "-wal", error);
    if (error || size == 0) return;
    if (request.repairs) {
        {
            auto const opened = open_sqlite_record(file);
        }
        auto const left = fs::file_size(file + "-wal", error);
        if (error || left == 0) {
            examined.repaired.emplace_back("record.sqlite-wal: its entries are in the file now");
            return;
        }
    }
    examined.findings
        .warning("R053", {},
                 "record.sqlite-wal holds what is not in record.sqlite yet: another program "
                 "writes, or one was killed")
        .with_help(
            "nothing is lost; but never copy record.sqlite alone, take `crosswalk backup`. The "
            "next command that writes takes it in, as does `crosswalk doctor --repair`");
}

}  // namespace

void examine_files(FilesRequest const& request, Examined& examined) {
    examine_drafts(request, examined);
    examine_permissions(request, examined);
    examine_vault(request, examined);
    examine_space(request, examined);
    examine_write_ahead_log(request, examined);
}

void examine_unnamed_objects(fs::path const& objects, std::vector<Digest> const& named,
                             Examined& examined) {
    std::vector<std::string> unnamed;
    std::error_code error;
    for (fs::recursive_directory_iterator each(objects, error), end; !error && each != end;
         each.increment(error)) {
        if (!each->is_regular_file(error)) continue;
        auto const& path = each->path();
        auto const digest =
            Digest::parse(path.parent_path().filename().string() + path.filename().string());
        if (digest && std::ranges::binary_search(named, *digest)) continue;
        if (!is_draft(path)) {
            unnamed.push_back(path.lexically_relative(objects.parent_path()).string());
        }
    }
    if (unnamed.empty()) return;
    std::ranges::sort(unnamed);
    examined.findings
        .warning("R056", {},
                 std::to_string(unnamed.size()) +
                     (unnamed.size() == 1 ? " file in objects/ is" : " files in objects/ are") +
                     " named by no entry, the first of them " + printable(unnamed.front()))
        .with_help(
            "an import that was refused or killed leaves one; they only take space, and may be "
            "deleted while nothing is imported");
}

}  // namespace crosswalk
