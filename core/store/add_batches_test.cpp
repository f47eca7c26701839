// SPDX-License-Identifier: Apache-2.0
// Batches that are added together are what they are when each is added by itself.
#include "store/store_fixture.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crosswalk {
namespace {

/// One of each way in which a batch can depend on those before it.
constexpr auto clauses = R"toml(
[dataset.refused]
title = "Keys are used once"
key = ["place", "year"]
columns.place = { type = "text", required = false }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
checks = ["seen < 90"]
file = "data/refused.csv"

[dataset.replaced]
title = "The last one counts"
key = ["place", "year"]
on_duplicate = "supersede"
columns.place = { type = "text" }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
file = "data/replaced.csv"

[dataset.dated]
title = "The last one counts, and rows say their day"
key = ["place", "year"]
on_duplicate = "supersede"
columns.place = { type = "text" }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
columns.told = { type = "date", role = "recorded", required = false }
file = "data/dated.csv"

[dataset.parts]
title = "Parts fit their whole"
key = ["place", "year"]
columns.place = { type = "text" }
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
columns.whole = { type = "integer" }
adds_up = { part = "seen", over = "place", whole = "whole" }
file = "data/parts.csv"

[dataset.keyless]
title = "No key"
columns.year = { type = "year", role = "time" }
columns.seen = { type = "integer" }
file = "data/keyless.csv"
)toml";

/// The same numbers in the same order on every machine.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : next_(seed) {}
    unsigned below(unsigned end) {
        next_ = next_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<unsigned>(next_ >> 33U) % end;
    }

private:
    std::uint64_t next_;
};

std::string const datasets[] = {"refused", "replaced", "dated", "parts", "keyless"};

/// Few places and years, so that files get into each other's way; now and then a mistake.
std::string facts_of(std::string const& dataset, Numbers& numbers) {
    static std::map<std::string, std::string> const headers = {
        {"refused", "place,year,seen"},    {"replaced", "place,year,seen"},
        {"dated", "place,year,seen,told"}, {"parts", "place,year,seen,whole"},
        {"keyless", "year,seen"},
    };
    auto const mistake = numbers.below(12);
    if (mistake == 0) return "somewhere,else\n1,2\n";
    if (mistake == 1) return "";
    auto csv = headers.at(dataset) + "\n";
    for (auto rows = numbers.below(6); rows > 0; --rows) {
        if (dataset != "keyless") {
            auto const place = numbers.below(5);
            csv += place == 0 ? std::string(",") : "Place " + std::to_string(place) + ",";
        }
        csv += std::to_string(2020 + numbers.below(3)) + ",";
        csv += numbers.below(9) == 0 ? "many" : std::to_string(numbers.below(100));
        if (dataset == "dated")
            csv +=
                numbers.below(2) == 0 ? "," : ",2024-01-0" + std::to_string(1 + numbers.below(3));
        if (dataset == "parts") csv += ",120";
        csv += "\n";
    }
    return csv;
}

class AddBatchesTest : public StoreTest {
protected:
    std::vector<BatchSource> files(Numbers& numbers, int count, std::string const& prefix) {
        std::vector<BatchSource> batches;
        for (int i = 0; i < count; ++i) {
            auto const& dataset = datasets[numbers.below(5)];
            auto const name = prefix + std::to_string(i) + ".csv";
            std::optional<Date> recorded;
            if (numbers.below(3) > 0)
                recorded = *Date::from_civil(2024, 1, 1 + static_cast<int>(numbers.below(4)));
            batches.push_back({dataset, write(name, facts_of(dataset, numbers)), name, recorded});
        }
        return batches;
    }

    static std::string said(Result<BatchFacts> const& facts, Diagnostics const& diagnostics) {
        auto text = facts ? facts->file + " " + facts->sha256.substr(0, 8) + " " +
                                std::to_string(facts->rows) + " " +
                                std::to_string(facts->quarantined) + "\n"
                          : print(facts.error());
        for (auto const& each : diagnostics.list()) text += print(each);
        return text;
    }

    std::string one_by_one(std::vector<BatchSource> const& batches) {
        std::string text;
        for (auto const& batch : batches) {
            Diagnostics diagnostics;
            auto const facts = store_->add(batch, diagnostics);
            text += said(facts, diagnostics);
            if (!facts && facts.error().code.starts_with('W')) break;
        }
        return text;
    }

    std::string together(std::vector<BatchSource> const& batches) {
        std::string text;
        for (auto const& each :
             store_->add_all(batches, [](BatchSource const&) { return Progress(); })) {
            text += said(each.facts, each.diagnostics);
        }
        return text;
    }

