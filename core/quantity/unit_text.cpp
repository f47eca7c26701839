// SPDX-License-Identifier: Apache-2.0
#include "quantity/characters.h"
#include "quantity/currency.h"
#include "quantity/unit.h"
#include "quantity/words.h"
#include "text/utf8.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t longest_unit_bytes = 200;
constexpr int largest_exponent = 99;

/// The multiplication signs people paste from a word processor, beside "*".
constexpr std::array<std::string_view, 4> times_signs = {"*", "\u00b7", "\u00d7", "\u22c5"};

bool starts_with_times(std::string_view text, std::size_t& bytes) {
    for (auto const sign : times_signs) {
        if (text.starts_with(sign)) {
            bytes = sign.size();
            return true;
        }
    }
    return false;
}

/// Letters of any script, and the signs that symbols are made of: the micro and degree signs and
/// the ordinals. Not punctuation, not arrows, nothing invisible.
bool is_symbol_character(Character const& character) {
    auto const c = character.code_point;
    if (!character.valid) return false;
    if (c < 0x80) return is_letter(static_cast<char>(c)) || c == U'_';
    if (c == 0xaa || c == 0xb0 || c == 0xb5 || c == 0xba) return true;
    if (c < 0xc0 || c == 0xd7 || c == 0xf7) return false;
    bool const punctuation = (c >= 0x2000 && c <= 0x20cf) || (c >= 0x2190 && c <= 0x2bff) ||
                             (c >= 0x3000 && c <= 0x3004) || (c >= 0xd800 && c <= 0xf8ff) ||
                             c == 0x1680 || c == 0xfeff || (c >= 0xfff0 && c <= 0xffff) ||
                             c >= 0xe0000;
    return !punctuation;
}

class UnitReader {
public:
    explicit UnitReader(std::string_view text) : text_(text), rest_(text) {}

    Result<Unit> read() {
        skip_spaces();
        if (rest_.empty()) {
            return failure("Q010", "a unit is missing here",
                           "write one, such as kWh or USD per day");
        }
        Unit unit;
        int sign = 1;
        if (take_per()) {
            sign = -1;
        } else if (take_one()) {
            if (rest_.empty()) return unit;
            if (!take_per()) return wrong("after 1 comes \"/\" or \"per\"", "write 1 / day, say");
            sign = -1;
        }
        while (true) {
            TRY_ASSIGN(Unit const factor, read_power());
            unit = sign > 0 ? unit * factor : unit / factor;
            if (rest_.empty()) return within_limits(std::move(unit));
            TRY_ASSIGN(sign, read_operator());
        }
    }

private:
    std::unexpected<Diagnostic> wrong(std::string why, std::string help) const {
        return failure("Q010", quoted(text_) + " is not a unit: " + std::move(why),
                       std::move(help));
    }

    /// Repeated factors add up; what is printed must be readable again.
    Result<Unit> within_limits(Unit unit) const {
        for (auto const& [symbol, exponent] : unit.factors()) {
            if (std::abs(exponent) > largest_exponent) {
                return wrong(crosswalk::quoted(symbol) + " is multiplied too often",
                             "count the factors again");
            }
        }
        return unit;
    }

    void skip_spaces() {
        while (auto const bytes = leading_space(rest_)) rest_.remove_prefix(bytes);
    }

    void take(std::size_t bytes) {
        rest_.remove_prefix(bytes);
        skip_spaces();
    }

    bool take_one() {
        bool const is_one = rest_.starts_with('1') && (rest_.size() == 1 || !is_digit(rest_[1]));
        if (is_one) take(1);
        return is_one;
    }

    bool take_per() {
        if (rest_.starts_with('/')) {
            take(1);
            return true;
        }
        bool const is_per = ascii_lower(next_symbol()) == "per";
        if (is_per) take(3);
        return is_per;
    }

    std::string_view next_symbol() const {
        std::size_t end = 0;
        while (end < rest_.size()) {
            auto const character = first_character(rest_.substr(end));
            bool const digit_inside = end > 0 && is_digit(rest_[end]);
            if (!digit_inside && !is_symbol_character(character)) break;
            end += character.bytes;
        }
        return rest_.substr(0, end);
    }

