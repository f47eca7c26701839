// SPDX-License-Identifier: Apache-2.0
#include "app/run_command.h"

#include "app/installation.h"
#include "service/files.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace crosswalk {
namespace {

/// What the new process is given: where it starts and where its outputs go.
class SpawnActions {
public:
    SpawnActions() { ::posix_spawn_file_actions_init(&actions_); }
    SpawnActions(SpawnActions const&) = delete;
    SpawnActions& operator=(SpawnActions const&) = delete;
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }

    bool prepare(std::string const& folder, int output) {
        return ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str()) == 0 &&
               ::posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0) == 0 &&
               ::posix_spawn_file_actions_adddup2(&actions_, output, 1) == 0 &&
               ::posix_spawn_file_actions_adddup2(&actions_, output, 2) == 0;
    }
    posix_spawn_file_actions_t const* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> piece{};
    for (;;) {
        auto const got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<CommandOutput> run_command(std::vector<std::string> const& arguments,
                                  std::filesystem::path const& folder) {
    auto const program = own_program().string();
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return world_failure(errno, "run", program);
    std::vector<std::string> words = {"crosswalk"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    auto argument_list = pointers(words);
    SpawnActions actions;
    pid_t process = 0;
    int error = ENOMEM;
    if (actions.prepare(folder.string(), ends[1])) {
        error = ::posix_spawn(&process, program.c_str(), actions.get(), nullptr,
                              argument_list.data(), environ);
    }
    ::close(ends[1]);
    CommandOutput output;
    if (error == 0) {
        output.text = read_all(ends[0]);
        output.exit_code = wait_for(process);
    }
    ::close(ends[0]);
    if (error != 0) return world_failure(error, "run", program);
    return output;
}

}  // namespace crosswalk
