// SPDX-License-Identifier: Apache-2.0
#include "quantity/instant.h"

#include "text/utf8.h"

#include <utility>

namespace crosswalk {
namespace {

constexpr std::int64_t seconds_per_day = 86400;
constexpr std::int64_t last_second = 253402300799;  // 9999-12-31T23:59:59Z

std::unexpected<Diagnostic> not_an_instant(std::string_view text) {
    return failure("Q023", crosswalk::quoted(text) + " is not a time",
                   "write it in Coordinated Universal Time like 2026-11-22T16:46:08Z");
}

/// Two digits at that place, or -1.
int two_digits(std::string_view text, std::size_t at) {
    auto const is_digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (!is_digit(at) || !is_digit(at + 1)) return -1;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

}  // namespace

Result<Instant> Instant::from_seconds(std::int64_t seconds_since_1970) {
    if (seconds_since_1970 < 0 || seconds_since_1970 > last_second) {
        return failure(
            "Q023", std::to_string(seconds_since_1970) + " seconds is not a time from 1970 to 9999",
            "check the clock that gave it");
    }
    return Instant(seconds_since_1970);
}

Result<Instant> Instant::parse(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    if (text.size() != form.size() || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return not_an_instant(text);
    }
    auto const day = Date::parse(text.substr(0, 10));
    auto const hour = two_digits(text, 11);
    auto const minute = two_digits(text, 14);
    auto const second = two_digits(text, 17);
    bool const is_time =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!day || day->days() < 0 || !is_time) return not_an_instant(text);
    return Instant(day->days() * seconds_per_day + hour * 3600 + minute * 60 + second);
}

Date Instant::date() const {
    return Date::from_days(static_cast<std::int32_t>(seconds_ / seconds_per_day));
}

std::string print(Instant instant) {
    auto const of_day = instant.seconds() % seconds_per_day;
    auto text = print(instant.date());
    for (auto const& [before, part] :
         {std::pair{'T', of_day / 3600}, {':', of_day / 60 % 60}, {':', of_day % 60}}) {
        text += {before, static_cast<char>('0' + part / 10), static_cast<char>('0' + part % 10)};
    }
    text += 'Z';
    return text;
}

}  // namespace crosswalk
