// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

#include "identity/sha256.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace crosswalk {
namespace {

std::string csv_of(std::uint64_t seed, std::uint64_t rows) {
    std::string csv(service_request_header);
    for (std::uint64_t row = 1; row <= rows; ++row) append_csv(csv, service_request(seed, row));
    return csv;
}

TEST(CityServices, a_longer_file_begins_with_the_bytes_of_a_shorter_one) {
    auto const longer = csv_of(5, 3000);
    EXPECT_TRUE(longer.starts_with(csv_of(5, 1000)));
    EXPECT_FALSE(longer.starts_with(csv_of(6, 1000)));
}

TEST(CityServices, the_shipped_file_is_what_the_program_makes) {
    std::ifstream file("packs/city-services/data/requests.csv", std::ios::binary);
    std::string const shipped{std::istreambuf_iterator<char>(file),
                              std::istreambuf_iterator<char>()};
    EXPECT_EQ(sha256(shipped), sha256(csv_of(1, 5000)));
    EXPECT_LT(shipped.size(), 500'000U);
}

TEST(CityServices, looks_like_what_a_city_exports) {
    std::map<std::string_view, int> by_channel;
    std::set<std::string_view> neighbourhoods;
    std::set<std::uint64_t> numbers;
    int rows_without_closing = 0;
    int rows_twice = 0;
    int bad_days = 0;
    constexpr int rows = 100'000;
    for (int row = 1; row <= rows; ++row) {
        auto const request = service_request(1, static_cast<std::uint64_t>(row));
        ++by_channel[request.channel];
        neighbourhoods.insert(request.neighbourhood);
        rows_without_closing += request.closed.empty() ? 1 : 0;
        rows_twice += numbers.insert(request.number).second ? 0 : 1;
        bad_days += Date::parse(request.opened) ? 0 : 1;
        if (auto const opened = Date::parse(request.opened); opened) {
            EXPECT_GE(print(*opened), "2021-01-01");
            EXPECT_LE(print(*opened), "2025-12-31");
            bool const is_gap = request.opened >= "2023-07-01" && request.opened <= "2023-09-30";
            EXPECT_FALSE(is_gap && request.neighbourhood == "Old Harbour");
        }
    }
    EXPECT_EQ(neighbourhoods.size(), 25U);  // one of them is none
    EXPECT_EQ(by_channel.size(), 6U);       // one of them is a mistake
    EXPECT_GT(by_channel["phone"], by_channel["app"]);
    EXPECT_GT(rows_without_closing, rows / 60);
    EXPECT_LT(rows_without_closing, rows / 20);
    EXPECT_NEAR(rows_twice, rows / 1000, 40);
    EXPECT_NEAR(bad_days, 6 * rows / 10'000, 30);
    EXPECT_NEAR(by_channel["fax"], 8 * rows / 10'000, 40);
}

}  // namespace
}  // namespace crosswalk
