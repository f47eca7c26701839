// SPDX-License-Identifier: Apache-2.0
#include "service/personal.h"

#include "service/adopt.h"
#include "service/backup.h"
#include "service/bundle.h"
#include "service/doctor.h"
#include "service/erase.h"
#include "service/fixture_test.h"
#include "service/log_source.h"
#include "service/publish.h"
#include "service/record_files.h"
#include "service/recorded.h"
#include "service/restore.h"
#include "service/take_back.h"
#include "service/verify.h"
#include "view/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A shelter counts nights and the people who spent them; who they are is nobody's business.
class personal_facts : public partnership_folder {
protected:
    personal_facts() {
        write("COMPACT.md", shelter());
        write("data/nights.csv",
              "client,street,night,house\nclient-17,Elm Street,2022-01-01,North\n"
              "client-17,Elm Street,2022-01-02,North\nclient-18,Elm Street,2022-01-02,South\n");
    }

    static std::string shelter() {
        return R"md(# The agreement

```toml
partnership = { name = "Example", backbone = "office", languages = ["en"] }
partner.office = { name = "The office", sector = "nonprofit" }

[dataset.nights]
title = "Nights"
key = ["client", "night"]
columns.client = { type = "text", personal = true }
columns.street = { type = "text", personal = true, required = false }
columns.night = { type = "date", role = "time" }
columns.house = { type = "text" }
file = "data/nights.csv"

[measure.nights]
title = "Nights stayed"
dataset = "nights"
value = "count()"
unit = "1"
digits = 0
better = "lower"
period = "year"
```
)md";
    }

    Founded found() {
        auto const founded = found_record(load(), {.who = who_, .log_name = {}, .clock = clock_});
        EXPECT_TRUE(founded) << print(founded.error());
        return *founded;
    }
    ImportOutcome import_nights(std::string const& bytes,
                                ImportRequest::Keep keep = ImportRequest::Keep::yes) {
        auto const file = folder_->path() / "more.csv";
        EXPECT_TRUE(write_scratch_file(file, bytes));
        ImportRequest request;
        request.dataset = "nights";
        request.file = file;
        request.shown_as = "more.csv";
        request.keep = keep;
        request.who = who_;
        request.clock = clock_;
        auto const outcome = import_facts(*open_partnership(path()), request);
        EXPECT_TRUE(outcome) << print(outcome.error());
        return outcome.value_or(ImportOutcome{});
    }
    std::string reading() {
        auto const recorded = load_recorded(path());
        EXPECT_TRUE(recorded) << print(recorded.error());
        auto const outcome =
            read_partnership(recorded->partnership, {.as_of = *Date::parse("2024-12-31")});
        EXPECT_TRUE(outcome && outcome->reading);
        return json(recorded->partnership.compact(), *outcome->reading);
    }
    std::vector<std::string> verify(PublicKey const& key) {
        auto const verified = verify_record(*open_log_source(path()), {.trust = {key, {}, {}}});
        EXPECT_TRUE(verified);
        return codes(verified->findings);
    }
    /// Everything the record holds, the vault as well.
    std::string everything() const {
        std::string all;
        for (auto const& each : fs::recursive_directory_iterator(at("record"))) {
            if (each.is_regular_file()) all += *read_file(each.path());
        }
        return all;
    }
    std::string object_of(std::uint64_t entry) const {
        auto const recorded = load_recorded(path());
        return *objects_of(path()).bytes(find_batch(recorded->state, entry)->object);
    }
    /// Takes back the rows of the first file that keys.csv names.
    Result<TakeBackOutcome> correct() {
        TakeBackRequest request;
        request.entry = 2;
        request.keys = at("keys.csv");
        request.shown_as = "keys.csv";
        request.because = "entered twice";
        request.who = who_;
        request.clock = clock_;
        return take_back(path(), request);
    }
    Result<std::vector<std::uint64_t>> erase(std::string const& person) {
        auto const erased = erase_person_in({}, person);
        if (!erased) return std::unexpected(erased.error());
        return erased->entries;
    }
    Result<Erased> erase_person_in(std::string const& dataset, std::string const& person) {
        return erase_person(path(), {who_, person, dataset, "she asked", clock_});
    }
    /// Whether the vault can still say it.
    bool is_held(std::string const& column, std::string const& value,
                 std::string const& dataset = "nights") {
        auto const token = open_vault(at("record"))->known_token({dataset, column, value, {}});
        return reveal(path(), token->value_or(Digest())).has_value();
    }

    Who const who_{"office", "operator"};
    Clock const clock_ = [] { return Instant::from_seconds(1790000000).value(); };
};

