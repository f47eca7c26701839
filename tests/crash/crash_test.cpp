// SPDX-License-Identifier: Apache-2.0
// A writer is killed at moments drawn from a seed; what it had acknowledged must all be there, what
// belongs together must be there as a whole or not at all, and the log must verify.
// CROSSWALK_KILLS and CROSSWALK_SEED say how often and from which seed (`./dev crash`).
#include "crash_entries.h"
#include "store/postgres_fixture.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

unsigned long number_of(char const* variable, unsigned long otherwise) {
    auto const* const text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

struct Acknowledged {
    std::string name;
    int size = 0;
    std::uint64_t first = 0;
};

/// The writer, and the pipe it tells by.
class Writer {
public:
    Writer(std::string place, std::string key, std::string name) {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
        std::string program = CRASH_WRITER;
        std::array<char*, 5> words = {program.data(), place.data(), key.data(), name.data(),
                                      nullptr};
        process_ = ::fork();
        if (process_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::dup2(ends[1], 1);
            ::execv(words[0], words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        told_ = ends[0];
    }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
    ~Writer() {
        if (process_ > 0) kill();
        ::close(told_);
    }

    /// Reads on for so long; counted from the first line, so that it has begun.
    void read_for(std::chrono::milliseconds time) {
        read_some();
        auto const end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end && read_some()) {
        }
    }
    void kill() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }
    /// Everything it said, also what lay in the pipe when it died.
    std::vector<Acknowledged> acknowledged() {
        while (read_some()) {
        }
        std::vector<Acknowledged> all;
        std::istringstream lines(text_);
        for (Acknowledged each; lines >> each.name >> each.size >> each.first;) {
            all.push_back(each);
        }
        return all;
    }

private:
    bool read_some() {
        std::array<char, 4096> piece{};
        auto const got = ::read(told_, piece.data(), piece.size());
        if (got > 0) text_.append(piece.data(), static_cast<std::size_t>(got));
        return got > 0;
    }

    pid_t process_ = 0;
    int told_ = -1;
    std::string text_;
};

class crash : public ::testing::Test {
protected:
    void found(std::string const& place) {
        auto made = place.starts_with("postgres:") ? create_postgres_record(place)
                                                   : create_sqlite_record(place);
        ASSERT_TRUE(made) << made.error().message;
        auto log = RecordLog::open(std::move(*made), crash_clock(), key_);
        ASSERT_TRUE(log && log->append(founding_entry(key_)));
        kept_.clear();
    }

    /// One life of a writer; `strike` is what befalls it or its server meanwhile.
    void live_and_die(std::string const& place, int life, auto const& strike) {
        Writer writer(place, key_.secret_text(), std::to_string(life));
        writer.read_for(std::chrono::milliseconds(random_() % 60));
        strike(writer);
        writer.kill();
        auto const told = writer.acknowledged();
        EXPECT_FALSE(told.empty()) << "life " << life;
        kept_.insert(kept_.end(), told.begin(), told.end());
        check(place);
    }

    void check(std::string const& place) {
        auto database = open_place(place);
        // A server that recovers takes nobody in for a while.
        for (int attempt = 0; !database && attempt < 200; ++attempt) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            database = open_place(place);
        }
        ASSERT_TRUE(database) << database.error().message;
        // Opening replays every entry and holds the signed checkpoint against the tree over them.
        auto log = RecordLog::open(std::move(*database), crash_clock(), key_);
        ASSERT_TRUE(log) << log.error().message;
        std::vector<std::string> says;
        auto const read =
            log->read(0, log->state()->size, [&](std::uint64_t, std::string_view bytes) {
                auto const entry = parse_entry(bytes);
                auto const found = entry->body.find("says");
                says.push_back(found == entry->body.end() ? "" : *found->second.text());
                return Result<void>();
            });
        ASSERT_TRUE(read);
        for (auto const& each : kept_) {
            for (int place_in_group = 1; place_in_group <= each.size; ++place_in_group) {
                auto const number = each.first + static_cast<std::uint64_t>(place_in_group) - 1;
                ASSERT_LT(number, says.size()) << each.name << " was acknowledged and is gone";
                ASSERT_EQ(says[number], each.name + " " + std::to_string(place_in_group) + "/" +
                                            std::to_string(each.size));
            }
        }
        check_groups(says);
    }

    /// Also what was not acknowledged is there as a whole or not at all.
    static void check_groups(std::vector<std::string> const& says) {
        for (std::size_t number = 1; number < says.size();) {
            auto const& text = says[number];
            auto const name = text.substr(0, text.find(' '));
            auto const size = std::stoul(text.substr(text.find('/') + 1));
            for (std::size_t place = 1; place <= size; ++place, ++number) {
                ASSERT_LT(number, says.size()) << name << " is half there";
                ASSERT_EQ(says[number],
                          name + " " + std::to_string(place) + "/" + std::to_string(size));
            }
        }
    }

    unsigned long seed_ = number_of("CROSSWALK_SEED", 20261122);
    std::mt19937 random_{static_cast<std::mt19937::result_type>(seed_)};
    SigningKey key_ = SigningKey::generate("crash", KeyUse::log);
    std::vector<Acknowledged> kept_;
};

/// Kills the processes of the server that serve the writer; the server is our own child, and they
/// are its children.
void kill_backends(std::string const& place) {
    auto own = Postgres::connect(PostgresAddress::parse(place).value(), std::chrono::seconds(5));
    ASSERT_TRUE(own);
    auto const rows = own->run(
        "SELECT pid::int8 FROM pg_stat_activity WHERE backend_type = 'client backend' AND "
        "pid <> pg_backend_pid()");
    ASSERT_TRUE(rows);
    EXPECT_GE(rows->size(), 1U);
    for (std::size_t row = 0; row < rows->size(); ++row) {
        ::kill(static_cast<pid_t>(rows->number(row, 0)), SIGKILL);
    }
}

/// A record is begun anew now and then: reading a long one takes longer than killing.
constexpr unsigned long lives_of_a_record = 20;

TEST_F(crash, of_a_writer_on_sqlite) {
    auto name = (fs::temp_directory_path() / "crosswalk-crash-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    auto const kills = number_of("CROSSWALK_KILLS", 10);
    std::cout << kills << " kills, seed " << seed_ << "\n";
    for (unsigned long life = 0; life < kills && !HasFailure(); ++life) {
        auto const place = name + "/record" + std::to_string(life / lives_of_a_record);
        if (life % lives_of_a_record == 0) found(place);
        live_and_die(place, static_cast<int>(life), [](Writer&) {});
    }
    fs::remove_all(name);
}

TEST_F(crash, of_a_writer_or_its_backend_on_postgres) {
    auto const& server = PostgresServer::running();
    if (!server.why_not().empty()) GTEST_SKIP() << server.why_not();
    auto const kills = number_of("CROSSWALK_KILLS", 5);
    std::cout << kills << " kills, seed " << seed_ << "\n";
    std::string place;
    for (unsigned long life = 0; life < kills && !HasFailure(); ++life) {
        if (life % lives_of_a_record == 0) {
            place = server.url("crash" + std::to_string(life));
            found(place);
        }
        live_and_die(place, static_cast<int>(life), [&](Writer& writer) {
            if (life % 2 == 0) return;
            // The server's process dies without a word; the server then ends all others and
            // recovers, and the writer goes on.
            kill_backends(place);
            writer.read_for(std::chrono::milliseconds(300));
        });
    }
}

}  // namespace
}  // namespace crosswalk
