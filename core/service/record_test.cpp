// SPDX-License-Identifier: Apache-2.0
#include "identity/sha256.h"
#include "service/adopt.h"
#include "service/countersign.h"
#include "service/recorded_fixture_test.h"
#include "service/witness.h"

#include <algorithm>
#include <sys/resource.h>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

TEST_F(recorded_partnership, says_after_the_founding_what_it_said_before) {
    auto const before = read_partnership(load(), {.as_of = *Date::parse("2023-06-30")});
    ASSERT_TRUE(before && before->reading);
    auto const was = json(load().compact(), *before->reading);
    found();
    EXPECT_EQ(reading({}, "2023-06-30"), was);
    // What lies in the folder no longer counts.
    write("data/visits.csv", "clinic,year,seen\nHill,2022,90\n");
    write("COMPACT.md", "# Nothing\n");
    EXPECT_EQ(reading({}, "2023-06-30"), was);
}

TEST_F(recorded_partnership, is_founded_whole_or_not_at_all) {
    auto const refused =
        found_record(load(), {.who = office_, .log_name = "two words", .clock = clock_});
    EXPECT_EQ(refused.error().code, "U021");
    write("data/visits.csv", "clinic,year,sene\nHill,2022,9\n");
    auto const bad = found_record(load(), {.who = office_, .log_name = {}, .clock = clock_});
    ASSERT_TRUE(bad) << print(bad.error());
    EXPECT_FALSE(bad->key);
    EXPECT_TRUE(bad->diagnostics.has_errors());
    EXPECT_FALSE(fs::exists(at("record")));
    for (auto const& each : fs::directory_iterator(path())) {
        EXPECT_FALSE(each.path().filename().string().starts_with(".record")) << each.path();
    }
    write("data/visits.csv", "clinic,year,seen\nHill,2022,9\n");
    found();
    auto const again = found_record(load(), {.who = office_, .log_name = {}, .clock = clock_});
    EXPECT_EQ(again.error().code, "W008");
}

