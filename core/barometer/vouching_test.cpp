// SPDX-License-Identifier: Apache-2.0
#include "barometer/vouching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t noon = 1790000000;

/// The office keeps the record; a mill, a fund and a second mill can vouch for it.
class vouching : public ::testing::Test {
protected:
    vouching() {
        add_partner("office", Sector::nonprofit);
        add_partner("mill", Sector::private_);
        add_partner("fund", Sector::philanthropic);
        add_partner("other_mill", Sector::private_);
        add_partner("shelter", Sector::nonprofit);
        hold("office", log_);
        hold("office", office_);
        hold("mill", mill_);
        hold("fund", fund_);
        hold("other_mill", other_mill_);
        hold("shelter", shelter_);
    }

    void add_partner(std::string id, Sector sector) {
        Partner partner;
        partner.id = std::move(id);
        partner.sector = sector;
        compact_.partners.push_back(std::move(partner));
    }
    void hold(std::string const& partner, SigningKey const& key) {
        state_.keys.push_back({state_.keys.size(), key.public_key(), partner, {}});
    }
    void sign(std::uint64_t size, SigningKey const& key, std::int64_t after = 0) {
        auto note = sign_checkpoint({"office", {size, Digest()}}, log_);
        note.signatures.push_back(
            cosign(note.text, key, Instant::from_seconds(noon + after).value()));
        checkpoints_.push_back(std::move(note));
    }
    Vouching made(std::uint64_t entries = 10) { return made(keys_of_partners(state_), entries); }
    Vouching made(std::vector<PublicKey> const& trusted, std::uint64_t entries = 10) {
        return vouching_for(compact_, {state_, trusted, checkpoints_, entries});
    }
    static std::vector<std::string> partners(Vouching const& vouching) {
        std::vector<std::string> ids;
        for (auto const& each : vouching.witnesses) ids.push_back(each.partner);
        return ids;
    }

    SigningKey log_ = SigningKey::generate("office", KeyUse::log);
    SigningKey office_ = SigningKey::generate("office.example", KeyUse::witness);
    SigningKey mill_ = SigningKey::generate("mill.example", KeyUse::witness);
    SigningKey fund_ = SigningKey::generate("fund.example", KeyUse::witness);
    SigningKey other_mill_ = SigningKey::generate("other.example", KeyUse::witness);
    SigningKey shelter_ = SigningKey::generate("shelter.example", KeyUse::witness);
    Compact compact_;
    RecordState state_;
    std::vector<Note> checkpoints_;
};

TEST_F(vouching, takes_two_partners_of_two_sectors_when_the_agreement_says_nothing) {
    EXPECT_FALSE(made().suffices());
    sign(10, mill_);
    EXPECT_FALSE(made().suffices());
    sign(10, fund_, 60);
    EXPECT_TRUE(made().suffices());
    EXPECT_THAT(partners(made()), ElementsAre("mill", "fund"));
    EXPECT_EQ(made().witnesses[1].seen, Instant::from_seconds(noon + 60).value());
}

TEST_F(vouching, counts_partners_and_sectors_apart) {
    sign(10, mill_);
    sign(10, other_mill_);
    EXPECT_EQ(made().sectors, 1);
    EXPECT_FALSE(made().suffices());
    compact_.partnership.witness_sectors = 1;
    EXPECT_TRUE(made().suffices());
}

TEST_F(vouching, takes_no_word_of_the_host_and_no_other_sector_from_its_own) {
    sign(10, office_);
    EXPECT_THAT(made().witnesses, IsEmpty());
    sign(10, shelter_);
    sign(10, mill_);
    EXPECT_THAT(partners(made()), ElementsAre("mill", "shelter"));
    EXPECT_EQ(made().sectors, 1);
    EXPECT_FALSE(made().suffices());
}

TEST_F(vouching, needs_a_checkpoint_over_all_entries) {
    sign(9, mill_);
    EXPECT_THAT(made().witnesses, IsEmpty());
    sign(12, mill_, 60);
    EXPECT_THAT(partners(made()), ElementsAre("mill"));
    EXPECT_EQ(made().witnesses.front().seen, Instant::from_seconds(noon + 60).value());
    EXPECT_EQ(made(9).witnesses.front().seen, Instant::from_seconds(noon).value());
}

TEST_F(vouching, ends_with_the_retirement_of_a_key) {
    state_.keys[2].retired_by = 11;
    sign(10, mill_);
    EXPECT_THAT(partners(made()), ElementsAre("mill"));
    checkpoints_.clear();
    sign(12, mill_);
    EXPECT_THAT(made().witnesses, IsEmpty());
}

TEST_F(vouching, believes_only_keys_that_are_trusted) {
    sign(10, mill_);
    sign(10, fund_);
    EXPECT_THAT(partners(made({fund_.public_key()})), ElementsAre("fund"));
    EXPECT_THAT(made(std::vector<PublicKey>()).witnesses, IsEmpty());
}

TEST_F(vouching, can_be_asked_of_nobody) {
    compact_.partnership.witnesses = 0;
    compact_.partnership.witness_sectors = 0;
    EXPECT_TRUE(made().suffices());
}

}  // namespace
}  // namespace crosswalk
