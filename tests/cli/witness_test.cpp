// SPDX-License-Identifier: Apache-2.0
// A witness that serves, and a host that asks it: the real program on both sides.
#include "http/fetch.h"
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <netinet/in.h>
#include <optional>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace crosswalk {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

/// `crosswalk witness --serve`, until the end of the test. It ends by itself after a minute.
class Serving {
public:
    Serving(Workspace const& workspace, std::string const& options) {
        auto const line = "cd '" + workspace.path().string() +
                          "' && echo $$ && exec timeout --foreground 60 '" + CROSSWALK_PROGRAM +
                          "' witness --serve 127.0.0.1:0 " + options + " 2>&1";
        pipe_ = ::popen(line.c_str(), "r");
        process_ = std::stoi(next_line());
        auto const said = next_line();
        if (auto const at = said.find("http://"); at != said.npos) url_ = said.substr(at);
        said_ = said;
    }
    Serving(Serving const&) = delete;
    Serving& operator=(Serving const&) = delete;
    ~Serving() { stop(SIGKILL); }

    std::string const& url() const { return url_; }
    std::string const& said() const { return said_; }
    std::string next_line() const {
        std::array<char, 1000> line{};
        if (std::fgets(line.data(), line.size(), pipe_) == nullptr) return "";
        std::string text = line.data();
        if (text.ends_with('\n')) text.pop_back();
        return text;
    }
    /// `timeout` passes the signal on, but cannot pass on that it was killed.
    void stop(int signal) {
        if (pipe_ == nullptr) return;
        if (signal == SIGKILL) {
            auto const children = "/proc/" + std::to_string(process_) + "/task/" +
                                  std::to_string(process_) + "/children";
            auto const child = read_file(children).value_or("");
            if (!child.empty()) ::kill(std::stoi(child), SIGKILL);
        } else {
            ::kill(process_, signal);
        }
        rest_.clear();
        for (auto line = next_line(); !line.empty(); line = next_line()) rest_ += line + "\n";
        ::pclose(std::exchange(pipe_, nullptr));
    }
    std::string const& rest() const { return rest_; }

private:
    std::FILE* pipe_ = nullptr;
    pid_t process_ = 0;
    std::string url_;
    std::string said_;
    std::string rest_;
};

class served_witness : public ::testing::Test {
protected:
    void SetUp() override {
        workspace_.make_partnership("city");
        auto const founded = good({"found", "city"});
        auto const key = founded.substr(founded.find("\n  ") + 3);
        workspace_.write("log.pub", key.substr(0, key.find('\n') + 1));
        workspace_.write("own.pub", good({"key", "office.example/witness", "own.key"}));
        good({"add-key", "office", "own.pub", "city"});
    }
    RunResult run(std::vector<std::string> const& arguments) const {
        return run_program(arguments, {.folder = workspace_.path()});
    }
    std::string good(std::vector<std::string> const& arguments) const {
        auto const result = run(arguments);
        EXPECT_EQ(result.code, 0) << result.err;
        return result.out;
    }
    Workspace workspace_;
    std::string const first_ = "--log log.pub --key own.key --state signed --first";
    std::string const again_ = "--log log.pub --key own.key --state signed";
};

TEST_F(served_witness, signs_when_it_is_asked) {
    Serving witness(workspace_, first_);
    ASSERT_THAT(witness.said(), HasSubstr("witness for 1 log at http://127.0.0.1:"));
    EXPECT_THAT(good({"countersign", "city", "--ask", witness.url()}),
                HasSubstr("The checkpoint over 4 entries is countersigned by office"));
    EXPECT_THAT(good({"verify", "city", "--log", "log.pub", "--witness", "own.pub"}),
                HasSubstr("Countersigned by office.example/witness"));
    auto const some_fail =
        run({"countersign", "city", "--ask", "http://127.0.0.1:1", "--ask", witness.url()});
    EXPECT_EQ(some_fail.code, 3);
    EXPECT_THAT(some_fail.err, HasSubstr("error[W050]: no answer from \"http://127.0.0.1:1\""));
    EXPECT_THAT(some_fail.out, HasSubstr("countersigned by office"));
    witness.stop(SIGTERM);
    EXPECT_THAT(witness.rest(), HasSubstr("signed: 4 entries\n"));
    EXPECT_THAT(witness.rest(), EndsWith("stopped\n"));
}