TEST_F(personal_facts, stay_out_of_the_record) {
    auto const key = *found().key;
    EXPECT_EQ(
        import_nights("client,street,night,house\nclient-17,Oak Street,2023-01-01,North\n").entry,
        3U);
    for (std::string const value : {"client-17", "client-18", "Elm Street", "Oak Street"}) {
        EXPECT_THAT(everything(), Not(HasSubstr(value)));
    }
    EXPECT_THAT(object_of(2), HasSubstr("2022-01-02,South"));
    EXPECT_THAT(verify(key), ElementsAre("R037"));
    EXPECT_THAT(fs::status(at("record/vault/key")).permissions() &
                    (fs::perms::group_all | fs::perms::others_all),
                fs::perms::none);
    auto const bundle = folder_->path() / "record.tar";
    ASSERT_TRUE(write_bundle(*source_of_record(path()), bundle));
    EXPECT_THAT(*read_file(bundle), Not(HasSubstr("vault")));
}

TEST_F(personal_facts, are_counted_as_they_were) {
    auto const outcome = read_partnership(load(), {.as_of = *Date::parse("2024-12-31")});
    auto const was = json(load().compact(), *outcome->reading);
    auto const value = was.substr(was.find("\"series\""), 400);
    found();
    EXPECT_THAT(reading(), HasSubstr(value));
    import_nights("client,street,night,house\nclient-17,,2022-03-01,North\n");
    EXPECT_THAT(reading(), HasSubstr("\"exact\": \"4\""));
    // Who comes again is not somebody new: that night is counted already.
    auto const twice = import_nights("client,street,night,house\nclient-17,,2022-03-01,South\n");
    EXPECT_THAT(codes(twice.diagnostics), ElementsAre("F086"));
    EXPECT_FALSE(twice.entry);
}

TEST_F(personal_facts, are_not_kept_by_a_trial) {
    found();
    auto const before = everything();
    auto const trial = import_nights("client,street,night,house\nclient-19,,2023-01-01,North\n",
                                     ImportRequest::Keep::no);
    EXPECT_EQ(trial.batch->rows, 1);
    EXPECT_EQ(everything(), before);
}

TEST_F(personal_facts, in_a_row_of_the_wrong_length_stop_the_file) {
    found();
    auto const before = everything();
    write("data/bad.csv", "client,street,night,house\nclient-19, jr,Elm Street,2023-01-01,North\n");
    ImportRequest request;
    request.dataset = "nights";
    request.file = at("data/bad.csv");
    request.shown_as = "nights.csv";
    request.who = who_;
    request.clock = clock_;
    EXPECT_EQ(import_facts(*open_partnership(path()), request).error().code, "V004");
    EXPECT_EQ(everything(), before);
}

TEST_F(personal_facts, can_be_looked_up_and_erased) {
    auto const key = *found().key;
    auto const said = reading();
    auto const rows = object_of(2);
    auto const token = Digest::parse(rows.substr(rows.find('\n') + 1, 64)).value();
    EXPECT_EQ(reveal(path(), token).value(), "client-17");
    EXPECT_EQ(erase("client-170").error().code, "V005");
    EXPECT_THAT(erase("client-17").value(), ElementsAre(3U));
    EXPECT_EQ(reveal(path(), token).error().code, "V005");
    EXPECT_EQ(erase("client-17").error().code, "V005");
    // The log verifies and the reading comes out as it did.
    EXPECT_EQ(object_of(2), rows);
    EXPECT_EQ(reading(), said);
    EXPECT_THAT(verify(key), ElementsAre("R037"));
    EXPECT_THAT(everything(), Not(HasSubstr("client-17")));
}

