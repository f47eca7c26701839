// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>
#include <new>
#include <sqlite3.h>

namespace crosswalk {

/// A disk under SQLite that fails when told to: a sqlite3_vfs that hands everything on to the real
/// one. While it lives, SQLite opens every file through it.
class FaultyDisk {
public:
    enum class Fault { none, write, sync, full };

    FaultyDisk() : real_(sqlite3_vfs_find(nullptr)), own_(*real_) {
        own_.zName = "faulty";
        own_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        own_.pAppData = this;
        own_.xOpen = open;
        sqlite3_vfs_register(&own_, 1);
    }
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;
    ~FaultyDisk() {
        sqlite3_vfs_unregister(&own_);
        sqlite3_vfs_register(real_, 1);
    }

    /// The `n`-th write or sync from now on fails, counted from 1; on a full disk, all from there.
    void fail(Fault fault, int n) {
        fault_ = fault;
        left_ = n;
        has_failed_ = false;
    }
    bool has_failed() const { return has_failed_; }

private:
    struct File {
        sqlite3_file base;
        FaultyDisk* disk;
        sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };
    static File& file_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return file_of(file).real(); }

    bool fails_now(Fault asked) {
        bool const is_meant = fault_ == asked || (fault_ == Fault::full && asked == Fault::write);
        if (!is_meant) return false;
        if (left_ > 0) --left_;
        bool const fails = left_ == 0;
        if (fails) has_failed_ = true;
        if (fails && fault_ != Fault::full) fault_ = Fault::none;
        return fails;
    }

    static int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out) {
        auto* const disk = static_cast<FaultyDisk*>(vfs->pAppData);
        auto* const own = new (file) File{{nullptr}, disk};
        std::memset(own->real(), 0, static_cast<std::size_t>(disk->real_->szOsFile));
        int const code = disk->real_->xOpen(disk->real_, name, own->real(), flags, out);
        if (own->real()->pMethods != nullptr) own->base.pMethods = methods();
        return code;
    }
    static int write(sqlite3_file* file, void const* data, int size, sqlite3_int64 at) {
        auto& disk = *file_of(file).disk;
        bool const is_full = disk.fault_ == Fault::full;
        if (disk.fails_now(Fault::write)) {
            // Part of it may have come through.
            real(file)->pMethods->xWrite(real(file), data, size / 2, at);
            return is_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        }
        return real(file)->pMethods->xWrite(real(file), data, size, at);
    }
    static int sync(sqlite3_file* file, int flags) {
        if (file_of(file).disk->fails_now(Fault::sync)) return SQLITE_IOERR_FSYNC;
        return real(file)->pMethods->xSync(real(file), flags);
    }

    template <auto Method, class... Rest>
    static auto hand_on(sqlite3_file* file, Rest... rest) {
        return (real(file)->pMethods->*Method)(real(file), rest...);
    }
    static sqlite3_io_methods const* methods() {
        using Methods = sqlite3_io_methods;
        static Methods const all = {
            .iVersion = 2,
            .xClose = hand_on<&Methods::xClose>,
            .xRead = hand_on<&Methods::xRead>,
            .xWrite = write,
            .xTruncate = hand_on<&Methods::xTruncate>,
            .xSync = sync,
            .xFileSize = hand_on<&Methods::xFileSize>,
            .xLock = hand_on<&Methods::xLock>,
            .xUnlock = hand_on<&Methods::xUnlock>,
            .xCheckReservedLock = hand_on<&Methods::xCheckReservedLock>,
            .xFileControl = hand_on<&Methods::xFileControl>,
            .xSectorSize = hand_on<&Methods::xSectorSize>,
            .xDeviceCharacteristics = hand_on<&Methods::xDeviceCharacteristics>,
            .xShmMap = hand_on<&Methods::xShmMap>,
            .xShmLock = hand_on<&Methods::xShmLock>,
            .xShmBarrier = hand_on<&Methods::xShmBarrier>,
            .xShmUnmap = hand_on<&Methods::xShmUnmap>,
            .xFetch = nullptr,
            .xUnfetch = nullptr,
        };
        return &all;
    }

    sqlite3_vfs* real_;
    sqlite3_vfs own_;
    Fault fault_ = Fault::none;
    int left_ = 0;
    bool has_failed_ = false;
};

}  // namespace crosswalk
