// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "barometer/set_aside.h"
#include "compact/load.h"
#include "store/observations.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// A compact with these clauses and whatever every compact needs.
inline Compact compact_with(std::string const& clauses) {
    std::string const text = R"(# A made-up partnership

```toml
[partnership]
name = "Test"
backbone = "city"
time_zone = "America/New_York"
currency = "USD"
fiscal_year_starts = 7

[partner.city]
name = "City"
sector = "public"
```

## Facts

```toml
)" + clauses + "\n```\n";
    auto checked = load_compact({{"COMPACT.md", text}});
    for (auto const& diagnostic : checked.diagnostics.list()) {
        if (diagnostic.severity == Severity::error) ADD_FAILURE() << print(diagnostic);
    }
    return std::move(checked.compact);
}

/// A store over clauses, fed with facts that stand in the test.
class StoreTest : public testing::Test {
protected:
    StoreTest() {
        auto pattern = (std::filesystem::temp_directory_path() / "crosswalk-store-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    ~StoreTest() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    void open(std::string const& clauses, int threads = 2) {
        compact_ = compact_with(clauses);
        StoreOptions options;
        options.threads = threads;
        options.readable = {folder_.string()};
        auto store = ObservationStore::open(*compact_, options);
        ASSERT_TRUE(store.has_value()) << print(store.error());
        store_ = std::move(*store);
    }

    std::string write(std::string const& name, std::string_view bytes) {
        auto const path = folder_ / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }

    /// Takes facts in under a name whose ending says the format.
    Result<BatchFacts> add(std::string const& dataset, std::string const& name,
                           std::string_view bytes, std::optional<Date> recorded = {}) {
        diagnostics_ = {};
        return store_->add({dataset, write(name, bytes), name, recorded}, diagnostics_);
    }

    /// The only row in quarantine after taking these facts in: "code line column: reason | help".
    std::string quarantined(std::string const& dataset, std::string const& name,
                            std::string_view bytes) {
        auto const batch = add(dataset, name, bytes);
        if (!batch) return "refused: " + print(batch.error());
        auto const list = quarantine(dataset);
        if (list.size() != 1) return std::to_string(list.size()) + " rows in quarantine";
        return shown(list.front());
    }

    static std::string shown(Quarantined const& row) {
        return row.code + " " + std::to_string(row.line) + " " + row.column + ": " + row.reason +
               " | " + row.help;
    }

    std::vector<Quarantined> quarantine(std::string const& dataset) {
        auto const last_day = Date::from_civil(9999, 12, 31);
        auto const facts = store_->facts(*compact_, *last_day);
        if (!facts) {
            ADD_FAILURE() << print(facts.error());
            return {};
        }
        for (auto const& found : facts->datasets) {
            if (found.dataset != dataset) continue;
            // Every reason that a test provokes can be said in Spanish too.
            for (auto const& row : found.quarantined) {
                EXPECT_NE(reason_set_aside(row, "es"), row.reason);
            }
            return found.quarantined;
        }
        return {};
    }

    /// One SELECT as lines of values with a comma between them.
    std::string select(std::string const& sql) {
        auto const table = store_->select(sql);
        if (!table) return print(table.error());
        std::string text;
        for (auto const& row : table->rows) {
            std::string line;
            for (auto const& value : row) line += (line.empty() ? "" : ",") + value.value_or("-");
            text += line + "\n";
        }
        return text;
    }

    /// The reason a batch as a whole was not taken.
    std::string refusal(std::string const& dataset, std::string const& name,
                        std::string_view bytes) {
        auto const batch = add(dataset, name, bytes);
        return batch ? "taken" : print(batch.error());
    }

    std::filesystem::path folder_;
    std::optional<Compact> compact_;
    std::optional<ObservationStore> store_;
    Diagnostics diagnostics_;
};

}  // namespace crosswalk
