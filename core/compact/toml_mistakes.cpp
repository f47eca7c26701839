// SPDX-License-Identifier: Apache-2.0
#include "compact/toml_mistakes.h"

#include "compact/key_reader.h"
#include "quantity/characters.h"
#include "quantity/currency.h"
#include "quantity/date.h"
#include "quantity/number_help.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace crosswalk {
namespace {

bool contains_any(std::string_view text, std::initializer_list<std::string_view> wanted) {
    return std::ranges::any_of(wanted, [&](auto each) { return text.find(each) != text.npos; });
}

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// "2016-6-1", "31/12/2016", "12.31.2016": three numbers, one of which is a year.
struct DateParts {
    int year = 0;
    int first = 0;
    int second = 0;
    bool year_first = false;
    bool dashes = false;
};

std::optional<DateParts> date_parts(std::string_view text) {
    std::vector<std::string_view> numbers;
    char separator = '\0';
    while (true) {
        auto const end = std::min(text.find_first_not_of("0123456789"), text.size());
        if (end == 0 || end > 4) return std::nullopt;
        numbers.push_back(text.substr(0, end));
        text.remove_prefix(end);
        if (text.empty()) break;
        bool const fits =
            contains_any("-/.", {text.substr(0, 1)}) && (separator == '\0' || separator == text[0]);
        if (!fits) return std::nullopt;
        separator = text[0];
        text.remove_prefix(1);
    }
    if (numbers.size() != 3) return std::nullopt;
    auto const value = [](std::string_view digits) {
        int number = 0;
        for (char const c : digits) number = number * 10 + (c - '0');
        return number;
    };
    bool const year_first = numbers[0].size() == 4;
    if (!year_first && numbers[2].size() != 4) return std::nullopt;
    return DateParts{value(numbers[year_first ? 0 : 2]), value(numbers[year_first ? 1 : 0]),
                     value(numbers[year_first ? 2 : 1]), year_first, separator == '-'};
}

class Explainer {
public:
    Explainer(TomlStatement const& entry, std::uint32_t at, std::string_view reason,
              Complaints& complaints)
        : entry_(entry),
          reason_(reason),
          complaints_(complaints),
          bytes_(complaints.sources().bytes(entry.value.file)),
          at_(at) {
        find_word();
    }

    void explain() {
        if (said_twice() || backslash() || control() || curly() || remark()) return;
        if (day_and_time() || date() || period() || number() || word() || left_over()) return;
        complaints_
            .error("K006", word_,
                   text_.empty() ? "the value cannot be read here"
                                 : code_word(text_) + " cannot stand here")
            .with_help(
                "a value is a text in quotation marks, a number, a date, true, false, a "
                "list in [ ] or a table in { }" +
                parser_words());
    }

private:
    /// The piece of the value that the parser stumbled over: what stands between signs and blanks
    /// around the place where it gave up. A piece outside of brackets runs to the end of the value.
    void find_word() {
        bool const nested =
            entry_.value_text.starts_with('[') || entry_.value_text.starts_with('{');
        auto const begin = entry_.value.begin;
        auto const end = entry_.value.end;
        auto const is_end = [&](std::uint32_t i) {
            return std::string_view(",[]{}=\n\r").find(bytes_[i]) != std::string_view::npos;
        };
        auto first = std::clamp(at_, begin, end);
        auto last = first;
        if (!nested) {
            first = begin;
            last = end;
        } else {
            if (first == end || is_end(first)) first = first > begin ? first - 1 : first;
            while (first > begin && !is_end(first - 1)) --first;
            last = first;
            while (last < end && !is_end(last)) ++last;
        }
        while (first < last && (bytes_[first] == ' ' || bytes_[first] == '\t')) ++first;
        while (last > first && (bytes_[last - 1] == ' ' || bytes_[last - 1] == '\t')) --last;
        word_ = {entry_.value.file, first, std::max(last, std::min(first + 1, end))};
        text_ = bytes_.substr(first, last - first);
    }

    std::string parser_words() const {
        auto const colon = reason_.find(": ");
        if (colon == std::string_view::npos || reason_.contains("end-of-file")) return "";
        return " (the parser says: " + std::string(reason_.substr(colon + 2)) + ")";
    }

    Span here() const {
        auto const begin = std::clamp(at_, entry_.value.begin, entry_.value.end);
        return {entry_.value.file, begin, std::min(begin + 1, entry_.value.end)};
    }

