// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/server.h"
#include "service/fixture_test.h"
#include "service/found.h"
#include "service/record_folder.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace crosswalk {

/// A partnership with a record that grows by remarks, for what others do with a record over the
/// network.
class recorded_folder : public partnership_folder {
protected:
    PublicKey found() {
        auto const founded =
            found_record(load(), {.who = office_, .log_name = {}, .clock = clock_});
        EXPECT_TRUE(founded && founded->key);
        return *founded->key;
    }
    /// Adds so many entries.
    void grow(std::filesystem::path const& folder, int entries, std::string const& says = "hm") {
        auto log = open_record(folder, RecordUse::append, clock_);
        ASSERT_TRUE(log) << print(log.error());
        std::vector<Entry> remarks;
        for (int i = 0; i < entries; ++i) {
            remarks.push_back(
                {"dispute_noted", {}, "operator", "office", {{"about", 0}, {"says", says}}});
        }
        ASSERT_TRUE(log->append_all(remarks));
    }
    /// The record as somebody else could continue it who has the log's key.
    std::filesystem::path copy() const {
        auto const other = folder_->path() / "other";
        std::filesystem::copy(path(), other, std::filesystem::copy_options::recursive);
        return other;
    }
    std::filesystem::path beside(std::string const& name) const { return folder_->path() / name; }

    static HttpServer serve(HttpHandler handle) {
        auto server = HttpServer::start({}, std::move(handle));
        EXPECT_TRUE(server) << print(server.error());
        return *std::move(server);
    }

    Who const office_{"office", "operator"};
    std::int64_t seconds_ = 1790000000;
    Clock const clock_ = [this] { return Instant::from_seconds(seconds_).value(); };
};

}  // namespace crosswalk
