// SPDX-License-Identifier: Apache-2.0
#include "service/ask_witness.h"

#include "service/network_fixture_test.h"
#include "service/serving_witness.h"

#include <optional>

namespace crosswalk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A witness that answers over HTTP.
struct Served {
    SigningKey key;
    std::vector<std::string> told = {};
    std::optional<ServingWitness> witness = {};
    std::optional<HttpServer> server = {};
};

class asking_witnesses : public recorded_folder {
protected:
    asking_witnesses() : log_(found()) {}

    std::unique_ptr<Served> witness_of(std::string const& name, PublicKey const& log) {
        auto served = std::make_unique<Served>(SigningKey::generate(name, KeyUse::witness));
        auto opened = ServingWitness::open(
            {served->key,
             {log},
             beside(name),
             ServingRequest::Memory::may_be_new,
             clock_,
             [&told = served->told](auto const& line) { told.push_back(line); }});
        EXPECT_TRUE(opened) << print(opened.error());
        served->witness.emplace(*std::move(opened));
        served->server.emplace(serve([&witness = *served->witness](HttpRequest const& request) {
            return witness.answer(request);
        }));
        return served;
    }
    void hold(SigningKey const& key) {
        ASSERT_TRUE(add_key(path(), {office_, "office", key.public_key(), clock_}));
    }
    /// What comes of each: the size that was signed, or the code of the complaint.
    std::vector<std::string> ask(std::vector<std::string> const& urls) {
        auto const asked = ask_witnesses(path(), {urls, clock_});
        if (!asked) return {asked.error().code};
        std::vector<std::string> all;
        for (auto const& each : *asked) {
            all.push_back(each.added ? std::to_string(each.added->at(0).size)
                                     : each.added.error().code);
            if (!each.added) last_ = each.added.error();
        }
        return all;
    }
    std::string ask_who_answers(HttpResponse const& response) {
        auto const server = serve([&](HttpRequest const&) { return response; });
        return ask({server.url()}).front();
    }

    PublicKey const log_;
    Diagnostic last_;
};

TEST_F(asking_witnesses, adds_what_they_sign) {
    auto const mill = witness_of("mill", log_);
    hold(mill->key);
    auto const url = mill->server->url();
    EXPECT_THAT(ask({url + "/"}), ElementsAre("4"));
    grow(path(), 7);
    EXPECT_THAT(ask({url}), ElementsAre("11"));
    EXPECT_THAT(ask({url}), ElementsAre("11"));  // again, at a later time
    EXPECT_THAT(mill->told,
                ElementsAre(HasSubstr("signed: 4 entries"), HasSubstr("signed: 11 entries"),
                            HasSubstr("signed: 11 entries")));
    auto log = open_record(path(), RecordUse::look, clock_);
    ASSERT_TRUE(log);
    EXPECT_TRUE(cosigned_at(*log->checkpoint(), mill->key.public_key()));
}

TEST_F(asking_witnesses, goes_on_from_the_size_that_each_knows) {
    auto const mill = witness_of("mill", log_);
    auto const school = witness_of("school", log_);
    hold(mill->key);
    hold(school->key);
    EXPECT_THAT(ask({mill->server->url()}), ElementsAre("5"));
    grow(path(), 300);
    EXPECT_THAT(ask({school->server->url()}), ElementsAre("305"));
    grow(path(), 3);
    EXPECT_THAT(ask({mill->server->url(), school->server->url()}), ElementsAre("308", "308"));
}

TEST_F(asking_witnesses, who_signed_more_for_another_program_of_the_host_is_asked_about_that) {
    auto const mill = witness_of("mill", log_);
    hold(mill->key);
    bool is_first = true;
    auto const busy = serve([&](HttpRequest const& request) {
        if (std::exchange(is_first, false)) {
            grow(path(), 3, "another program");
            EXPECT_THAT(ask({mill->server->url()}), ElementsAre("7"));
        }
        return mill->witness->answer(request);
    });
    EXPECT_THAT(ask({busy.url()}), ElementsAre("7"));
}