    /// +1 for a product, -1 for a quotient.
    Result<int> read_operator() {
        std::size_t bytes = 0;
        if (starts_with_times(rest_, bytes)) {
            take(bytes);
            return 1;
        }
        if (take_per()) return -1;
        auto const next = next_symbol();
        if (!next.empty()) {
            auto const before = previous_;
            return wrong(crosswalk::quoted(before) + " and " + quoted(next) + " stand side by side",
                         "write " + before + " / " + std::string(next) + " or " + before + " * " +
                             std::string(next) + "; a name of two words is joined: " + before +
                             "_" + std::string(next));
        }
        if (rest_.starts_with('-')) {
            return wrong("\"-\" does not join symbols", "write * for a product: person * day");
        }
        return unreadable();
    }

    std::unexpected<Diagnostic> unreadable() const {
        if (rest_.empty())
            return wrong("it ends too early",
                         "write the unit that is missing at its end, such as USD per person");
        if (auto const sign = leading_currency_sign(rest_); !sign.empty()) {
            return failure("Q005", quoted(sign) + " does not name one currency",
                           "write " + std::string(codes_of_sign(sign)));
        }
        if (is_digit(rest_.front())) {
            return wrong("a number stands inside it",
                         "write the unit of one, such as USD per person, and multiply the amount");
        }
        auto const bytes = first_character(rest_).bytes;
        return wrong(quoted(rest_.substr(0, bytes)) + " cannot stand there",
                     "write symbols joined by *, / or per, such as kWh / sqft");
    }

    Result<Unit> read_power() {
        TRY_ASSIGN(auto symbol, read_symbol());
        TRY_ASSIGN(int const exponent, read_exponent());
        auto const factor = Unit::of(std::move(symbol));
        Unit power;
        for (int i = 0; i < std::abs(exponent); ++i) {
            power = exponent > 0 ? power * factor : power / factor;
        }
        return power;
    }

    Result<std::string> read_symbol() {
        if (rest_.starts_with('%')) {
            take(1);
            return remember("%");
        }
        auto const symbol = next_symbol();
        auto const lower = ascii_lower(symbol);
        if (symbol.empty() || lower == "per") return unreadable_symbol();
        take(symbol.size());
        if (lower == "percent") return remember("%");
        if (symbol == "pp") return remember("point");
        if (lower == "percentage") {
            auto const next = next_symbol();
            if (singular(next) == "point") {
                take(next.size());
                return remember("point");
            }
        }
        return remember(singular(symbol));
    }

    std::unexpected<Diagnostic> unreadable_symbol() const {
        if (rest_.starts_with('/') || rest_.starts_with('*') || !next_symbol().empty()) {
            return wrong("two signs follow each other", "leave one of them out");
        }
        return unreadable();
    }

    Result<std::string> remember(std::string symbol) {
        previous_ = symbol;
        return symbol;
    }

    /// "^2", "^-1", "²", "³"; 1 when there is none.
    Result<int> read_exponent() {
        for (auto const& [sign, exponent] : {std::pair("\u00b2", 2), std::pair("\u00b3", 3)}) {
            if (rest_.starts_with(sign)) {
                take(2);
                return exponent;
            }
        }
        if (!rest_.starts_with('^')) return 1;
        take(1);
        bool const negative = rest_.starts_with('-');
        if (negative) rest_.remove_prefix(1);
        int exponent = 0;
        bool any = false;
        while (!rest_.empty() && is_digit(rest_.front()) && exponent <= largest_exponent) {
            exponent = exponent * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
            any = true;
        }
        skip_spaces();
        if (!any || exponent == 0 || exponent > largest_exponent) {
            return wrong("behind ^ stands a whole number from 1 to 99",
                         "write m^2 for square meters, say");
        }
        return negative ? -exponent : exponent;
    }

    std::string_view text_;
    std::string_view rest_;
    std::string previous_;
};

}  // namespace

Result<Unit> Unit::parse(std::string_view text) {
    auto const too_long = [&] {
        return failure("Q010", quoted(text) + " is not a unit: it is too long",
                       "write symbols joined by *, / or per, such as kWh / sqft");
    };
    // A quantity writes its unit in the plural ("3 hours"), and must still be read.
    if (text.size() > 2 * longest_unit_bytes) return too_long();
    if (ascii_lower(text) == "per cent") return percent();
    auto unit = UnitReader(text).read();
    // With blanks around its signs it can be longer than it was written, and must still be read.
    if (unit && print(*unit).size() > longest_unit_bytes) return too_long();
    return unit;
}

}  // namespace crosswalk
