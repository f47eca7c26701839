// SPDX-License-Identifier: Apache-2.0
#include "service/init.h"

#include "service/case.h"
#include "service/files.h"
#include "service/pack.h"
#include "service/partnership.h"
#include "service/starter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::HasSubstr;
using Names = std::vector<std::string>;

class init : public ::testing::Test {
protected:
    std::filesystem::path at(std::string const& name) const { return folder_->path() / name; }
    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
};

TEST_F(init, the_starter_is_right_in_every_year) {
    for (int const year : {2023, 2024, 2031}) {
        auto const folder = at(std::to_string(year));
        auto const today = *Date::from_civil(year, 1, 1);
        auto const files = init_partnership({.folder = folder, .pack = {}, .today = today});
        ASSERT_TRUE(files) << print(files.error());
        EXPECT_EQ(*files,
                  (Names{"COMPACT.md", "README.md", "cases/faster-than-the-straight-line.case.md",
                         "data/lights.csv"}));
        auto const loaded = load_partnership(folder);
        ASSERT_TRUE(loaded);
        EXPECT_TRUE(loaded->diagnostics().empty()) << print(loaded->diagnostics().list().front());
        auto const result = run_case(folder / files->at(2), {});
        EXPECT_EQ(result.outcome, CaseOutcome::passed) << print(result.diagnostics.list().front());
    }
}

TEST_F(init, nothing_is_ever_overwritten) {
    ASSERT_TRUE(write_scratch_file(at("mine.txt"), "mine"));
    auto const full = init_partnership({.folder = folder_->path(), .pack = {}, .today = {}});
    EXPECT_EQ(full.error().code, "U004");
    EXPECT_EQ(init_partnership({.folder = at("mine.txt"), .pack = {}, .today = {}}).error().code,
              "W008");
    EXPECT_EQ(read_file(at("mine.txt")), "mine");
    EXPECT_TRUE(init_partnership({.folder = at("a/b/new"), .pack = {}, .today = {}}));
}

TEST_F(init, a_pack_is_copied_with_its_cases_and_nothing_else) {
    auto const pack = at("packs/city");
    std::filesystem::create_directories(pack / "cases");
    std::filesystem::create_directories(pack / "data/deep");
    std::filesystem::create_directories(pack / "build");
    for (auto const* name : {"COMPACT.md", "README.md", "cases/x.case.md", "data/deep/a.csv",
                             "build/junk", "notes.txt"}) {
        ASSERT_TRUE(write_scratch_file(pack / name, name));
    }
    std::filesystem::create_symlink("/etc/passwd", pack / "data/link.csv");
    auto const files = init_partnership({.folder = at("new"), .pack = pack, .today = {}});
    ASSERT_TRUE(files);
    EXPECT_EQ(*files, (Names{"COMPACT.md", "README.md", "cases/x.case.md", "data/deep/a.csv"}));
    EXPECT_EQ(read_file(at("new/data/deep/a.csv")), "data/deep/a.csv");
}

TEST_F(init, packs_are_found_by_name_or_folder) {
    std::filesystem::create_directories(at("packs/envision"));
    std::filesystem::create_directories(at("packs/empty"));
    ASSERT_TRUE(write_scratch_file(at("packs/envision/COMPACT.md"), "x"));
    std::vector<std::filesystem::path> const folders = {at("none"), at("packs")};
    EXPECT_EQ(pack_names(folders), Names{"envision"});
    EXPECT_EQ(find_pack("envision", folders), at("packs/envision"));
    EXPECT_EQ(find_pack(at("packs/envision").string(), {}), at("packs/envision"));
    auto const near = find_pack("envison", folders);
    EXPECT_EQ(near.error().code, "U005");
    EXPECT_EQ(near.error().help, "did you mean envision?");
    EXPECT_THAT(find_pack("zzz", folders).error().help, HasSubstr("one of: envision"));
    EXPECT_THAT(find_pack("zzz", {}).error().help, HasSubstr("COMPACT.md"));
    EXPECT_EQ(find_pack("zzz", {"a/none", "b"}).error().help,
              "name a folder that holds a COMPACT.md: --from path/to/zzz; packs were looked for in "
              "a/none, b");
    EXPECT_FALSE(find_pack("../packs/none", folders));
}

}  // namespace
}  // namespace crosswalk