    /// The parser stops behind the second key; the first stands before it in the same value.
    bool said_twice() {
        if (!reason_.contains("redefine")) return false;
        auto const key_end = bytes_.substr(0, word_.begin).find_last_not_of("= \t");
        if (key_end == std::string_view::npos || key_end < entry_.value.begin) return false;
        auto begin = static_cast<std::uint32_t>(key_end);
        while (begin > entry_.value.begin && is_key_character(bytes_[begin - 1])) --begin;
        Span const second{word_.file, begin, static_cast<std::uint32_t>(key_end + 1)};
        auto const key = bytes_.substr(begin, second.end - begin);
        auto& complaint = complaints_.error("K009", second,
                                            code_word(key) +
                                                " is said twice in "
                                                "these braces");
        complaint.with_help("keep one of the two");
        auto const first = bytes_.substr(0, begin).find(key, entry_.value.begin);
        if (first != std::string_view::npos) {
            auto const at = static_cast<std::uint32_t>(first);
            Span const earlier{word_.file, at, at + (second.end - second.begin)};
            complaint.with_related(complaints_.place(earlier), "first said here");
        }
        return true;
    }

    bool backslash() {
        if (!reason_.contains("escape")) return false;
        complaints_
            .error("K013", entry_.value,
                   "a backslash begins a special character here, and "
                   "there is no such character")
            .with_help("write / in the names of files; where a backslash is meant, write two");
        return true;
    }

    bool control() {
        if (!reason_.contains("control character")) return false;
        complaints_.error("K006", here(), "this text holds a character that cannot be printed")
            .with_help("write the text again by hand");
        return true;
    }

    bool curly() {
        bool const found = contains_any(
            text_, {"\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u00ab", "\u00bb"});
        if (!found || text_.starts_with('"') || text_.starts_with('\'')) return false;
        complaints_
            .error("K007", word_,
                   "these quotation marks are typographic ones, which word "
                   "processors put in by themselves")
            .with_help("write straight quotation marks: \" on both sides");
        return true;
    }

    bool remark() {
        auto const slashes = text_.find("//");
        if (slashes == std::string_view::npos || text_.starts_with("//")) return false;
        if (text_.substr(0, slashes).find("\"") == 0 && !text_.substr(1, slashes).contains('"')) {
            return false;
        }
        auto const begin = word_.begin + static_cast<std::uint32_t>(slashes);
        complaints_
            .error("K006", {word_.file, begin, word_.end},
                   "a remark starts with #, not "
                   "with //")
            .with_help("write # instead of //");
        return true;
    }

    bool day_and_time() {
        constexpr std::size_t day = 10;
        bool const longer = text_.size() > day && (text_[day] == 'T' || text_[day] == ' ');
        if (!longer || !Date::parse(text_.substr(0, day))) return false;
        complaints_.error("K010", word_, "dates stand here without a time of day")
            .with_help("write " + std::string(text_.substr(0, day)));
        return true;
    }

    /// 2016-06 without quotation marks.
    bool period() {
        if (!text_.contains('-') || !Period::parse(text_)) return false;
        complaints_
            .error("K007", word_, "a period such as " + code_word(text_) + " needs quotation marks")
            .with_help("write " + quote(text_));
        return true;
    }

    bool left_over() {
        if (reason_.contains("saw comma")) {
            complaints_.error("K006", here(), "a value is missing before this comma")
                .with_help("write the value, or delete the comma");
            return true;
        }
        if (reason_.contains("expected comma")) {
            complaints_.error("K006", word_, "a comma is missing between two values")
                .with_help("separate the values by commas: [\"a\", \"b\"]");
            return true;
        }
        if (!reason_.contains("expected a comment or whitespace")) return false;
        complaints_.error("K006", word_, "nothing may stand behind a value")
            .with_help(
                "a list is written in brackets with commas: [\"a\", \"b\"]; remarks start "
                "with #");
        return true;
    }

    bool date() {
        auto const parts = date_parts(text_);
        if (!parts) return false;
        if (parts->year_first && parts->dashes && text_.size() == 10) {
            auto const reason = Date::parse(text_);
            if (reason) return false;
            complaints_.error("K010", word_, reason.error().message).with_help(reason.error().help);
            return true;
        }
        auto& complaint = complaints_.error("K010", word_,
                                            code_word(text_) +
                                                " is not how a date "
                                                "is written");
        int const month = parts->year_first || parts->second > 12 ? parts->first : parts->second;
        int const day = month == parts->first ? parts->second : parts->first;
        bool const certain = parts->year_first || parts->first > 12 || parts->second > 12 ||
                             parts->first == parts->second;
        auto const meant = Date::from_civil(parts->year, month, day);
        complaint.with_help(certain && meant ? "write " + print(*meant) + " (year-month-day)"
                                             : "write year-month-day, as in 2016-12-31, so that "
                                               "everybody reads the same day");
        return true;
    }