TEST_F(recorded_partnership, keeps_its_key_from_others) {
    found();
    auto const permissions = fs::status(at("record/log.key")).permissions();
    EXPECT_EQ(permissions & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(recorded_partnership, knows_its_partners) {
    EXPECT_EQ(recording_partner(load().compact(), "").value(), "office");
    EXPECT_EQ(recording_partner(load().compact(), "ofice").error().code, "U020");
    EXPECT_EQ(recording_partner(load().compact(), "ofice").error().help, "did you mean office?");
}

TEST_F(recorded_partnership, takes_facts_in_as_entries) {
    found();
    EXPECT_EQ(import_recorded("clinic,year,seen\nHill,2023,20\n"), 3U);
    EXPECT_EQ(import_recorded("clinic,year,seen\nHill,2023,20\n"), std::nullopt);
    EXPECT_THAT(codes_, ElementsAre("F085"));
    EXPECT_FALSE(fs::exists(at("facts")));
    EXPECT_THAT(reading({}, "2024-12-31"), HasSubstr("\"20\""));
    EXPECT_EQ(reading(3, "2024-12-31").find("\"20\""), std::string::npos);
    EXPECT_EQ(load_recorded(path(), 1).error().code, "R024");
    EXPECT_EQ(load_recorded(path(), 9).error().code, "R022");
}

TEST_F(recorded_partnership, keeps_every_version_of_the_agreement) {
    found();
    auto const old = reading({}, "2024-12-31");
    auto text = agreement();
    text.replace(text.find("+100%"), 5, "+50%");
    write("COMPACT.md", text);
    AdoptRequest request{
        .who = office_, .because = "the vote of March", .as_of = {}, .clock = clock_};
    request.as_of = *Date::parse("2024-12-31");
    request.keep = AdoptRequest::Keep::no;
    auto const tried = adopt_compact(path(), request);
    ASSERT_TRUE(tried) << print(tried.error());
    EXPECT_FALSE(tried->entry);
    EXPECT_FALSE(tried->moves.empty());
    EXPECT_EQ(reading({}, "2024-12-31"), old);
    EXPECT_EQ(draft_notice(*open_partnership(path()))->code, "R025");
    request.keep = AdoptRequest::Keep::yes;
    EXPECT_EQ(adopt_compact(path(), request)->entry, 3U);
    EXPECT_NE(reading({}, "2024-12-31"), old);
    EXPECT_EQ(reading(3, "2024-12-31"), old);
    EXPECT_EQ(adopt_compact(path(), request).error().code, "R013");
    write("COMPACT.md", agreement());
    request.because = "back \xff again\n";
    EXPECT_TRUE(adopt_compact(path(), request)->entry);
    EXPECT_FALSE(draft_notice(*open_partnership(path())));
}

/// An agreement that counts what was done within so many hours.
std::string done_within(int hours) {
    return R"md(# The agreement

```toml
partnership = { name = "Example", backbone = "office" }
partner.office = { name = "The office", sector = "nonprofit" }

[dataset.jobs]
key = ["job"]
columns.job = { type = "text" }
columns.month = { type = "month", role = "time" }
columns.hours = { type = "integer", unit = "h" }
file = "data/jobs.csv"

[measure.prompt]
title = "Jobs done in time"
dataset = "jobs"
value = "count(where hours <= )md" +
           std::to_string(hours) + R"md( h) / count()"
unit = "%"
better = "higher"
period = "month"
```
)md";
}

// A definition is changed in the middle: 48 hours become 72 from July on.
TEST_F(recorded_partnership, a_changed_definition_moves_nothing_unsaid) {
    write("data/jobs.csv",
          "job,month,hours\n1,2026-05,40\n2,2026-05,60\n3,2026-06,70\n4,2026-06,80\n");
    write("COMPACT.md", done_within(48));
    seconds_ = 1781500000;  // June 2026
    auto const key = found();
    auto const june = publish("2026-06-30");
    auto const as_of_june = reading({}, "2026-06-30");
    write("COMPACT.md", done_within(72));
    seconds_ = 1782900000;  // 1 July
    AdoptRequest request{
        .who = office_, .because = "the board's vote", .as_of = {}, .clock = clock_};
    request.as_of = *Date::parse("2026-06-30");
    request.keep = AdoptRequest::Keep::no;
    // Every number that would move is named before the vote.
    std::vector<std::string> moves;
    auto const moved = adopt_compact(path(), request);  // outlives the loop
    for (auto const& each : moved->moves) {
        moves.push_back(each.path + ": " + each.before + " -> " + each.after);
    }
    EXPECT_THAT(moves, IsSupersetOf({"measure.prompt.series.2026-05.value: 50.0 % -> 100.0 %",
                                     "measure.prompt.series.2026-06.value: 0.0 % -> 50.0 %"}));
    request.keep = AdoptRequest::Keep::yes;
    ASSERT_TRUE(adopt_compact(path(), request)->entry);
    // What was published stands, byte for byte, and can be made again.
    EXPECT_EQ(reading(june.facts, "2026-06-30"), as_of_june);
    EXPECT_EQ(digest(as_of_june), june.reading);
    // The new reading says since when its numbers mean something else.
    auto const after = reading({}, "2026-06-30");
    auto const redefined = after.substr(std::min(after.size(), after.find("\"redefined\"")), 200);
    EXPECT_THAT(redefined, HasSubstr("\"on\": \"2026-07-01\""));
    EXPECT_THAT(redefined, HasSubstr("\"entry\": 4"));
    EXPECT_THAT(redefined, HasSubstr("\"because\": \"the board's vote\""));
    EXPECT_EQ(as_of_june.find("redefined"), std::string::npos);
    publish("2026-07-31");
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R037"));
    EXPECT_EQ(verified_.readings, 2U);
}

TEST_F(recorded_partnership, never_adopts_an_agreement_with_errors) {
    found();
    write("COMPACT.md", "# Nothing\n");
    AdoptRequest const request{.who = office_, .because = "x", .as_of = {}, .clock = clock_};
    auto const adopted = adopt_compact(path(), request);
    ASSERT_TRUE(adopted);
    EXPECT_TRUE(adopted->diagnostics.has_errors());
    EXPECT_FALSE(adopted->entry);
}

TEST_F(recorded_partnership, publishes_readings_that_anybody_computes_again) {
    auto const key = found();
    auto const first = publish("2023-06-30");
    import_recorded("clinic,year,seen\nHill,2023,20\n");
    publish("2024-12-31");
    auto const file = bundle();
    EXPECT_THAT(verify(file, {key, {}, {}}), ElementsAre("R037"));
    EXPECT_EQ(verified_.entries, 6U);
    EXPECT_EQ(verified_.readings, 2U);
    EXPECT_EQ(verified_.objects, 5U);
    EXPECT_EQ(digest(reading(first.facts, "2023-06-30")), first.reading);
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R037"));
}

TEST_F(recorded_partnership, gives_the_same_bundle_for_the_same_record) {
    found();
    auto const one = read_file(bundle());
    auto const two = read_file(bundle());
    ASSERT_TRUE(one && two);
    EXPECT_EQ(*one, *two);
}

TEST_F(recorded_partnership, is_caught_when_a_file_of_facts_is_changed) {
    auto const key = found();
    auto const state = load_recorded(path())->state;
    auto const object = objects_of(path()).path_of(state.batches.at(0).object);
    ASSERT_TRUE(write_scratch_file(object, "clinic,year,seen\nHill,2022,90\nMill,2022,4\n"));
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R023", "R037"));
    auto const recorded = load_recorded(path());
    ASSERT_TRUE(recorded);
    auto const outcome =
        read_partnership(recorded->partnership, {.as_of = *Date::parse("2024-01-01")});
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->reading);
    EXPECT_THAT(codes(outcome->diagnostics), ElementsAre("F084"));
    fs::remove(object);
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R023", "R037"));
}