    /// Every row of every table.
    std::string everything() {
        std::string text;
        for (std::string const table : {"refused", "replaced", "dated", "parts", "keyless",
                                        "~batches", "~quarantine", "~known", "~taken_back"}) {
            text += table + "\n" + select("SELECT * FROM \"" + table + "\" ORDER BY ALL");
        }
        return text;
    }

    void take_back_first() {
        diagnostics_ = {};
        auto const taken =
            store_->take_back({1, *Date::from_civil(2024, 1, 3), "wrong", {}, {}}, diagnostics_);
        ASSERT_TRUE(taken.has_value()) << print(taken.error());
    }
};

TEST_F(AddBatchesTest, leave_the_same_rows_as_one_by_one) {
    std::string seen;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        Numbers numbers(seed);
        auto const before = files(numbers, 12, "a");
        auto const after = files(numbers, 12, "b");
        open(clauses, 1);
        auto said = one_by_one(before);
        take_back_first();
        said += one_by_one(after);
        auto const rows = everything();
        seen += said + rows;
        for (int const threads : {1, 2}) {
            open(clauses, threads);
            auto said_together = together(before);
            take_back_first();
            said_together += together(after);
            EXPECT_EQ(said_together, said) << "seed " << seed;
            EXPECT_EQ(everything(), rows) << "seed " << seed;
        }
    }
    for (std::string const code : {"F003", "F004", "F029", "F030", "F031", "F032"}) {
        EXPECT_THAT(seen, testing::HasSubstr(code)) << "nothing was compared that matters";
    }
}

TEST_F(AddBatchesTest, name_the_file_that_used_a_key_first) {
    open(clauses);
    std::vector<BatchSource> batches;
    for (std::string const name : {"a.csv", "b.csv", "c.csv"}) {
        batches.push_back({"refused", write(name, "place,year,seen\nHill,2022,4\n"), name, {}});
    }
    together(batches);
    auto const rows = quarantine("refused");
    ASSERT_EQ(rows.size(), 2U);
    for (auto const& row : rows) {
        EXPECT_EQ(row.reason,
                  "the key is already used: place is Hill, year is 2022, as in a.csv:2");
    }
}

TEST_F(AddBatchesTest, a_refused_file_takes_no_other_along) {
    open(clauses);
    std::vector<BatchSource> const batches = {
        {"keyless", write("a.csv", "year,seen\n2022,1\n"), "a.csv", {}},
        {"keyless", write("b.csv", "year\n2022\n"), "b.csv", {}},
        {"no-such", write("c.csv", "year,seen\n2022,1\n"), "c.csv", {}},
        {"keyless", write("d.csv", "year,seen\n2022,4\n"), "d.csv", {}},
    };
    auto const added = store_->add_all(batches, [](BatchSource const&) { return Progress(); });
    ASSERT_EQ(added.size(), 4U);
    EXPECT_TRUE(added[0].facts.has_value());
    EXPECT_EQ(added[1].facts.error().code, "F004");
    EXPECT_EQ(added[2].facts.error().code, "F001");
    EXPECT_TRUE(added[3].facts.has_value());
    EXPECT_EQ(select("SELECT sum(seen) FROM keyless"), "5\n");
}

TEST_F(AddBatchesTest, end_with_a_file_that_is_not_there) {
    open(clauses);
    std::vector<BatchSource> const batches = {
        {"keyless", write("a.csv", "year,seen\n2022,1\n"), "a.csv", {}},
        {"keyless", (folder_ / "gone.csv").string(), "gone.csv", {}},
        {"keyless", write("d.csv", "year,seen\n2022,4\n"), "d.csv", {}},
    };
    auto const added = store_->add_all(batches, [](BatchSource const&) { return Progress(); });
    ASSERT_EQ(added.size(), 2U);
    EXPECT_EQ(added[1].facts.error().code, "W001");
    EXPECT_EQ(select("SELECT sum(seen) FROM keyless"), "1\n");
}

TEST_F(AddBatchesTest, stop_when_asked_and_keep_nothing_of_what_was_read_together) {
    open(clauses);
    std::string many = "year,seen\n";
    for (int i = 0; i < 20000; ++i) many += "2022,1\n";
    std::vector<BatchSource> const batches = {
        {"keyless", write("a.csv", "year,seen\n2022,1\n"), "a.csv", {}},
        {"keyless", write("b.csv", many), "b.csv", {}},
    };
    auto const added = store_->add_all(batches, [](BatchSource const&) -> Progress {
        return [](std::uint64_t, std::uint64_t) { return false; };
    });
    ASSERT_EQ(added.size(), 1U);
    EXPECT_EQ(added[0].facts.error().code, "W011");
    EXPECT_EQ(select("SELECT count(*) FROM keyless"), "0\n");
}

}  // namespace
}  // namespace crosswalk