    bool number() {
        auto const sign = text_.starts_with('-') || text_.starts_with('+') ? 1U : 0U;
        auto const currency = leading_currency_sign(text_);
        bool const digits = text_.size() > sign && (is_digit(text_[sign]) || text_[sign] == '.');
        if (!digits && currency.empty()) return false;
        auto const after = text_.find_first_not_of("0123456789_.,+-");
        if (!currency.empty()) {
            auto const amount = std::string(text_.substr(currency.size()));
            complaints_
                .error("K010", word_,
                       "an amount of money is written with its currency, in "
                       "quotation marks")
                .with_help("write the number and the three letters of the currency: " +
                           quote(amount + " USD"));
        } else if (text_.find_first_not_of("0123456789_.,+- \t") == std::string_view::npos &&
                   text_.contains(' ')) {
            complaints_.error("K006", word_, "two values stand side by side")
                .with_help("put a comma between them; a number is written without blanks");
        } else if (has_exponent()) {
            complaints_.error("K010", word_, code_word(text_) + " is not a number of an agreement")
                .with_help(help_for_exponent(text_, "1200000"));
        } else if (after != std::string_view::npos && !text_.starts_with("0x")) {
            complaints_
                .error("K007", word_,
                       code_word(text_) +
                           " needs quotation marks, because it "
                           "is not only a number")
                .with_help("write " + quote(text_));
        } else {
            plain_number(sign);
        }
        return true;
    }

    bool has_exponent() const {
        auto const e = text_.find_first_of("eE");
        if (e == std::string_view::npos || e == 0 || !is_digit(text_[e - 1])) return false;
        auto rest = text_.substr(e + 1);
        if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
        return !rest.empty() && std::ranges::all_of(rest, is_digit);
    }

    void plain_number(std::size_t sign) {
        auto const digits = text_.substr(sign);
        auto& complaint = complaints_.error("K010", word_, code_word(text_) + " is not a number");
        if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
            complaint.message = code_word(text_) + " starts with 0, as no number does";
            complaint.with_help("write " + quote(text_) +
                                " if it is a code, and without the 0 if "
                                "it is a number");
        } else if (digits.size() > 18 && digits.find_first_not_of("0123456789_") == digits.npos) {
            complaint.message = "this number is too large";
            complaint.with_help("whole numbers here have at most 18 digits");
        } else if (digits.starts_with('.') || digits.ends_with('.')) {
            complaint.with_help("write a digit on both sides of the point: 0.5");
        } else {
            complaint.with_help(help_for_number(text_));
        }
    }

    bool word() {
        auto const first = text_.empty() ? Character{} : first_character(text_);
        if (text_.empty() || !(is_letter(text_[0]) || first.code_point >= 0x80)) return false;
        auto const lower = ascii_lower(text_);
        auto& complaint = complaints_.error("K007", word_,
                                            code_word(text_) +
                                                " needs quotation "
                                                "marks, because it is a text");
        if (lower == "true" || lower == "false") {
            complaint.message = code_word(text_) + " is written in small letters";
            complaint.with_help("write " + lower + ", or " + quote(text_) + " if a text is meant");
        } else if (lower == "yes" || lower == "no" || lower == "on" || lower == "off") {
            bool const yes = lower == "yes" || lower == "on";
            complaint.with_help("write " + quote(text_) + " for the text, " +
                                (yes ? "true" : "false") + " for a yes-or-no key");
        } else {
            complaint.with_help("write " + quote(printable(first_code_points(text_, 60))));
        }
        return true;
    }

    TomlStatement const& entry_;
    std::string_view reason_;
    Complaints& complaints_;
    std::string_view bytes_;
    std::uint32_t at_;
    Span word_;
    std::string_view text_;
};

}  // namespace

void explain_refused_value(TomlStatement const& entry, std::uint32_t at, std::string_view reason,
                           Complaints& complaints) {
    Explainer(entry, at, reason, complaints).explain();
}

}  // namespace crosswalk
