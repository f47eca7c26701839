// SPDX-License-Identifier: Apache-2.0
#include "app/installation.h"

#include <system_error>

namespace crosswalk {

std::filesystem::path own_program() {
    std::error_code error;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path("crosswalk") : program;
}

std::vector<std::filesystem::path> pack_folders() {
    auto const beside = own_program().parent_path();
    return {(beside / "../share/crosswalk/packs").lexically_normal(),
            // A program that was built and not installed: build/dev/app of the source tree.
            (beside / "../../../packs").lexically_normal(), "packs"};
}

}  // namespace crosswalk