TEST_F(personal_facts, of_one_row_go_together_and_what_others_have_too_is_told) {
    auto text = shelter();
    auto const client = text.find("columns.client");
    text.insert(client, "columns.name = { type = \"text\", personal = true, required = false }\n");
    text.replace(text.find("[\"client\", \"night\"]"), 19, "[\"house\", \"night\"]");
    text.insert(text.find(" }", text.find("columns.client")), ", required = false");
    text.insert(text.find(" }", text.find("columns.client")), ", role = \"entity\"");
    write("COMPACT.md", text);
    write("data/nights.csv",
          "client,name,street,night,house\nclient-17,Ada,Elm Street,2022-01-01,North\n"
          ",Bea,Oak Street,2022-01-02,North\n,Ada,Ash Street,2022-01-03,North\n");
    found();
    // By the first name a row has; what else stands in it is no other person's.
    auto const beside = erase("Oak Street");
    EXPECT_EQ(beside.error().code, "V005");
    EXPECT_THAT(beside.error().message, HasSubstr("it stands in \"street\" of \"nights\""));
    EXPECT_TRUE(erase("Bea"));
    EXPECT_FALSE(is_held("name", "Bea"));
    EXPECT_FALSE(is_held("street", "Oak Street"));
    auto const ada = erase_person_in("nights", "client-17");
    EXPECT_FALSE(is_held("street", "Elm Street"));
    EXPECT_EQ(ada->values_that_stay, 1U);  // in the row without a number
    EXPECT_TRUE(is_held("name", "Ada"));
    EXPECT_EQ(erase_person_in("nights", "Ada")->values_that_stay, 0U);
    EXPECT_FALSE(is_held("name", "Ada"));
    EXPECT_FALSE(is_held("street", "Ash Street"));
}

TEST_F(personal_facts, are_of_one_dataset) {
    write("COMPACT.md", shelter() + R"md(
```toml
[dataset.meals]
title = "Meals"
key = ["guest", "day"]
columns.guest = { type = "text", personal = true }
columns.day = { type = "date", role = "time" }
file = "data/meals.csv"

[measure.meals]
title = "Meals"
dataset = "meals"
value = "count()"
unit = "1"
digits = 0
better = "lower"
period = "year"
```
)md");
    write("data/meals.csv", "guest,day\nclient-17,2022-01-01\nguest-3,2022-01-01\n");
    found();
    auto const which = erase("client-17");
    EXPECT_EQ(which.error().code, "V008");
    EXPECT_THAT(which.error().message, HasSubstr("\"meals\", \"nights\""));
    EXPECT_THAT(erase_person_in("nights", "client-17")->same_name, ElementsAre("meals"));
    EXPECT_FALSE(is_held("client", "client-17"));
    EXPECT_TRUE(is_held("guest", "client-17", "meals"));
    auto const again = erase_person_in("nights", "client-17");
    EXPECT_EQ(again.error().code, "V005");
    EXPECT_THAT(again.error().message, HasSubstr("by that name in \"meals\""));
    EXPECT_TRUE(erase("client-17"));  // now one dataset only knows the name
    EXPECT_FALSE(is_held("guest", "client-17", "meals"));
    EXPECT_TRUE(is_held("guest", "guest-3", "meals"));
}

TEST_F(personal_facts, are_erased_once_and_told_of_even_when_the_log_could_not_be_written) {
    found();
    auto const key = *read_file(at("record/log.key"));
    fs::remove(at("record/log.key"));
    EXPECT_EQ(erase("client-17").error().code, "R020");
    EXPECT_TRUE(write_scratch_file(at("record/log.key"), key));
    {
        auto vault = open_vault(at("record"));
        ASSERT_TRUE(vault) << print(vault.error());
        ASSERT_TRUE(vault->erase({"nights", "client-17"}, "she asked")
                        .value());  // and then the power fails
    }
    auto const nobody = erase("client-170");
    EXPECT_EQ(nobody.error().code, "V005");
    EXPECT_THAT(nobody.error().message, HasSubstr("entry 3"));
    EXPECT_EQ(load_recorded(path())->state.size, 4U);
    auto const long_reason = std::string(70000, 'x');
    auto const refused = erase_person(path(), {who_, "client-18", {}, long_reason, clock_});
    EXPECT_EQ(refused.error().code, "R006");
    EXPECT_THAT(erase("client-18").value(), ElementsAre(4U));  // nothing was destroyed for it
}