TEST_F(asking_witnesses, one_that_fails_does_not_stop_the_others) {
    auto const mill = witness_of("mill", log_);
    auto const stranger = witness_of("stranger", log_);
    auto const others =
        witness_of("others", SigningKey::generate("another", KeyUse::log).public_key());
    auto const misled =
        witness_of("misled", SigningKey::generate(log_.name(), KeyUse::log).public_key());
    hold(mill->key);
    auto gone = serve([](HttpRequest const&) { return HttpResponse(); });
    auto const down = gone.url();
    gone.stop();
    EXPECT_THAT(ask({down, "mill.example", others->server->url(), misled->server->url(),
                     stranger->server->url(), mill->server->url()}),
                ElementsAre("W050", "U035", "R047", "R047", "R039", "4"));
}

TEST_F(asking_witnesses, is_told_when_another_history_was_signed) {
    auto const mill = witness_of("mill", log_);
    hold(mill->key);
    auto const other = copy();
    grow(other, 5, "shown to the mill");
    ASSERT_TRUE(ask_witnesses(other, {{mill->server->url()}, clock_})->at(0).added);
    // It has signed more than there is here, then as much, then less: always something else.
    grow(path(), 3, "shown to all");
    EXPECT_THAT(ask({mill->server->url()}), ElementsAre("R046"));
    EXPECT_THAT(last_.message, HasSubstr("has signed over 9 entries"));
    EXPECT_THAT(last_.help, HasSubstr("put back from an older copy"));
    EXPECT_THAT(last_.help, HasSubstr("another history"));
    grow(path(), 2, "shown to all");
    EXPECT_THAT(ask({mill->server->url()}), ElementsAre("R046"));
    grow(path(), 2, "shown to all");
    EXPECT_THAT(ask({mill->server->url()}), ElementsAre("R046"));
    EXPECT_THAT(last_.message, HasSubstr("does not continue"));
    EXPECT_THAT(mill->told.back(), HasSubstr("refused"));
}

TEST_F(asking_witnesses, believes_no_answer_that_makes_no_sense) {
    auto const mill = SigningKey::generate("mill", KeyUse::witness);
    hold(mill);
    EXPECT_EQ(ask_who_answers({.body = "thanks\n"}), "R001");
    EXPECT_EQ(ask_who_answers({.body = ""}), "R001");
    auto const over_else = print(std::vector{cosign("another\ntext\n", mill, clock_())});
    EXPECT_EQ(ask_who_answers({.body = over_else}), "R039");
    EXPECT_EQ(ask_who_answers({409, "text/x.tlog.size", "many\n"}), "R007");
    EXPECT_EQ(ask_who_answers({409, "text/x.tlog.size", "9\n"}), "R046");
    EXPECT_EQ(ask_who_answers({502, "text/html", "bad\x1b gateway"}), "R047");
    EXPECT_EQ(last_.message.find('\x1b'), std::string::npos);
    EXPECT_EQ(ask_who_answers({.body = std::string(100'000, 'x')}), "W053");
    EXPECT_EQ(ask_who_answers({302, "text/plain", "", {{"Location", "/elsewhere"}}}), "R047");
}

TEST_F(asking_witnesses, gives_up_on_one_that_never_says_the_same) {
    auto const mill = SigningKey::generate("mill", KeyUse::witness);
    hold(mill);
    int asked = 0;
    auto const server = serve([&](HttpRequest const&) {
        return HttpResponse{409, "text/x.tlog.size", std::to_string(++asked % 3) + "\n"};
    });
    EXPECT_THAT(ask({server.url()}), ElementsAre("R047"));
    EXPECT_EQ(asked, 3);
}

TEST_F(asking_witnesses, takes_no_time_that_cannot_be) {
    auto const mill = witness_of("mill", log_);
    hold(mill->key);
    auto const tomorrow = [this] { return Instant::from_seconds(seconds_ - 86400).value(); };
    auto const asked = ask_witnesses(path(), {{mill->server->url()}, tomorrow});
    // The record's own clock is the one that is wrong here, and it is said before anything is kept.
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->at(0).added.error().code, "R042");
}

}  // namespace
}  // namespace crosswalk