TEST_F(recorded_partnership, is_caught_when_a_reading_was_not_made_from_the_record) {
    auto const key = found();
    auto log = open_record(path(), RecordUse::append, clock_);
    ASSERT_TRUE(log);
    auto const flattering = objects_of(path()).keep("{\"everything\": \"met\"}");
    ASSERT_TRUE(flattering);
    auto const state = log->state();
    ASSERT_TRUE(log->append({"reading_published",
                             {},
                             "operator",
                             "office",
                             {{"as_of", "2023-06-30"},
                              {"compact", print(state->versions.back().version)},
                              {"facts", 3},
                              {"reading", print(*flattering)}}}));
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R036", "R037"));
}

TEST_F(recorded_partnership, is_caught_when_an_agreement_is_not_what_it_calls_itself) {
    auto const key = found();
    auto log = open_record(path(), RecordUse::append, clock_);
    ASSERT_TRUE(log);
    auto const state = log->state();
    auto const& first = state->versions.back();
    Json const file =
        Json::Object{{"path", "COMPACT.md"}, {"sha256", print(first.files[0].sha256)}};
    ASSERT_TRUE(log->append({"compact_adopted",
                             {},
                             "operator",
                             "office",
                             {{"files", Json::List{file}},
                              {"replaces", print(first.version)},
                              {"version", std::string(64, 'a')}}}));
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R040", "R037"));
}

TEST_F(recorded_partnership, decides_nothing_when_its_check_is_stopped) {
    auto const key = found();
    publish("2023-06-30");
    auto const source = open_log_source(path());
    int most = 0;
    for (bool is_done = false; !is_done; ++most) {
        int left = most;
        VerifyRequest request{.trust = {key, {}, {}}};
        request.watch = [&](auto, auto, auto) { return left-- > 0; };
        auto const verified = verify_record(*source, request);
        is_done = verified.has_value();
        if (is_done) break;
        ASSERT_EQ(verified.error().code, "W011");
    }
    EXPECT_GT(most, 4);  // entries, files, the reading, and before the verdict
}

TEST_F(recorded_partnership, is_not_held_as_often_as_an_agreement_names_one_file) {
    auto const key = found();
    auto log = open_record(path(), RecordUse::append, clock_);
    auto const large = objects_of(path()).keep(std::string(1U << 20U, ' '));
    Sources sources;
    Json::List files;
    for (int i = 0; i < 600; ++i) {
        files.push_back(Json::Object{{"path", std::to_string(i)}, {"sha256", print(*large)}});
    }
    std::string list;
    for (int i = 0; i < 600; ++i) list += print(*large) + "\n";
    ASSERT_TRUE(log->append({"compact_adopted",
                             {},
                             "operator",
                             "office",
                             {{"files", std::move(files)},
                              {"replaces", print(log->state()->versions.back().version)},
                              {"version", print(digest(list))}}}));
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R040", "R037"));
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    constexpr long most_kb = 200L * 1024;  // of 600 MB
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, most_kb);
    EXPECT_EQ(load_recorded(path()).error().code, "T002");
}

TEST_F(recorded_partnership, says_when_facts_were_known_before_a_published_reading_without_them) {
    auto const key = found();
    publish("2024-03-31");
    import_recorded("clinic,year,seen\nHill,2023,20\n");  // recorded in February 2024
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R041", "R037"));
    publish("2024-03-31");
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R041", "R037"));
    EXPECT_EQ(verified_.readings, 2U);
}

