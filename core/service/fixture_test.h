// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/files.h"
#include "service/import.h"
#include "service/partnership.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crosswalk {

/// A small partnership on the disk: yearly visits of clinics, two rows of which came with it.
class partnership_folder : public ::testing::Test {
protected:
    partnership_folder() : folder_(TemporaryFolder::make()) {
        write("COMPACT.md", agreement());
        write("data/visits.csv", "clinic,year,seen\nHill,2022,9\nMill,2022,4\n");
    }

    static std::string agreement() {
        return R"md(# The agreement

```toml
partnership = { name = "Example", backbone = "office", languages = ["en", "es"] }
partner.office = { name = "The office", sector = "nonprofit" }
```

## 1. What we count

```toml
[dataset.visits]
title = "Visits"
key = ["clinic", "year"]
on_duplicate = "supersede"
columns.clinic = { type = "text" }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
file = "data/visits.csv"

[measure.seen]
title = "Patients seen"
dataset = "visits"
value = "sum(seen)"
unit = "1"
digits = 0
better = "higher"
period = "year"
by = ["clinic"]
baseline = { period = 2022, frozen = 2023-06-30 }
targets = [{ by = 2026-12-31, change = "+100%" }]
```
)md";
    }

    std::filesystem::path path() const { return folder_->path() / "city"; }
    std::filesystem::path at(std::string const& name) const { return path() / name; }

    void write(std::string const& name, std::string_view bytes) {
        std::filesystem::create_directories(at(name).parent_path());
        auto const written = write_scratch_file(at(name), bytes);
        ASSERT_TRUE(written) << print(written.error());
    }

    LoadedPartnership load() const {
        auto loaded = load_partnership(path());
        EXPECT_TRUE(loaded) << print(loaded.error());
        return *std::move(loaded);
    }

    Result<ImportOutcome> import(std::string const& bytes, std::string const& name = "new.csv",
                                 std::string const& recorded = "2024-02-01") {
        auto const file = folder_->path() / name;
        EXPECT_TRUE(write_scratch_file(file, bytes));
        ImportRequest request;
        request.dataset = "visits";
        request.file = file;
        request.shown_as = name;
        if (!recorded.empty()) request.recorded = *Date::parse(recorded);
        request.threads = 1;
        return import_facts(load(), request);
    }

    static std::vector<std::string> codes(Diagnostics const& diagnostics) {
        std::vector<std::string> all;
        for (auto const& each : diagnostics.list()) all.push_back(each.code);
        return all;
    }

    using Codes = std::vector<std::string>;
    Result<TemporaryFolder> folder_;
};

}  // namespace crosswalk
