// SPDX-License-Identifier: Apache-2.0
#include "store/store_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr auto meters = R"(
[dataset.meters]
title = "Monthly electricity by building"
columns.building = { type = "text", role = "entity" }
columns.month = { type = "month", role = "time" }
columns.kwh = { type = "decimal(18,3)", unit = "kWh", required = false }
columns.visits = { type = "integer", required = false }
columns.open = { type = "boolean", required = false }
columns.read_on = { type = "date", required = false }
key = ["building", "month"]

[measure.energy]
title = "Energy"
dataset = "meters"
value = "sum(kwh)"
unit = "kWh"
better = "lower"
period = "year"
)";

using ImportTest = StoreTest;

TEST_F(ImportTest, takes_rows_by_the_names_of_their_columns) {
    open(meters);
    auto const batch = add("meters", "a.csv",
                           "kwh,month,building,read_on,open,visits\n"
                           "1.10,2014-01,A,2014-02-03,yes,7\n"
                           "-2.500,2014-02,A,,NO,\n");
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(batch->rows, 2);
    EXPECT_EQ(batch->quarantined, 0);
    EXPECT_EQ(select("SELECT building, month, kwh, visits, open, read_on FROM meters ORDER BY month"),
              "A,2014-01-01,1.100,7,true,2014-02-03\n"
              "A,2014-02-01,-2.500,-,false,-\n");
}

}  // namespace
}  // namespace crosswalk