TEST_F(recorded_partnership, publishes_nothing_that_leaves_entries_out) {
    found();
    import_recorded("clinic,year,seen\nHill,2023,20\n");
    auto log = open_record(path(), RecordUse::append, clock_);
    ASSERT_TRUE(log);
    auto const state = log->state();
    auto const published = log->append({"reading_published",
                                        {},
                                        "operator",
                                        "office",
                                        {{"as_of", "2024-03-31"},
                                         {"compact", print(state->versions.back().version)},
                                         {"facts", 3},
                                         {"reading", std::string(64, 'a')}}});
    EXPECT_EQ(published.error().code, "R014");
}

TEST_F(recorded_partnership, is_never_read_from_the_folder_when_its_record_is_broken) {
    found();
    fs::remove(at("record/record.sqlite"));
    EXPECT_EQ(open_partnership(path()).error().code, "W042");
}

TEST_F(recorded_partnership, loses_nothing_to_a_bundle_in_the_wrong_place) {
    found();
    auto const source = source_of_record(path());
    auto const key = read_file(at("record/log.key"));
    EXPECT_EQ(write_bundle(*source, at("record/log.key")).error().code, "W008");
    EXPECT_EQ(*read_file(at("record/log.key")), *key);
}

TEST_F(recorded_partnership, takes_no_signature_of_a_clock_that_is_wrong) {
    auto const key = found();
    auto const mill = SigningKey::generate("mill.example/witness", KeyUse::witness);
    ASSERT_TRUE(add_key(path(), {office_, "office", mill.public_key(), clock_}));
    auto const source = open_log_source(path());
    for (std::int64_t const off : {-clock_tolerance_s - 1, clock_tolerance_s + 1}) {
        auto const seen = Instant::from_seconds(seconds_ + off).value();
        auto const note = witness_log(*source, {key, mill, {}, seen});
        ASSERT_TRUE(note);
        EXPECT_EQ(add_countersignatures(path(), *note, clock_).error().code, "R042");
    }
    EXPECT_EQ(add_key(path(), {office_, "office", key, clock_}).error().code, "I003");
}

TEST_F(recorded_partnership, asks_who_sends_it_before_it_works) {
    found();
    auto const stranger = SigningKey::generate("example", KeyUse::log);
    fs::create_directories(at("bomb"));
    auto const note = sign_checkpoint({"example", {std::uint64_t{1} << 61U, Digest()}}, stranger);
    ASSERT_TRUE(write_scratch_file(at("bomb/checkpoint"), print(note)));
    auto const trusted = SigningKey::generate("example", KeyUse::log).public_key();
    EXPECT_THAT(verify(at("bomb"), {trusted, {}, {}}), ElementsAre("R030"));
}

TEST_F(recorded_partnership, says_what_a_newer_version_wrote) {
    auto const key = found();
    auto log = open_record(path(), RecordUse::append, clock_);
    ASSERT_TRUE(log);
    ASSERT_TRUE(log->append({"grant_paid", {}, "operator", "office", {{"amount", "12 USD"}}}));
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R035", "R037"));
    EXPECT_FALSE(verified_.findings.has_errors());
}

TEST_F(recorded_partnership, is_countersigned_by_a_partner_who_remembers) {
    auto const key = found();
    auto const mill = SigningKey::generate("mill.example/witness", KeyUse::witness);
    auto const added = add_key(path(), {office_, "office", mill.public_key(), clock_});
    ASSERT_TRUE(added) << print(added.error());
    EXPECT_EQ(add_key(path(), {office_, "ofice", mill.public_key(), clock_}).error().code, "U020");
    auto const source = open_log_source(bundle());
    ASSERT_TRUE(source);
    auto const first = witness_log(*source, {key, mill, {}, clock_()});
    ASSERT_TRUE(first) << print(first.error());
    auto const kept = add_countersignatures(path(), *first, clock_);
    ASSERT_TRUE(kept) << print(kept.error());
    EXPECT_EQ(kept->at(0).holder, "office");
    EXPECT_THAT(verify(path(), {key, {mill.public_key()}, {*first}}), IsEmpty());
    ASSERT_EQ(verified_.countersigned.size(), 1U);
    import_recorded("clinic,year,seen\nHill,2023,20\n");
    auto const later = open_log_source(bundle());
    auto const second = witness_log(*later, {key, mill, *first, clock_()});
    ASSERT_TRUE(second) << print(second.error());
    // The signature over the older checkpoint is kept beside the newest one.
    EXPECT_THAT(verify(bundle(), {key, {mill.public_key()}, {*first}}), ElementsAre("R037"));
    // Who saw more never signs less, nor another history.
    EXPECT_EQ(witness_log(*source, {key, mill, *second, clock_()}).error().code, "R032");
    auto const other = SigningKey::generate(key.name(), KeyUse::log);
    EXPECT_EQ(witness_log(*later, {other.public_key(), mill, {}, clock_()}).error().code, "R030");
    auto bent = *first;
    bent.text = print(Checkpoint{key.name(), {4, Digest()}});
    EXPECT_EQ(witness_log(*later, {key, mill, bent, clock_()}).error().code, "R033");
}

