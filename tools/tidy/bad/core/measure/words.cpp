// SPDX-License-Identifier: Apache-2.0
// In a comment double, time(nullptr) and catch (...) are only words.
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "estimate/model.h"

using namespace std;
char const* const text = "double, rand and std::cout in a literal too";
double half = 0.5;
auto const now = std::chrono::system_clock::now();
auto const seconds = std::time(nullptr);
auto const time_of_the_meeting = meeting.time();
int dice = rand() + std::uniform_int_distribution<int>()(engine);
void mix() { std::shuffle(begin, end, std::mt19937_64(seed)); }
std::unordered_map<int, int> order_of_a_hash;
std::ifstream in(std::getenv("HOME"));
duckdb_connection connection;
auto const query = R"(SELECT sum(kwh) FROM meters)";
auto const page = "<p>Energy</p>";
void ask() {
    try {
        assert(half > 0);
        std::cout << half;
    } catch (...) {
    }
}
