// SPDX-License-Identifier: Apache-2.0
#include "service/init.h"

#include "service/files.h"
#include "service/pack.h"
#include "service/starter.h"
#include "text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

/// A folder that is filled from nothing. Unless it is kept, everything in it is taken away again:
/// it was empty, so all of it is ours.
class Filling {
public:
    static Result<Filling> begin(fs::path const& folder) {
        std::error_code error;
        auto const status = fs::status(folder, error);
        bool const is_new = !fs::exists(status);
        if (!is_new && !fs::is_directory(status)) {
            return world_failure(EEXIST, "make the folder", folder);
        }
        if (!is_new) {
            bool const is_empty = fs::is_empty(folder, error);
            if (error) return world_failure(error.value(), "look into", folder);
            if (!is_empty) return not_empty(folder);
        }
        auto folders = std::make_unique<NewFolders>();
        TRY(folders->make(folder));
        return Filling(folder, std::move(folders));
    }
    Filling(Filling&& other) noexcept = default;
    Filling& operator=(Filling&&) = delete;
    ~Filling() {
        if (folders_ == nullptr) return;
        std::error_code ignored;
        for (auto const& entry : fs::directory_iterator(folder_, ignored)) {
            fs::remove_all(entry.path(), ignored);
        }
    }

    std::vector<std::string> keep() {
        std::vector<std::string> files;
        std::error_code ignored;
        for (auto const& entry : fs::recursive_directory_iterator(folder_, ignored)) {
            if (entry.is_regular_file(ignored)) {
                files.push_back(entry.path().lexically_relative(folder_).string());
            }
        }
        std::ranges::sort(files);
        folders_->keep();
        folders_.reset();
        return files;
    }

private:
    Filling(fs::path folder, std::unique_ptr<NewFolders> folders)
        : folder_(std::move(folder)), folders_(std::move(folders)) {}

    static std::unexpected<Diagnostic> not_empty(fs::path const& folder) {
        return failure("U004", printable(folder.string()) + " is not empty",
                       "name a new folder: nothing that is there is ever overwritten");
    }

    fs::path folder_;
    std::unique_ptr<NewFolders> folders_;
};

}  // namespace

Result<std::vector<std::string>> init_partnership(InitRequest const& request) {
    TRY_ASSIGN(auto filling, Filling::begin(request.folder));
    if (request.pack) {
        TRY(copy_partnership(*request.pack, request.folder, PackParts::all));
        return filling.keep();
    }
    for (auto const& [name, content] : starter_files(request.today.year())) {
        NewFolders folders;
        TRY(folders.make((request.folder / name).parent_path()));
        TRY(create_file(request.folder / name, content));
        folders.keep();
    }
    return filling.keep();
}

}  // namespace crosswalk
