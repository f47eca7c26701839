// SPDX-License-Identifier: Apache-2.0
#include "service/batch_list.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

ImportedBatch meters() {
    ImportedBatch batch;
    batch.dataset = "meters";
    batch.file = "facts/meters/2014-06-25-1a2b3c4d.csv";
    batch.sha256 = "1a2b3c4d" + std::string(56, '0');
    batch.recorded = *Date::parse("2014-06-25");
    batch.rows = 12;
    batch.quarantined = 1;
    batch.name = "June \"final\".csv";
    batch.line = 1;
    return batch;
}

TEST(batch_list, reads_what_it_writes) {
    Diagnostics diagnostics;
    auto second = meters();
    second.recorded.reset();
    second.line = 2;
    auto const list = parse_batch_list(print(meters()) + print(second), diagnostics);
    EXPECT_TRUE(diagnostics.empty());
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0], meters());
    EXPECT_EQ(list[1], second);
}

TEST(batch_list, a_name_that_is_not_text_is_written_visibly) {
    auto batch = meters();
    batch.name = "caf\xe9.csv";
    EXPECT_NE(print(batch).find("caf\\\\xe9.csv"), std::string::npos) << print(batch);
}

TEST(batch_list, every_bad_line_is_an_error_with_its_place) {
    auto const good = print(meters());
    Diagnostics diagnostics;
    auto const list =
        parse_batch_list("no json\n" + good + "[]\n{\"dataset\":\"meters\"}\n", diagnostics);
    EXPECT_EQ(list.size(), 1U);
    ASSERT_EQ(diagnostics.list().size(), 3U);
    EXPECT_EQ(diagnostics.list()[0].code, "F082");
    EXPECT_EQ(diagnostics.list()[0].place.path, "facts/batches.jsonl");
    EXPECT_EQ(diagnostics.list()[0].place.line, 1U);
    EXPECT_EQ(diagnostics.list()[2].place.line, 4U);
    EXPECT_EQ(diagnostics.list()[2].message, "this line does not say its \"file\"");
}

TEST(batch_list, a_digest_or_a_date_that_is_none_is_an_error) {
    auto line = print(meters());
    line.replace(line.find("1a2b3c4d0"), 8, "1A2B3C4D");
    Diagnostics diagnostics;
    EXPECT_TRUE(parse_batch_list(line, diagnostics).empty());
    line = print(meters());
    line.replace(line.find("\"2014-06-25\""), 12, "\"2014-06-31\"");
    EXPECT_TRUE(parse_batch_list(line, diagnostics).empty());
    EXPECT_EQ(diagnostics.error_count(), 2U);
}

}  // namespace
}  // namespace crosswalk
