// SPDX-License-Identifier: Apache-2.0
// From files to figures over random facts: held against a second, slow way to compute the same
// (facts_in_memory.h), and against the laws of adding up.
#include "barometer/reading.h"
#include "generate.h"
#include "measure/facts_in_memory.h"
#include "store/store_fixture.h"

#include <algorithm>
#include <array>
#include <map>

namespace crosswalk {
namespace {

constexpr std::string_view clauses = R"toml(
[dataset.meters]
title = "Meters"
key = ["building", "month"]
on_duplicate = "supersede"
columns.building = { type = "text" }
columns.month = { type = "month", role = "time" }
columns.area = { type = "text", required = false }
columns.kwh = { type = "decimal(18,2)", required = false, unit = "kWh" }
columns.sqft = { type = "integer", required = false, unit = "sqft" }

[measure.intensity]
title = "Energy per floor space"
dataset = "meters"
value = "sum(kwh) / sum(sqft)"
unit = "kWh / sqft"
better = "lower"
period = "month"
by = ["area"]

[measure.intensity_of_years]
title = "Energy per floor space, by year"
dataset = "meters"
value = "sum(kwh) / sum(sqft)"
unit = "kWh / sqft"
better = "lower"
period = "year"
by = ["area"]

[measure.large]
title = "Large readings"
dataset = "meters"
value = "count(where kwh > 100 kWh and area != \"Hill\") / count()"
unit = "%"
better = "lower"
period = "quarter"
by = ["area"]

[measure.middle]
title = "The middle reading"
dataset = "meters"
value = "median(kwh)"
unit = "kWh"
better = "lower"
period = "year"
by = ["area"]

[measure.span]
title = "From the least to the most"
dataset = "meters"
value = "max(kwh) - min(kwh)"
unit = "kWh"
better = "lower"
period = "quarter"
)toml";

constexpr std::string_view header = "building,month,area,kwh,sqft\n";

struct Row {
    int building = 0;
    int month = 0;  ///< from January 2015
    int area = 0;   ///< 0: not said
    std::optional<int> hundredths;
    std::optional<int> sqft;

    std::string line() const {
        constexpr std::array<std::string_view, 4> areas = {"", "Hill", "Lake", "Mill"};
        auto const month_text = std::to_string(100 + month % 12 + 1).substr(1);
        auto line = "b" + std::to_string(building) + "," + std::to_string(2015 + month / 12) + "-" +
                    month_text + "," + std::string(areas[static_cast<std::size_t>(area)]) + ",";
        if (hundredths) line += print(Decimal::make(*hundredths, 2).value());
        return line + "," + (sqft ? std::to_string(*sqft) : "") + "\n";
    }
    std::pair<int, int> key() const { return {building, month}; }
};

void showValue(Row const& row, std::ostream& out) { out << row.line(); }

rc::Gen<Row> any_row() {
    return rc::gen::exec([] {
        Row row{*rc::gen::inRange(0, 5), *rc::gen::inRange(0, 27), *rc::gen::inRange(0, 4), {}, {}};
        if (*rc::gen::inRange(0, 5) > 0) row.hundredths = *rc::gen::inRange(-2000, 30000);
        if (*rc::gen::inRange(0, 5) > 0) row.sqft = *rc::gen::inRange(0, 90);
        return row;
    });
}

/// Rows of which no two have the same key, as one file must have them.
std::vector<Row> without_repeats(std::vector<Row> rows) {
    std::ranges::stable_sort(rows, {}, &Row::key);
    auto const [first, last] = std::ranges::unique(rows, {}, &Row::key);
    rows.erase(first, last);
    return rows;
}

std::vector<Row> some_rows() {
    return without_repeats(*rc::gen::container<std::vector<Row>>(any_row()));
}

std::string file_of(std::vector<Row> const& rows) {
    std::string text(header);
    for (auto const& row : rows) text += row.line();
    return text;
}

Date day(std::string_view text) { return Date::parse(text).value(); }

/// A partnership whose facts come in as files.
class Files : public StoreTest {
public:
    Files() { open(std::string(clauses)); }
    void TestBody() override {}

