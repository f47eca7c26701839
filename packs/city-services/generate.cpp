// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

#include "estimate/stream.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>

namespace crosswalk {
namespace {

constexpr int first_year = 2021;

/// A kind of request, how often it comes compared with others, and how many days it is given.
struct RequestType {
    std::string_view department;
    std::string_view name;
    std::uint32_t weight;
    int due_days;
};

constexpr std::array<RequestType, 32> types = {{
    {"Streets", "Pothole", 90, 5},
    {"Streets", "Street light", 60, 7},
    {"Streets", "Sign", 20, 14},
    {"Streets", "Snow and ice", 30, 2},
    {"Sanitation", "Missed collection", 110, 2},
    {"Sanitation", "Bulky waste", 80, 7},
    {"Sanitation", "Dumping", 40, 4},
    {"Sanitation", "Street sweeping", 30, 10},
    {"Parks", "Tree", 45, 30},
    {"Parks", "Grass", 25, 14},
    {"Parks", "Playground", 10, 7},
    {"Parks", "Litter in a park", 25, 3},
    {"Water", "Leak", 40, 2},
    {"Water", "Blocked drain", 35, 3},
    {"Water", "Low pressure", 15, 5},
    {"Water", "Meter", 15, 21},
    {"Housing", "No heating", 35, 1},
    {"Housing", "Mould", 20, 21},
    {"Housing", "Pests", 30, 14},
    {"Housing", "Unsafe stairs", 10, 7},
    {"Buildings", "No permit", 20, 30},
    {"Buildings", "Noise from works", 30, 3},
    {"Buildings", "Unsafe building", 8, 2},
    {"Buildings", "Blocked exit", 7, 1},
    {"Animal Care", "Stray animal", 30, 2},
    {"Animal Care", "Bite", 5, 1},
    {"Animal Care", "Dead animal", 20, 2},
    {"Animal Care", "Noise from animals", 15, 7},
    {"Transit", "Late bus", 30, 10},
    {"Transit", "Broken shelter", 10, 14},
    {"Transit", "Blocked bus lane", 15, 60},
    {"Transit", "Lost property", 15, 30},
}};

constexpr std::array<std::string_view, 24> neighbourhoods = {
    "Old Harbour", "Mill Row",    "North Bank",  "South Bank",   "Orchard",    "Lantern Hill",
    "Brickfield",  "Canal Side",  "Fairground",  "Foundry",      "Garden End", "High Meadow",
    "Juniper",     "Kiln Street", "Larch Grove", "Market Cross", "New Quay",   "Observatory",
    "Priory",      "Quarry",      "Rosewell",    "Station Yard", "Tannery",    "Weavers"};

constexpr std::array<std::string_view, 5> channels = {"phone", "app", "web", "email", "counter"};
constexpr std::array<std::uint32_t, 5> channel_weights = {40, 30, 18, 8, 4};

/// Requests per month compared with others, January first; per weekday, Monday first.
constexpr std::array<std::uint32_t, 12> month_weights = {78,  74,  88,  96, 108, 118,
                                                         120, 117, 105, 98, 84,  76};
constexpr std::array<std::uint32_t, 7> weekday_weights = {100, 98, 95, 94, 90, 45, 35};

Date civil(int year, int month, int day) {
    auto const date = Date::from_civil(year, month, day);
    return date ? *date : Date();
}

Date const first_day = civil(first_year, 1, 1);
Date const last_day = civil(first_year + 4, 12, 31);

/// A day by the seasons, the week and slow growth: days are drawn until one is kept.
Date day_of(Draws& draws) {
    auto const days = static_cast<std::uint32_t>(days_between(first_day, last_day)) + 1;
    for (;;) {
        auto const day = first_day.plus_days(static_cast<std::int32_t>(draws.below(days)));
        auto const growth = static_cast<std::uint32_t>(88 + 6 * (day.year() - first_year));
        auto const weight = month_weights.at(static_cast<std::size_t>(day.month() - 1)) *
                            weekday_weights.at(static_cast<std::size_t>(day.weekday() - 1)) *
                            growth;
        if (draws.chance(weight, 120 * 100 * 112)) return day;
    }
}

template <std::size_t Size, class Weight>
std::size_t weighted(Draws& draws, Weight weight) {
    std::uint32_t total = 0;
    for (std::size_t i = 0; i < Size; ++i) total += weight(i);
    auto at = draws.below(total);
    std::size_t chosen = 0;
    while (at >= weight(chosen)) at -= weight(chosen++);
    return chosen;
}

RequestType const& type_of(Draws& draws, Date day) {
    bool const is_winter = day.month() <= 2 || day.month() == 12;
    auto const weight = [&](std::size_t i) {
        auto const& type = types.at(i);
        bool const is_of_winter = type.name == "Snow and ice" || type.name == "No heating";
        bool const is_of_summer = type.name == "Grass" || type.name == "Litter in a park";
        if (is_of_winter) return is_winter ? 3 * type.weight : type.weight / 5;
        return is_of_summer && is_winter ? type.weight / 5 : type.weight;
    };
    return types.at(weighted<types.size()>(draws, weight));
}

/// Old Harbour reports nothing in the third quarter of 2023.
bool is_silent(std::string_view neighbourhood, Date day) {
    return neighbourhood == "Old Harbour" && day >= civil(2023, 7, 1) && day <= civil(2023, 9, 30);
}

std::string_view neighbourhood_of(Draws& draws, Date day) {
    if (draws.chance(1, 100)) return {};
    for (;;) {
        // The first ones are larger.
        auto const chosen = weighted<neighbourhoods.size()>(
            draws, [](std::size_t i) { return static_cast<std::uint32_t>(60 - 2 * i); });
        if (!is_silent(neighbourhoods.at(chosen), day)) return neighbourhoods.at(chosen);
    }
}

/// The app was down for a week: people called instead.
std::string_view channel_of(Draws& draws, Date day) {
    auto const chosen = channels.at(
        weighted<channels.size()>(draws, [](std::size_t i) { return channel_weights.at(i); }));
    bool const is_down = day >= civil(2024, 5, 13) && day <= civil(2024, 5, 19);
    return is_down && chosen == "app" ? channels[0] : chosen;
}

/// How many of 100 requests are closed in time.
std::uint32_t in_time_of_100(RequestType const& type, Date day) {
    auto const share = static_cast<std::uint32_t>(60 + 5 * (day.year() - first_year));
    bool const is_set_back = type.department == "Streets" && day.month() <= 2;
    return is_set_back ? share - 20 : share;
}

std::optional<Date> closing_of(Draws& draws, RequestType const& type, Date opened) {
    if (draws.chance(2, 100)) return std::nullopt;
    auto const due = static_cast<std::uint32_t>(type.due_days);
    bool const is_in_time = draws.chance(in_time_of_100(type, opened), 100);
    auto const days = is_in_time ? draws.below(due + 1) : due + 1 + draws.below(2 * due + 10);
    auto const closed = opened.plus_days(static_cast<std::int32_t>(days));
    if (closed > last_day) return std::nullopt;  // still open when the file was made
    return closed;
}

/// What goes wrong in some rows, as it does in real exports.
void make_mistake(Draws draws, std::uint64_t row, Date opened, ServiceRequest& request) {
    auto const kind = draws.below(10'000);
    if (kind < 10) {
        request.number =
            row > 1
                ? row - 1 -
                      draws.below(static_cast<std::uint32_t>(std::min<std::uint64_t>(row - 1, 400)))
                : row;
    } else if (kind < 16) {
        request.opened = std::to_string(opened.year()) + "-02-30";
    } else if (kind < 24) {
        request.closed = print(opened.plus_days(-1 - static_cast<std::int32_t>(draws.below(9))));
    } else if (kind < 32) {
        request.due_days = "n/a";
    } else if (kind < 40) {
        request.channel = "fax";
    }
}

std::string id_of(std::uint64_t number) {
    auto const digits = std::to_string(number);
    return "S-" + std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

}  // namespace

ServiceRequest service_request(std::uint64_t seed, std::uint64_t row) {
    // A stream is cheap to ask and costs a digest to make: the last seed's are kept.
    thread_local std::uint64_t last_seed = seed;
    thread_local Stream requests(seed, "city-services/requests");
    thread_local Stream mistakes(seed, "city-services/mistakes");
    if (seed != last_seed) {
        requests = Stream(seed, "city-services/requests");
        mistakes = Stream(seed, "city-services/mistakes");
        last_seed = seed;
    }
    auto draws = requests.unit(row);
    auto const opened = day_of(draws);
    auto const& type = type_of(draws, opened);
    auto const closed = closing_of(draws, type, opened);
    ServiceRequest request;
    request.number = row;
    request.opened = print(opened);
    request.closed = closed ? print(*closed) : "";
    request.department = type.department;
    request.neighbourhood = neighbourhood_of(draws, opened);
    request.type = type.name;
    request.channel = channel_of(draws, opened);
    request.due_days = std::to_string(type.due_days);
    make_mistake(mistakes.unit(row), row, opened, request);
    return request;
}

void append_csv(std::string& csv, ServiceRequest const& request) {
    csv += id_of(request.number);
    csv += ',';
    csv += request.opened;
    csv += ',';
    csv += request.closed;
    for (auto const text :
         {request.department, request.neighbourhood, request.type, request.channel}) {
        csv += ',';
        csv += text;
    }
    csv += ',';
    csv += request.due_days;
    csv += '\n';
}

bool write_csv(std::string const& path, std::uint64_t seed, std::uint64_t first,
               std::uint64_t last) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    std::string csv(service_request_header);
    constexpr std::size_t piece = std::size_t{1} << 20U;
    for (auto row = first; row <= last && file; ++row) {
        append_csv(csv, service_request(seed, row));
        if (csv.size() < piece) continue;
        file << csv;
        csv.clear();
    }
    file << csv;
    file.close();
    return !file.fail();
}

}  // namespace crosswalk
