// SPDX-License-Identifier: Apache-2.0
#include "view/markup.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

TEST(markup, text_is_escaped) {
    EXPECT_EQ(Markup("<script>alert('1') && \"2\"</script>").bytes(),
              "&lt;script&gt;alert(&#39;1&#39;) &amp;&amp; &quot;2&quot;&lt;/script&gt;");
}

TEST(markup, what_looks_escaped_is_escaped_again) {
    EXPECT_EQ(Markup("&amp;").bytes(), "&amp;amp;");
}

TEST(markup, what_hides_or_reorders_is_shown) {
    EXPECT_EQ(Markup("a\xe2\x80\xae"
                     "b")
                  .bytes(),
              "a\\u{202e}b");
    EXPECT_EQ(Markup(std::string_view("a\0b", 3)).bytes(), "a\\x00b");
    EXPECT_EQ(Markup("\x1b[31m").bytes(), "\\x1b[31m");
}

TEST(markup, bytes_that_are_no_text_are_shown) {
    EXPECT_EQ(Markup("\xff<\xc3").bytes(), "\\xff&lt;\\xc3");
}

TEST(markup, accents_and_other_scripts_stay) { EXPECT_EQ(Markup("año 漢").bytes(), "año 漢"); }

TEST(markup, elements_nest_and_follow_each_other) {
    auto const made = element(Tag::p, element(Tag::b, "1 < 2") + " and " + element(Tag::code, "x"));
    EXPECT_EQ(made.bytes(), "<p><b>1 &lt; 2</b> and <code>x</code></p>\n");
}

TEST(markup, an_attribute_cannot_be_left) {
    auto const made = element(Tag::span, {{Name::class_, "\"><script>"}}, "x");
    EXPECT_EQ(made.bytes(), "<span class=\"&quot;&gt;&lt;script&gt;\">x</span>");
}

TEST(markup, shapes_and_breaks_have_no_content) {
    EXPECT_EQ(element(Tag::br, std::vector<Attribute>()).bytes(), "<br>");
    EXPECT_EQ(element(Tag::circle, {{Name::r, Hundredths::of(150)}}).bytes(),
              "<circle r=\"1.5\"/>\n");
}

TEST(markup_death, a_shape_with_content_is_our_mistake) {
    EXPECT_DEATH(element(Tag::path, {{Name::d, "M0 0"}}, "x"), "no content");
}

TEST(markup, an_element_without_content_is_closed) {
    EXPECT_EQ(element(Tag::span, Markup()).bytes(), "<span></span>");
}

TEST(links, go_out_to_the_web_only) {
    auto const link = Attribute::link_outside("https://example.org/?a=1&b=\"2\"");
    ASSERT_TRUE(link);
    EXPECT_EQ(link->markup(),
              " href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" rel=\"noreferrer\"");
    EXPECT_TRUE(Attribute::link_outside("http://example.org"));
}

TEST(links, nothing_else_becomes_one) {
    for (auto const* address :
         {"", "javascript:alert(1)", "JavaScript:alert(1)", " https://example.org", "//example.org",
          "data:text/html,x", "example.org", "file:///etc/passwd", "HTTPS://EXAMPLE.ORG",
          "https:/example.org"}) {
        EXPECT_FALSE(Attribute::link_outside(address)) << address;
    }
}

TEST(links, an_address_with_hidden_characters_is_none) {
    EXPECT_FALSE(Attribute::link_outside("https://example.org/\n"));
    EXPECT_FALSE(Attribute::link_outside("https://exam\xe2\x80\x8bple.org"));
    EXPECT_FALSE(Attribute::link_outside("https://example.org/\xff"));
}

TEST(links, inside_the_page_are_escaped_too) {
    EXPECT_EQ(Attribute::link_inside("a\"b").markup(), " href=\"#a&quot;b\"");
}

}  // namespace
}  // namespace crosswalk