TEST_F(recorded_partnership, says_whether_as_many_vouch_as_the_agreement_asks_for) {
    auto text = agreement();
    text.replace(text.find("partner.office"), 0,
                 "partner.mill = { name = \"The mill\", sector = \"private\" }\n");
    text.replace(text.find("backbone"), 0, "witnesses = 1, ");
    write("COMPACT.md", text);
    auto const key = found();
    auto const mill = SigningKey::generate("mill.example/witness", KeyUse::witness);
    ASSERT_TRUE(add_key(path(), {office_, "mill", mill.public_key(), clock_}));
    auto const published = publish("2023-06-30");
    auto const asked = [&] { return *load_recorded(path())->partnership.vouching; };
    EXPECT_FALSE(asked().suffices());
    EXPECT_THAT(verify(path(), {key, {mill.public_key()}, {}}), ElementsAre("R043", "R037"));
    auto const note = witness_log(*open_log_source(path()), {key, mill, {}, clock_()});
    ASSERT_TRUE(add_countersignatures(path(), *note, clock_));
    EXPECT_TRUE(asked().suffices());
    EXPECT_THAT(verify(path(), {key, {mill.public_key()}, {}}), IsEmpty());
    // Whoever does not trust the mill is told that nobody he trusts vouches.
    EXPECT_THAT(verify(path(), {key, {}, {}}), ElementsAre("R037"));
    // What comes later is not vouched for, and takes nothing from what is.
    import_recorded("clinic,year,seen\nHill,2023,20\n");
    EXPECT_FALSE(asked().suffices());
    EXPECT_TRUE(load_recorded(path(), published.facts)->partnership.vouching->suffices());
    EXPECT_THAT(verify(path(), {key, {mill.public_key()}, {}}), ElementsAre("R037"));
}

TEST_F(recorded_partnership, is_vouched_for_by_one_partner_with_one_key) {
    auto const key = found();
    auto const mill = SigningKey::generate("mill.example/witness", KeyUse::witness);
    ASSERT_TRUE(add_key(path(), {office_, "office", mill.public_key(), clock_}));
    EXPECT_EQ(add_key(path(), {office_, "office", mill.public_key(), clock_}).error().code, "R015");
    // A line of junk in the witness's name neither counts nor takes the place of what he signed.
    auto note = *witness_log(*open_log_source(path()), {key, mill, {}, clock_()});
    auto junk = note.signatures.back();
    junk.bytes.assign(junk.bytes.size(), 'x');
    note.signatures.insert(note.signatures.begin(), junk);
    ASSERT_TRUE(add_countersignatures(path(), note, clock_));
    EXPECT_THAT(verify(path(), {key, {mill.public_key()}, {}}), IsEmpty());
    // A witness who was shown an old copy cannot say what was not there.
    auto const old = open_log_source(bundle());
    import_recorded("clinic,year,seen\nHill,2023,20\n");
    seconds_ += 2 * clock_tolerance_s;
    auto late = *witness_log(*old, {key, mill, note, clock_()});
    late.signatures = {late.signatures.back()};
    EXPECT_EQ(add_countersignatures(path(), late, clock_).error().code, "R042");
}

TEST_F(recorded_partnership, takes_signatures_of_its_witnesses_only) {
    auto const key = found();
    auto const source = open_log_source(path());
    auto const stranger = SigningKey::generate("stranger", KeyUse::witness);
    auto const note = witness_log(*source, {key, stranger, {}, clock_()});
    ASSERT_TRUE(note);
    EXPECT_EQ(add_countersignatures(path(), *note, clock_).error().code, "R039");
    auto other = *note;
    other.text = print(Checkpoint{key.name(), {3, Digest()}});
    EXPECT_EQ(add_countersignatures(path(), other, clock_).error().code, "R030");
    other.text = print(Checkpoint{"another", {3, Digest()}});
    EXPECT_EQ(add_countersignatures(path(), other, clock_).error().code, "R030");
}

}  // namespace
}  // namespace crosswalk
