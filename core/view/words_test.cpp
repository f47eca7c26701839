// SPDX-License-Identifier: Apache-2.0
#include "view/words.h"

#include "text/utf8.h"
#include "view/word_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace crosswalk {
namespace {

TEST(words, the_table_has_every_word_in_its_order) {
    auto const table = word_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(table[i].word), i);
    }
    EXPECT_EQ(table.size(), static_cast<std::size_t>(last_word) + 1);
}

TEST(words, every_word_exists_in_every_language) {
    for (auto const& entry : word_table()) {
        EXPECT_FALSE(entry.english.empty()) << static_cast<int>(entry.word);
        EXPECT_FALSE(entry.spanish.empty()) << entry.english;
        EXPECT_EQ(printable(entry.english), entry.english);
        EXPECT_EQ(printable(entry.spanish), entry.spanish);
    }
}

std::string places_in(std::string_view text) {
    std::string places;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        if (text[i] == '{' && text[i + 2] == '}') places += text[i + 1];
    }
    std::ranges::sort(places);
    return places;
}

TEST(words, languages_take_the_same_arguments) {
    for (auto const& entry : word_table()) {
        EXPECT_EQ(places_in(entry.english), places_in(entry.spanish)) << entry.english;
        EXPECT_EQ(std::ranges::count(entry.english, '|'), std::ranges::count(entry.spanish, '|'))
            << entry.english;
        EXPECT_EQ(std::ranges::count(entry.english, '{'), std::ranges::count(entry.english, '}'));
    }
}

TEST(words, one_and_many_take_the_same_arguments) {
    for (auto const& entry : word_table()) {
        for (auto const text : {entry.english, entry.spanish}) {
            auto const bar = text.find('|');
            if (bar == std::string_view::npos) continue;
            EXPECT_EQ(places_in(text.substr(0, bar)), places_in(text.substr(bar + 1))) << text;
        }
    }
}

TEST(words, a_language_is_chosen_by_its_first_part) {
    EXPECT_EQ(word(Word::now, "en"), "Now");
    EXPECT_EQ(word(Word::now, "es"), "Ahora");
    EXPECT_EQ(word(Word::now, "es-MX"), "Ahora");
    EXPECT_EQ(word(Word::now, "en-US"), "Now");
}

TEST(words, a_language_nobody_wrote_words_for_gets_english_ones) {
    EXPECT_EQ(word(Word::now, "fr"), "Now");
    EXPECT_EQ(word(Word::now, ""), "Now");
    EXPECT_EQ(fixed_language("fr"), "en");
    EXPECT_EQ(fixed_language("es-MX"), "es-MX");
}

TEST(words, arguments_stand_where_the_language_wants_them) {
    EXPECT_EQ(phrase(Word::by_date, "en", {"31 Dec 2016"}), "by 31 Dec 2016");
    EXPECT_EQ(phrase(Word::by_date, "es", {"31 dic 2016"}), "para el 31 dic 2016");
}

TEST(words, an_argument_is_not_looked_into) {
    EXPECT_EQ(phrase(Word::by_date, "en", {"{0} {1}"}), "by {0} {1}");
}

TEST(words, a_missing_argument_leaves_nothing_behind) {
    EXPECT_EQ(phrase(Word::by_date, "en", {}), "by ");
}

TEST(words, one_and_many_differ) {
    EXPECT_EQ(counted(Word::quarantined_rows, "en", 1), "1 row was set aside");
    EXPECT_EQ(counted(Word::quarantined_rows, "en", 0), "0 rows were set aside");
    EXPECT_EQ(counted(Word::quarantined_rows, "en", 1200), "1,200 rows were set aside");
    EXPECT_EQ(counted(Word::quarantined_rows, "es", 1), "Se apartó 1 fila");
    EXPECT_EQ(counted(Word::quarantined_rows, "es", 1200), "Se apartaron 1.200 filas");
}

}  // namespace
}  // namespace crosswalk