TEST_F(personal_facts, of_an_erased_person_do_not_come_again_with_the_same_file) {
    found();
    std::string const more = "client,street,night,house\nclient-18,,2023-01-01,North\n";
    EXPECT_TRUE(import_nights(more).entry);
    EXPECT_THAT(codes(import_nights(more).diagnostics), ElementsAre("F085"));
    EXPECT_TRUE(erase("client-18"));
    EXPECT_THAT(codes(import_nights(more).diagnostics), ElementsAre("V007"));
}

TEST_F(personal_facts, do_not_slip_into_a_correction_beside_its_key) {
    auto text = shelter();
    text.replace(text.find("[\"client\", \"night\"]"), 19, "[\"house\", \"night\"]");
    write("COMPACT.md", text);
    write("data/nights.csv", "client,street,night,house\nclient-17,Elm Street,2022-01-01,North\n");
    found();
    write("keys.csv", "client,street,night,house\nclient-17,Elm Street,2022-01-01,North\n");
    EXPECT_EQ(correct()->taken->observations, 1);
    EXPECT_THAT(everything(), Not(HasSubstr("client-17")));
}

TEST_F(personal_facts, are_taken_back_by_name) {
    found();
    write("keys.csv", "client,night\nclient-17,2022-01-01\n");
    auto const taken = correct();
    ASSERT_TRUE(taken) << print(taken.error());
    EXPECT_EQ(taken->taken->observations, 1);
    EXPECT_THAT(everything(), Not(HasSubstr("client-17")));
    write("keys.csv", "client,night\nclient-19,2022-01-01\n");
    EXPECT_EQ(correct().error().code, "V005");
}

TEST_F(personal_facts, are_in_a_backup_and_in_nothing_that_others_get) {
    found();
    auto const rows = object_of(2);
    auto const token = Digest::parse(rows.substr(rows.find('\n') + 1, 64)).value();
    auto const file = folder_->path() / "backup.tar";
    ASSERT_TRUE(back_up({.partnership = path(), .file = file}));
    auto const open = folder_->path() / "open.tar";
    ASSERT_TRUE(back_up({path(), open, BackupRequest::Key::left_out}));
    EXPECT_THAT(*read_file(open), Not(HasSubstr("values.sqlite")));
    RestoreRequest request;
    request.file = file;
    request.folder = folder_->path() / "again";
    ASSERT_TRUE(restore_record(request));
    EXPECT_EQ(reveal(request.folder, token).value(), "client-17");
    EXPECT_EQ(fs::status(request.folder / "record/vault").permissions(), fs::perms::owner_all);
    request.folder = folder_->path() / "look";
    request.key = RestoreRequest::Key::left_out;
    ASSERT_TRUE(restore_record(request));
    EXPECT_FALSE(fs::exists(request.folder / "record/vault"));
}

TEST_F(personal_facts, need_their_vault_as_a_whole) {
    found();
    fs::remove(at("record/vault/key"));
    ImportRequest request;
    request.dataset = "nights";
    request.file = at("data/nights.csv");
    request.shown_as = "nights.csv";
    request.clock = clock_;
    EXPECT_EQ(import_facts(*open_partnership(path()), request).error().code, "V006");
    EXPECT_EQ(erase("client-17").error().code, "V006");
    auto const examined = examine_record({.partnership = path(), .clock = clock_});
    EXPECT_THAT(codes(examined->findings), ElementsAre("V006", "R037"));
    fs::remove_all(at("record/vault"));
    EXPECT_EQ(erase("client-17").error().code, "V006");
    EXPECT_EQ(import_facts(*open_partnership(path()), request).error().code, "V006");
    EXPECT_THAT(reading(), HasSubstr("nights"));  // which needs no vault
}

