// SPDX-License-Identifier: Apache-2.0
#include "view/words.h"

#include "quantity/decimal.h"
#include "quantity/language.h"
#include "view/word_table.h"

namespace crosswalk {
namespace {

std::string replaced(std::string_view text, std::initializer_list<std::string_view> arguments) {
    std::string made;
    while (!text.empty()) {
        if (text.size() >= 3 && text[0] == '{' && text[2] == '}') {
            auto const index = static_cast<std::size_t>(text[1] - '0');
            if (index < arguments.size()) made += arguments.begin()[index];
            text.remove_prefix(3);
        } else {
            made += text.front();
            text.remove_prefix(1);
        }
    }
    return made;
}

}  // namespace

std::string_view word(Word word, std::string_view language) {
    auto const& entry = word_table()[static_cast<std::size_t>(word)];
    return language_of(language) == Language::spanish ? entry.spanish : entry.english;
}

std::string phrase(Word what, std::string_view language,
                   std::initializer_list<std::string_view> arguments) {
    return replaced(word(what, language), arguments);
}

std::string counted(Word what, std::string_view language, std::int64_t count,
                    std::string_view second, std::string_view third) {
    auto const text = word(what, language);
    auto const bar = text.find('|');
    auto const form = count == 1 ? text.substr(0, bar) : text.substr(bar + 1);
    return replaced(form, {print_grouped(Decimal(count), language), second, third});
}

std::string_view fixed_language(std::string_view language) {
    return language_of(language) == Language::other ? "en" : language;
}

}  // namespace crosswalk
