// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/bundle.h"
#include "service/fixture_test.h"
#include "service/found.h"
#include "service/publish.h"
#include "service/record_files.h"
#include "service/recorded.h"
#include "service/verify.h"
#include "view/json.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosswalk {

/// A partnership with a record, and a partner who keeps an eye on it.
class recorded_partnership : public partnership_folder {
protected:
    Who const office_{"office", "operator"};
    Clock const clock_ = [this] { return Instant::from_seconds(seconds_).value(); };

    PublicKey found() {
        auto const founded =
            found_record(load(), {.who = office_, .log_name = {}, .clock = clock_});
        EXPECT_TRUE(founded) << print(founded.error());
        EXPECT_TRUE(founded->key);
        return *founded->key;
    }
    std::optional<std::uint64_t> import_recorded(std::string const& bytes,
                                                 std::string const& name = "new.csv") {
        auto const file = folder_->path() / name;
        EXPECT_TRUE(write_scratch_file(file, bytes));
        ImportRequest request;
        request.dataset = "visits";
        request.file = file;
        request.shown_as = name;
        request.recorded = *Date::parse("2024-02-01");
        request.who = office_;
        request.clock = clock_;
        auto const partnership = open_partnership(path());
        EXPECT_TRUE(partnership);
        auto const outcome = import_facts(*partnership, request);
        EXPECT_TRUE(outcome) << print(outcome.error());
        codes_ = codes(outcome->diagnostics);
        return outcome->entry;
    }
    Publication publish(std::string const& day) {
        auto const published =
            publish_reading(path(), {.who = office_, .as_of = *Date::parse(day), .clock = clock_});
        EXPECT_TRUE(published) << print(published.error());
        return *published;
    }
    std::string reading(std::optional<std::uint64_t> at, std::string const& day) {
        auto const recorded = load_recorded(path(), at);
        EXPECT_TRUE(recorded) << print(recorded.error());
        auto const outcome = read_partnership(recorded->partnership, {.as_of = *Date::parse(day)});
        EXPECT_TRUE(outcome && outcome->reading);
        return json(recorded->partnership.compact(), *outcome->reading);
    }
    std::filesystem::path bundle() {
        auto const file = folder_->path() / "record.tar";
        auto const source = source_of_record(path());
        EXPECT_TRUE(source);
        auto const bundled = write_bundle(*source, file);
        EXPECT_TRUE(bundled) << print(bundled.error());
        return file;
    }
    std::vector<std::string> verify(std::filesystem::path const& where, Trust trust) {
        auto const source = open_log_source(where);
        EXPECT_TRUE(source) << print(source.error());
        auto const verified = verify_record(*source, {.trust = std::move(trust)});
        if (!verified) return {verified.error().code};
        verified_ = *verified;
        return codes(verified->findings);
    }

    std::int64_t seconds_ = 1790000000;
    std::vector<std::string> codes_;
    Verified verified_;
};

}  // namespace crosswalk