TEST_F(personal_facts, have_columns_that_can_be_kept_apart) {
    auto text = shelter();
    text.replace(text.find("columns.house"), 0,
                 "columns.income = { type = \"integer\", personal = true, required = false }\n");
    write("COMPACT.md", text);
    auto const refused = found();
    EXPECT_THAT(codes(refused.diagnostics), ElementsAre("V001"));
    EXPECT_FALSE(fs::exists(at("record")));
    write("COMPACT.md", shelter());
    found();
    AdoptRequest adoption{.who = who_, .because = "x", .as_of = {}, .clock = clock_};
    adoption.as_of = *Date::parse("2024-12-31");
    write("COMPACT.md", text);
    EXPECT_THAT(codes(adopt_compact(path(), adoption)->diagnostics), ElementsAre("V001"));
    text = shelter();
    text.replace(text.find("columns.house = { type = \"text\""), 31,
                 "columns.house = { type = \"text\", personal = true");
    write("COMPACT.md", text);
    EXPECT_THAT(codes(adopt_compact(path(), adoption)->diagnostics), ElementsAre("V002"));
    // Not in two steps either: away with the column, and back as a plain one.
    text = shelter();
    auto const street = text.find("columns.street");
    write("COMPACT.md", text.erase(street, text.find('\n', street) + 1 - street));
    EXPECT_THAT(codes(adopt_compact(path(), adoption)->diagnostics), IsEmpty());
    text.replace(text.find("columns.house"), 0,
                 "columns.street = { type = \"text\", required = false }\n");
    write("COMPACT.md", text);
    EXPECT_THAT(codes(adopt_compact(path(), adoption)->diagnostics), ElementsAre("V002"));
    // Nor under a heading that files have for another column.
    auto const with = [&](std::string const& column) {
        text = shelter();
        auto const first = text.find("columns.client");
        text.replace(text.find("columns.street"),
                     text.find("columns.night") - text.find("columns.street"), "");
        write("COMPACT.md", text.insert(first, column + "\n"));
        auto const adopted = adopt_compact(path(), adoption);
        return adopted->diagnostics.list().empty() ? "" : print(adopted->diagnostics.list()[0]);
    };
    EXPECT_THAT(with("columns.road = { type = \"text\", required = false, "
                     "also_called = [\"street\"] }"),
                HasSubstr("V002]: the record may have facts with \"street\" as tokens"));
    EXPECT_THAT(with("columns.road = { type = \"text\", required = false, personal = true, "
                     "also_called = [\"street\"] }"),
                HasSubstr("as tokens of \"street\", and those of another column are others"));
    text = with(
        "columns.road = { type = \"text\", required = false, personal = true, "
        "also_called = [\"Road\"] }");
    EXPECT_EQ(text, "");
    // A token equals nothing outside of its column.
    text = shelter();
    text.replace(text.find("columns.house"), 0, "checks = [\"client != street\"]\n");
    write("COMPACT.md", text);
    EXPECT_THAT(codes(adopt_compact(path(), adoption)->diagnostics), ElementsAre("V001"));
}

TEST_F(personal_facts, are_not_called_so_by_a_heading_that_was_plain) {
    auto plain = shelter();
    plain.erase(plain.find(", personal = true", plain.find("columns.street")), 17);
    write("COMPACT.md", plain);
    found();
    AdoptRequest adoption{.who = who_, .because = "x", .as_of = {}, .clock = clock_};
    adoption.as_of = *Date::parse("2024-12-31");
    auto const street = plain.find("columns.street");
    plain.replace(street, plain.find('\n', street) - street,
                  "columns.road = { type = \"text\", personal = true, required = false, "
                  "also_called = [\"street\"] }");
    write("COMPACT.md", plain);
    auto const adopted = adopt_compact(path(), adoption);
    EXPECT_THAT(print(adopted->diagnostics.list()[0]),
                HasSubstr("facts with \"street\" as it is, which nobody can take out again"));
}

}  // namespace
}  // namespace crosswalk
