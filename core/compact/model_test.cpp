// SPDX-License-Identifier: Apache-2.0
#include "compact/model.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(Model, ATextInALanguage) {
    LocalText const text{{{"en", "Energy"}, {"es", "Energía"}}};
    EXPECT_EQ(text.in("es"), "Energía");
    EXPECT_EQ(text.in("fr"), "Energy");
    EXPECT_EQ(LocalText().in("en"), "");
}

TEST(Model, ClausesById) {
    Compact compact;
    compact.measures.resize(3);
    compact.measures[0].id = "a";
    compact.measures[1].id = "b";
    EXPECT_EQ(compact.measure("b"), &compact.measures[1]);
    EXPECT_EQ(compact.measure("c"), nullptr);
    compact.measures[2].id = "c";
    EXPECT_EQ(compact.measure("c"), &compact.measures[2]);
    compact.index_measures();
    EXPECT_EQ(compact.measure("a"), &compact.measures[0]);
    EXPECT_EQ(compact.measure("d"), nullptr);
    compact.measures[0].id = "d";  // the index does not know
    EXPECT_EQ(compact.measure("d"), &compact.measures[0]);
    compact.measures.pop_back();
    EXPECT_EQ(compact.measure("b"), &compact.measures[1]);
    EXPECT_EQ(compact.measure("c"), nullptr);
    EXPECT_EQ(compact.partner("a"), nullptr);
    EXPECT_EQ(compact.source("a"), nullptr);
    EXPECT_EQ(compact.dataset("a"), nullptr);
}

}  // namespace
}  // namespace crosswalk
