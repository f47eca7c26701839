// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/postgres.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace crosswalk {

/// A PostgreSQL server of the program's own, for tests and benchmarks: in a new folder within the
/// one named, reached by a socket in that folder and by no port. It ends with the program, also
/// when the program is killed.
class PostgresServer {
public:
    /// Whether a commit waits for the disk. Where only programs die, nothing is lost without.
    enum class Flush { off, on };

    /// The one of a test program, started when first asked for.
    static PostgresServer& running() {
        static PostgresServer server(std::filesystem::temp_directory_path(), Flush::off);
        return server;
    }
    PostgresServer(std::filesystem::path const& within, Flush flush) : flush_(flush) {
        if (!std::filesystem::exists(programs() / "initdb")) {
            why_not_ = "there is no PostgreSQL in " + programs().string() +
                       "; ./dev setup test installs it";
            return;
        }
        auto name = (std::filesystem::absolute(within) / "crosswalk-pg-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            why_not_ = "no folder can be made for it";
            return;
        }
        folder_ = name;
        if (auto const* const user = user_of_server(); user != nullptr) {
            if (::chown(name.c_str(), user->pw_uid, user->pw_gid) != 0) why_not_ = "chown failed";
        }
        auto const made =
            wait_for(run({"initdb", "-D", (folder_ / "data").string(), "-A", "trust", "-U",
                          "crosswalk", "-E", "UTF8", "--locale=C", "--no-sync"}));
        if (made != 0) {
            why_not_ = "initdb failed; see " + (folder_ / "log").string();
            return;
        }
        start_unless_running();
    }
    PostgresServer(PostgresServer const&) = delete;
    PostgresServer& operator=(PostgresServer const&) = delete;
    ~PostgresServer() {
        stop(SIGQUIT);
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    /// Why there is none; empty when it runs.
    std::string const& why_not() const { return why_not_; }
    /// The address of a record in a schema of that name.
    std::string url(std::string const& schema) const {
        return "postgres://crosswalk@/postgres?host=" + folder_.string() + "&schema=" + schema;
    }
    void stop(int signal = SIGINT) {
        if (process_ <= 0) return;
        ::kill(process_, signal);
        wait_for(process_);
        process_ = 0;
    }
    void start_unless_running() {
        if (process_ > 0) return;
        process_ = run({"postgres", "-D", (folder_ / "data").string(), "-k", folder_.string(), "-c",
                        "listen_addresses=", "-c", flush_ == Flush::on ? "fsync=on" : "fsync=off",
                        "-c", "log_min_messages=fatal"});
        auto const address = PostgresAddress::parse(url("crosswalk"));
        for (int attempt = 0; attempt < 300; ++attempt) {
            if (Postgres::connect(*address, std::chrono::seconds(1))) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        why_not_ = "the server does not take connections; see " + (folder_ / "log").string();
    }

private:
    static std::filesystem::path programs() { return "/usr/lib/postgresql/15/bin"; }

    /// PostgreSQL refuses to run as root; null when we are not root.
    static passwd const* user_of_server() {
        if (::geteuid() != 0) return nullptr;
        auto const* const own = ::getpwnam("postgres");
        return own != nullptr ? own : ::getpwnam("nobody");
    }

    pid_t run(std::vector<std::string> words) const {
        words.front() = (programs() / words.front()).string();
        std::vector<char*> list;
        for (auto& word : words) list.push_back(word.data());
        list.push_back(nullptr);
        auto const* const user = user_of_server();
        auto const log = (folder_ / "log").string();
        auto const parent = ::getpid();
        auto const process = ::fork();
        if (process != 0) return process;
        int const out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
        ::dup2(out, 1);
        ::dup2(out, 2);
        bool const is_right_user =
            user == nullptr || (::setgroups(0, nullptr) == 0 && ::setgid(user->pw_gid) == 0 &&
                                ::setuid(user->pw_uid) == 0);
        // It ends when the test program does, however that ends.
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
        if (is_right_user && ::chdir("/") == 0 && ::getppid() == parent) {
            ::execv(list[0], list.data());
        }
        ::_exit(127);
    }

    static int wait_for(pid_t process) {
        int status = 0;
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

    Flush flush_;
    std::filesystem::path folder_;
    std::string why_not_;
    pid_t process_ = 0;
};

}  // namespace crosswalk
