// SPDX-License-Identifier: Apache-2.0
#include "app/guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

namespace crosswalk {
namespace {

struct Guarded {
    ExitCode code;
    std::string err;
};

Guarded guarded(std::function<ExitCode()> const& command) {
    int const err = ::memfd_create("err", 0);
    Session session{.out = Output(1), .err = Output(err), .command = {}};
    Guarded result{run_guarded(session, command), {}};
    result.err.resize(static_cast<std::size_t>(::lseek(err, 0, SEEK_END)));
    EXPECT_EQ(::pread(err, result.err.data(), result.err.size(), 0),
              static_cast<ssize_t>(result.err.size()));
    ::close(err);
    return result;
}

TEST(guard, what_a_command_ends_with_is_passed_on) {
    EXPECT_EQ(guarded([] { return ExitCode::errors; }).code, ExitCode::errors);
}

TEST(guard, too_little_memory_is_the_world_s_failure) {
    auto const result = guarded([]() -> ExitCode { throw std::bad_alloc(); });
    EXPECT_EQ(result.code, ExitCode::world_failed);
    EXPECT_THAT(result.err, ::testing::HasSubstr("error[W012]"));
}

TEST(guard, anything_else_is_our_bug_and_said_so) {
    auto const result = guarded([]() -> ExitCode { throw std::logic_error("\x1b[2J"); });
    EXPECT_EQ(static_cast<int>(result.code), 70);
    EXPECT_THAT(result.err, ::testing::HasSubstr("this is our bug"));
    EXPECT_THAT(result.err, ::testing::HasSubstr("\\x1b[2J"));
}

}  // namespace
}  // namespace crosswalk
