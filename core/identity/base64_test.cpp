// SPDX-License-Identifier: Apache-2.0
#include "identity/base64.h"

#include <gtest/gtest.h>

#include <string>

namespace crosswalk {
namespace {

TEST(base64, writes_the_examples_of_the_rfc) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64("\xfb\xff"), "+/8=");
}

TEST(base64, reads_what_it_writes) {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) {
        bytes += static_cast<char>(byte);
        EXPECT_EQ(from_base64(base64(bytes)), bytes);
    }
}

TEST(base64, refuses_every_other_text) {
    for (std::string const text : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n", " Zm9v",
                                   "Zm9v====", "-_8=", "Zg==Zg==", "Zm\xc3\xa9v"}) {
        EXPECT_FALSE(from_base64(text)) << text;
    }
}

}  // namespace
}  // namespace crosswalk
