// SPDX-License-Identifier: Apache-2.0
#include "service/tar.h"

#include "service/files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace crosswalk {
namespace {

class tar : public ::testing::Test {
protected:
    std::filesystem::path path(std::string const& name) const { return folder_->path() / name; }
    void write(std::string const& bytes) { ASSERT_TRUE(write_scratch_file(path("a.tar"), bytes)); }
    static std::string archive() {
        std::string bytes;
        auto const take = [&](std::string_view piece) -> Result<void> {
            bytes += piece;
            return {};
        };
        EXPECT_TRUE(tar_file("checkpoint", "text\n", take));
        EXPECT_TRUE(tar_file("objects/ab/cd", std::string(512, 'x'), take));
        EXPECT_TRUE(tar_file("empty", "", take));
        EXPECT_TRUE(tar_end(take));
        return bytes;
    }
    std::string code(std::string const& bytes) {
        write(bytes);
        auto const reader = TarReader::open(path("a.tar"));
        return reader ? "" : reader.error().code;
    }

    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
};

TEST_F(tar, is_read_as_it_was_written) {
    write(archive());
    auto const reader = TarReader::open(path("a.tar"));
    ASSERT_TRUE(reader) << reader.error().message;
    EXPECT_EQ(reader->read("checkpoint").value(), "text\n");
    EXPECT_EQ(reader->read("objects/ab/cd").value(), std::string(512, 'x'));
    EXPECT_EQ(reader->read("empty").value(), "");
    EXPECT_EQ(reader->read("other").error().code, "W001");
}

TEST_F(tar, is_what_every_system_unpacks) {
    write(archive());
    auto const command = "cd " + folder_->path().string() +
                         " && tar xf a.tar && test \"$(cat checkpoint)\" = text && test -e empty";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(tar, with_a_slip_is_refused) {
    auto const good = archive();
    EXPECT_EQ(code(good), "");
    EXPECT_EQ(code(""), "W015");
    EXPECT_EQ(code("no archive"), "W015");
    EXPECT_EQ(code(good.substr(0, 700)), "W015");
    EXPECT_EQ(code(good.substr(0, 1024)), "W015");
    auto bent = good;
    bent[3] = 'X';  // the sum of the header no longer holds
    EXPECT_EQ(code(bent), "W015");
    EXPECT_EQ(code(good.substr(0, good.size() - 1024) + good), "W015");  // every name twice
    EXPECT_EQ(TarReader::open(path("none.tar")).error().code, "W001");
}

}  // namespace
}  // namespace crosswalk
