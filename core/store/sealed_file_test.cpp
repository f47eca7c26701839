// SPDX-License-Identifier: Apache-2.0
#include "store/sealed_file.h"

#include "store/store_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char const* stays = R"(
[dataset.stays]
key = ["client", "day"]
columns.client = { type = "text", personal = true }
columns.day = { type = "date", role = "time" }
columns.street = { type = "text", personal = true, required = false }
columns.house = { type = "text" }
)";

class sealed_file : public ::testing::Test {
protected:
    sealed_file()
        : compact_(compact_with(stays)), vault_(Vault::create({}, SecretKey::generate()).value()) {
        auto name = (fs::temp_directory_path() / "crosswalk-seal-XXXXXX").string();
        EXPECT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    ~sealed_file() override { fs::remove_all(folder_); }

    /// The sealed text, or the code of what is wrong.
    std::string seal(std::string const& text, std::string const& name = "stays.csv",
                     PersonalFile::Values values = PersonalFile::Values::kept) {
        auto const path = (folder_ / name).string();
        std::ofstream(path, std::ios::binary) << text;
        std::string sealed;
        diagnostics_ = {};
        auto const done = seal_file(
            {*compact_.dataset("stays"), path, name, vault_, values},
            [&](std::string_view bytes) -> Result<void> {
                sealed += bytes;
                return {};
            },
            diagnostics_);
        if (done && !diagnostics_.has_errors()) return sealed;
        auto const failed = done ? diagnostics_.list().front() : done.error();
        EXPECT_FALSE(failed.help.empty());
        return failed.code + " line " + std::to_string(failed.place.line);
    }
    std::string token(std::string const& column, std::string const& value) {
        auto const known = vault_.known_token({"stays", column, value, {}});
        EXPECT_TRUE(known && *known) << column << " " << value;
        return known && *known ? print(**known) : "";
    }

    Compact compact_;
    Vault vault_;
    fs::path folder_;
    Diagnostics diagnostics_;
};

TEST_F(sealed_file, has_tokens_where_personal_values_stood) {
    auto const sealed = seal("client,day,street,house\nC-17,2024-01-01,Elm,North\n");
    EXPECT_EQ(sealed, "client,day,street,house\n" + token("client", "C-17") + ",2024-01-01," +
                          token("street", "Elm") + ",North\n");
    EXPECT_EQ(seal("client,day,street,house\nC-17,2024-01-01,Elm,North\n"), sealed);
}

TEST_F(sealed_file, keeps_rows_on_their_lines_and_other_values_as_they_were) {
    EXPECT_EQ(seal("\n\xEF\xBB\xBF"), "F004 line 2");
    auto const sealed = seal(
        "client\tday\tstreet\thouse\r\n\r\nC-17\t2024-01-01\t\t\"North\n\"\"old\"\"\"\r\n\r\n"
        "\" C-17\"\t2024-01-02\t\"\"\t North \r\n",
        "stays.tsv");
    EXPECT_EQ(sealed, "client\tday\tstreet\thouse\n\n" + token("client", "C-17") +
                          "\t2024-01-01\t\t\"North\n\"\"old\"\"\"\n\n" + token("client", " C-17") +
                          "\t2024-01-02\t\"\"\t North \n");
}

TEST_F(sealed_file, leaves_out_columns_nobody_said_are_not_personal) {
    auto const sealed =
        seal("phone,client,day,street,house,notes\n555,C-17,2024-01-01,,North,sick\n");
    EXPECT_EQ(sealed,
              "client,day,street,house\n" + token("client", "C-17") + ",2024-01-01,,North\n");
    EXPECT_EQ(diagnostics_.list().front().code, "F006");
}

TEST_F(sealed_file, takes_no_file_whose_values_may_stand_elsewhere) {
    EXPECT_EQ(seal("client,day,street,house\nC-17,2024-01-01,Elm,North\nC-18, Jr,2024-01-01,,N\n"),
              "V004 line 3");
    EXPECT_EQ(seal("client,day,street,house\nC-17,2024-01-01\n"), "V004 line 2");
    EXPECT_EQ(seal("client,day,street,house\nC\"17,2024-01-01,,North\n"), "V004 line 2");
    EXPECT_EQ(seal("client,day,street,house\nC-\xFF,2024-01-01,,North\n"), "V004 line 2");
    EXPECT_EQ(seal("client;day;street;house\n"), "F008 line 1");
    EXPECT_EQ(seal(""), "F003 line 0");
    EXPECT_EQ(seal("{}", "stays.jsonl"), "V003 line 0");
    EXPECT_EQ(seal("PAR1", "stays.parquet"), "V003 line 0");
    EXPECT_EQ(seal("x", "stays.xlsx"), "F002 line 0");
}

TEST_F(sealed_file, names_only_persons_it_knows_when_facts_are_taken_back) {
    seal("client,day,street,house\nC-17,2024-01-01,Elm,North\n");
    EXPECT_EQ(seal("client,day,street,house\nC-17,2024-01-01,,N\n", "keys.csv",
                   PersonalFile::Values::known),
              "client,day,street,house\n" + token("client", "C-17") + ",2024-01-01,,N\n");
    EXPECT_EQ(seal("client,day,street,house\nC-17,2024-01-01,,N\nC-99,2024-01-01,,N\n", "keys.csv",
                   PersonalFile::Values::known),
              "V005 line 3");
}

TEST_F(sealed_file, knows_whose_a_row_is) {
    auto const& dataset = *compact_.dataset("stays");
    EXPECT_EQ(naming_columns(dataset).front()->name, "client");
    seal("client,day,street,house\nC-17,2024-01-01,Elm,North\nC-18,2024-01-01,Oak,North\n");
    auto const elm = token("street", "Elm");
    EXPECT_EQ(vault_.erase({"stays", "C-17"}, "they asked").value(), 0U);
    EXPECT_EQ(vault_.value_of(Digest::parse(elm).value()).value(), std::nullopt);
    EXPECT_FALSE(vault_.erase({"stays", "Oak"}, "this is a street").value());
}

TEST_F(sealed_file, gives_a_row_without_a_number_to_the_next_name_as_a_whole) {
    seal("client,day,street,house\n,2024-01-01,Elm,North\n,2024-01-02,Oak,North\n");
    EXPECT_TRUE(vault_.knows({"stays", "Elm"}).value());
    EXPECT_FALSE(vault_.knows({"stays", ""}).value());
}

}  // namespace
}  // namespace crosswalk