    void take(std::vector<Row> const& rows, std::optional<Date> recorded = {}) {
        auto const name = std::to_string(++files_) + ".csv";
        auto const batch = add("meters", name, file_of(rows), recorded);
        RC_ASSERT(batch.has_value());
        RC_ASSERT(batch->quarantined == 0);
    }
    Facts facts(Date as_of) const { return store_->facts(*compact_, as_of).value(); }
    Compact const& compact() const { return *compact_; }

private:
    int files_ = 0;
};

void expect_same_answers(Facts const& a, Facts const& b) {
    RC_ASSERT(a.answers.size() == b.answers.size());
    for (std::size_t i = 0; i < a.answers.size(); ++i) {
        RC_ASSERT(a.answers[i].rows == b.answers[i].rows);
    }
}

RC_GTEST_PROP(answers, are_those_of_a_second_way_to_compute_them, ()) {
    auto const first = some_rows();
    auto const second = some_rows();
    Files files;
    MemoryFacts memory(files.compact());
    for (auto const& [rows, recorded] :
         {std::pair(&first, day("2016-02-01")), std::pair(&second, day("2017-05-01"))}) {
        if (rows->empty()) continue;
        files.take(*rows, recorded);
        memory.add("meters", file_of(*rows), recorded);
    }
    // Months run to March 2017, so on the first days some rows are about days to come.
    for (auto const* as_of :
         {"2016-01-31", "2016-02-01", "2017-02-15", "2017-04-30", "2017-05-01"}) {
        expect_same_answers(files.facts(day(as_of)), memory.facts(day(as_of)));
    }
}

RC_GTEST_PROP(answers, do_not_depend_on_the_order_or_the_files_of_rows, ()) {
    auto const rows = some_rows();
    RC_PRE(!rows.empty());
    Files whole;
    whole.take(rows);
    auto shuffled = rows;
    for (auto i = shuffled.size() - 1; i > 0; --i) {
        std::swap(shuffled[i], shuffled[*rc::gen::inRange<std::size_t>(0, i + 1)]);
    }
    auto const cut = *rc::gen::inRange<std::size_t>(0, rows.size() + 1);
    Files pieces;
    auto const middle = shuffled.begin() + static_cast<std::ptrdiff_t>(cut);
    std::vector<Row> const head(shuffled.begin(), middle);
    std::vector<Row> const tail(middle, shuffled.end());
    if (!head.empty()) pieces.take(head);
    if (!tail.empty()) pieces.take(tail);
    auto const as_of = day("2018-01-01");
    expect_same_answers(whole.facts(as_of), pieces.facts(as_of));
}

MeasureReading const& measure(Reading const& reading, std::string_view id) {
    auto const found = std::ranges::find(reading.measures, id, &MeasureReading::id);
    RC_ASSERT(found != reading.measures.end());
    return *found;
}

/// What is unknown adds nothing; only the known is summed up.
Rational or_none(std::optional<Rational> const& value) { return value.value_or(Rational(0)); }

RC_GTEST_PROP(figures, of_groups_and_of_months_add_up_to_the_whole, ()) {
    auto const rows = some_rows();
    RC_PRE(!rows.empty());
    Files files;
    files.take(rows);
    auto const as_of = day("2018-01-01");
    auto const reading = read(files.compact(), files.facts(as_of), as_of);

    std::map<int, std::pair<Rational, Rational>> years;
    for (auto const* id : {"intensity", "intensity_of_years", "large"}) {
        auto const& of = measure(reading, id);
        RC_ASSERT(of.groups.size() == 1U);
        for (std::size_t at = 0; at < of.series.size(); ++at) {
            auto const& total = of.series[at].figure;
            Rational numerator;
            Rational denominator;
            std::int64_t observations = 0;
            for (auto const& group : of.groups[0].rows) {
                numerator = numerator + or_none(group.series[at].numerator);
                denominator = denominator + or_none(group.series[at].denominator);
                observations += group.series[at].rows;
            }
            RC_ASSERT(numerator == or_none(total.numerator));
            RC_ASSERT(denominator == or_none(total.denominator));
            RC_ASSERT(observations == total.rows);
            auto const in_unit = Rational(std::string_view(id) == "large" ? 100 : 1);  // of one
            if (total.value) RC_ASSERT(*total.value * denominator == numerator * in_unit);
            auto& [above, below] = years[of.series[at].period.first().year()];
            if (std::string_view(id) == "intensity") {
                above = above + numerator;
                below = below + denominator;
            } else if (std::string_view(id) == "intensity_of_years") {
                RC_ASSERT(above == numerator);
                RC_ASSERT(below == denominator);
            }
        }
    }
}

}  // namespace
}  // namespace crosswalk