TEST_F(served_witness, remembers_after_it_was_killed) {
    {
        Serving const witness(workspace_, first_);
        good({"countersign", "city", "--ask", witness.url()});
    }
    std::filesystem::copy(workspace_.at("city"), workspace_.at("other"),
                          std::filesystem::copy_options::recursive);
    good({"dispute", "0", "--says", "shown to the witness", "city"});
    good({"dispute", "0", "--says", "shown to others", "other"});
    {
        Serving const witness(workspace_, again_);
        EXPECT_THAT(good({"countersign", "city", "--ask", witness.url()}), HasSubstr("over 5"));
    }
    Serving const witness(workspace_, again_);
    auto const other = run({"countersign", "other", "--ask", witness.url()});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.err, HasSubstr("error[R046]"));
    // The same memory serves who signs what he was sent.
    auto const by_hand =
        run({"witness", "other", "--log", "log.pub", "--key", "own.key", "--state", "signed"});
    EXPECT_THAT(by_hand.err, HasSubstr("error[W013]"));
}

TEST_F(served_witness, by_hand_and_by_network_share_a_memory) {
    std::filesystem::create_directory(workspace_.at("signed"));
    std::vector<std::string> const by_hand = {"witness", "city",    "--log",   "log.pub",
                                              "--key",   "own.key", "--state", "signed"};
    auto first = by_hand;
    first.emplace_back("--first");
    EXPECT_THAT(run(by_hand).err, HasSubstr("error[U023]"));
    good(first);
    good({"dispute", "0", "--says", "not so", "city"});
    {
        Serving const witness(workspace_, again_);
        EXPECT_THAT(good({"countersign", "city", "--ask", witness.url()}), HasSubstr("over 5"));
    }
    good(by_hand);
}

/// A port that takes calls and never says a word.
class Silent {
public:
    Silent() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&here), size), 0);
        EXPECT_EQ(::listen(socket_, 8), 0);
        EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size), 0);
        url_ = "http://127.0.0.1:" + std::to_string(ntohs(here.sin_port));
    }
    Silent(Silent const&) = delete;
    Silent& operator=(Silent const&) = delete;
    ~Silent() { ::close(socket_); }
    std::string const& url() const { return url_; }

private:
    int socket_;
    std::string url_;
};

TEST_F(served_witness, a_check_that_is_interrupted_says_that_it_decided_nothing) {
    Silent const silent;
    auto options = RunOptions{.folder = workspace_.path()};
    options.interrupt_after_ms = 1000;
    for (std::string const name : {"", "/record.tar"}) {
        auto const stopped =
            run_program({"verify", silent.url() + name, "--log", "log.pub"}, options);
        EXPECT_EQ(stopped.signal, SIGINT) << stopped.code;
        EXPECT_THAT(stopped.err, HasSubstr("W011"));
        EXPECT_THAT(stopped.err, HasSubstr("nothing was decided about this record"));
        EXPECT_EQ(stopped.out, "");
    }
}

TEST_F(served_witness, says_what_it_cannot_serve) {
    auto const refused = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments = {"witness", "--log",   "log.pub", "--key",
                                              "own.key", "--state", "none"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments).err;
    };
    EXPECT_THAT(refused({}), HasSubstr("error[U028]"));
    EXPECT_THAT(refused({"city", "--serve", "127.0.0.1:0"}), HasSubstr("error[U028]"));
    EXPECT_THAT(refused({"city", "--log", "log.pub"}), HasSubstr("error[U028]"));
    for (auto const* place : {"8700", "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:http"}) {
        EXPECT_THAT(refused({"--serve", place}), HasSubstr("error[U034]")) << place;
    }
    EXPECT_THAT(refused({"--serve", "127.0.0.1:0"}), HasSubstr("error[W001]"));
    EXPECT_THAT(refused({"--serve", "127.0.0.1:0", "--log", "own.pub"}), HasSubstr("error[I003]"));
    EXPECT_FALSE(std::filesystem::exists(workspace_.at("none")));
    EXPECT_THAT(run({"countersign"}).err, HasSubstr("error[U029]"));
    EXPECT_THAT(run({"countersign", "a", "b", "--ask", "http://127.0.0.1:1"}).err,
                HasSubstr("error[U029]"));
    for (auto const* most : {"1", "MB", "-1GB", "1.5GB", "0MB", "9999999GB"}) {
        EXPECT_THAT(run({"verify", "city", "--log", "log.pub", "--most", most}).err,
                    HasSubstr("error[U036]"))
            << most;
    }
    EXPECT_THAT(run({"verify", "http://127.0.0.1:1/record.tar", "--log", "log.pub"}).err,
                HasSubstr("error[W050]"));
}

}  // namespace
}  // namespace crosswalk
