// SPDX-License-Identifier: Apache-2.0
#include "store/vault.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class vault : public ::testing::Test {
protected:
    vault() : key_(SecretKey::generate()) {
        auto name = (fs::temp_directory_path() / "crosswalk-vault-XXXXXX").string();
        EXPECT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        auto created = Vault::create(path(), key_);
        EXPECT_TRUE(created) << print(created.error());
        vault_.emplace(*std::move(created));
    }
    ~vault() override { fs::remove_all(folder_); }

    std::string path() const { return (folder_ / "vault.sqlite").string(); }

    Digest token(std::string const& value, std::string const& person,
                 std::string const& column = "client", std::string const& dataset = "stays") {
        auto const made = vault_->token({dataset, column, value, person});
        EXPECT_TRUE(made) << print(made.error());
        return made.value_or(Digest());
    }
    /// How many values stay, which others have as well.
    std::optional<std::uint64_t> erase(std::string const& person,
                                       std::string const& dataset = "stays") {
        auto const erased = vault_->erase({dataset, person}, "they asked");
        EXPECT_TRUE(erased) << print(erased.error());
        return erased.value_or(std::nullopt);
    }
    std::string bytes() const {
        std::ifstream file(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    fs::path folder_;
    SecretKey key_;
    std::optional<Vault> vault_;
};

TEST_F(vault, gives_a_value_the_same_token_wherever_it_stands_in_a_column) {
    auto const one = token("C-17", "C-17");
    EXPECT_EQ(token("C-17", "C-17"), one);
    EXPECT_EQ(token("C-17", "C-18"), one);
    EXPECT_NE(token("C-18", "C-18"), one);
    // Nobody can follow a person from one dataset into another.
    EXPECT_NE(token("C-17", "C-17", "client", "arrests"), one);
    EXPECT_NE(token("C-17", "C-17", "name"), one);
    EXPECT_EQ(vault_->known_token({"stays", "client", "C-17", {}}).value(), one);
    EXPECT_EQ(vault_->known_token({"stays", "client", "C-99", {}}).value(), std::nullopt);
}

TEST_F(vault, knows_the_values_and_does_not_show_them) {
    auto const one = token("a name nobody guesses", "C-17");
    EXPECT_EQ(vault_->value_of(one).value(), "a name nobody guesses");
    EXPECT_EQ(vault_->value_of(Digest()).value(), std::nullopt);
    EXPECT_THAT(bytes(), Not(HasSubstr("nobody guesses")));
    EXPECT_THAT(bytes(), Not(HasSubstr("C-17")));
}

TEST_F(vault, forgets_a_person_for_good) {
    auto const name = token("the name", "C-17", "name");
    auto const shared = token("the street", "C-17", "street");
    EXPECT_EQ(token("the street", "C-18", "street"), shared);
    auto const before = bytes();
    EXPECT_EQ(erase("C-17"), 1U);
    EXPECT_EQ(vault_->value_of(name).value(), std::nullopt);
    EXPECT_EQ(vault_->value_of(shared).value(), "the street");  // the other person's as well
    EXPECT_THAT(bytes(), Not(HasSubstr(std::string(name.bytes().begin(), name.bytes().end()))));
    EXPECT_FALSE(erase("C-17"));
    EXPECT_NE(token("the name", "C-17", "name"), name);  // who comes again is somebody new
}

TEST_F(vault, has_another_person_of_the_same_name_in_another_dataset) {
    auto const stay = token("the name", "C-17", "name");
    auto const arrest = token("the name", "C-17", "name", "arrests");
    EXPECT_TRUE(vault_->knows({"arrests", "C-17"}).value());
    EXPECT_FALSE(vault_->knows({"meals", "C-17"}).value());
    EXPECT_EQ(erase("C-17", "meals"), std::nullopt);
    EXPECT_EQ(erase("C-17", "arrests"), 0U);
    EXPECT_EQ(vault_->value_of(arrest).value(), std::nullopt);
    EXPECT_EQ(vault_->value_of(stay).value(), "the name");
}

TEST_F(vault, finds_persons_of_a_vault_that_had_one_for_all_datasets) {
    auto const stay = token("the name", "C-17", "name");
    vault_.reset();
    auto const places = key_.derived("crosswalk vault: places");
    auto const place = places.keyed_digest(std::string("person\0C-17\0", 12));
    std::string const bytes(place.bytes().begin(), place.bytes().end());
    {
        auto database = Sqlite::open(path(), Sqlite::Mode::open);
        auto rename = database->prepare("UPDATE person SET place = ?");
        ASSERT_TRUE(rename->bytes(1, bytes).run());
    }
    vault_.emplace(*Vault::open(path(), key_));
    auto const arrest = token("an arrest", "C-17", "name", "arrests");
    EXPECT_EQ(erase("C-17", "arrests"), 0U);
    EXPECT_EQ(vault_->value_of(stay).value(), std::nullopt);
    EXPECT_EQ(vault_->value_of(arrest).value(), std::nullopt);
}

TEST_F(vault, remembers_what_the_record_was_not_told) {
    token("the name", "C-17", "name");
    EXPECT_THAT(vault_->untold().value(), IsEmpty());
    EXPECT_TRUE(erase("C-17"));
    auto const untold = vault_->untold().value();
    ASSERT_THAT(untold, SizeIs(1));
    EXPECT_EQ(untold[0].because, "they asked");
    EXPECT_TRUE(vault_->tell(untold[0].person));
    EXPECT_THAT(vault_->untold().value(), IsEmpty());
}

TEST_F(vault, keeps_all_of_an_import_or_nothing) {
    ASSERT_TRUE(vault_->begin());
    auto const one = token("C-17", "C-17");
    vault_->roll_back();
    EXPECT_EQ(vault_->value_of(one).value(), std::nullopt);
    ASSERT_TRUE(vault_->begin());
    auto const two = token("C-17", "C-17");
    ASSERT_TRUE(vault_->commit());
    vault_.reset();
    auto again = Vault::open(path(), key_);
    ASSERT_TRUE(again) << print(again.error());
    EXPECT_EQ(again->value_of(two).value(), "C-17");
}

TEST_F(vault, remembers_files_by_what_they_were) {
    auto const had = [&](std::string const& dataset, std::string const& sha256) {
        return vault_->had_file(dataset, sha256).value();
    };
    EXPECT_FALSE(had("stays", "aa"));
    EXPECT_TRUE(had("stays", "aa"));
    EXPECT_FALSE(had("stays", "bb"));
    EXPECT_FALSE(had("arrests", "aa"));
}

TEST_F(vault, is_found_damaged) {
    for (int i = 0; i < 200; ++i) token("a value " + std::to_string(i), "C-17", "name");
    EXPECT_TRUE(vault_->check());
    vault_.reset();
    std::fstream file(path(), std::ios::binary | std::ios::in | std::ios::out);
    auto const size = fs::file_size(path());
    file.seekp(2 * 4096);
    file << std::string(size - std::size_t{2} * 4096, 'x');
    file.close();
    auto damaged = Vault::open(path(), key_);
    auto const checked = damaged ? damaged->check() : std::unexpected(damaged.error());
    EXPECT_FALSE(checked);
}

TEST_F(vault, opens_to_its_key_only) {
    auto const one = token("C-17", "C-17");
    vault_.reset();
    EXPECT_EQ(Vault::open(path(), SecretKey::generate()).error().code, "I005");
    EXPECT_EQ(Vault::open(path(), key_)->value_of(one).value(), "C-17");
    std::ofstream(path() + "y").close();
    EXPECT_EQ(Vault::open(path() + "y", key_).error().code, "V006");
    EXPECT_EQ(Vault::open(path() + "x", key_).error().code, "W040");
}

}  // namespace
}  // namespace crosswalk
