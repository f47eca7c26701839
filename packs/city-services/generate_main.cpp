// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

#include <duckdb.h>

#include <charconv>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {
namespace {

constexpr std::string_view usage =
    "city-services-generate: makes requests to a city that does not exist, as CSV or Parquet\n"
    "usage: city-services-generate --rows N --seed S --out FILE.csv|FILE.parquet\n"
    "The same seed makes the same rows, and a longer CSV begins with the bytes of a shorter one.\n";

struct Wish {
    std::uint64_t rows = 0;
    std::uint64_t seed = 1;
    std::string out;
};

bool read_number(std::string_view text, std::uint64_t& number) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<Wish> wish_of(int count, char** arguments) {
    Wish wish;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string_view const name = arguments[i];
        std::string_view const value = arguments[i + 1];
        bool is_fine = false;
        if (name == "--rows") is_fine = read_number(value, wish.rows);
        if (name == "--seed") is_fine = read_number(value, wish.seed);
        if (name == "--out") is_fine = !(wish.out = value).empty();
        if (!is_fine) return std::nullopt;
    }
    bool const is_complete = count % 2 == 1 && wish.rows > 0 && !wish.out.empty();
    return is_complete ? std::optional(wish) : std::nullopt;
}

std::string quoted_for_sql(std::string_view text) {
    std::string written = "'";
    for (char const c : text) written += c == '\'' ? "''" : std::string(1, c);
    return written + "'";
}

/// Parquet with every column as text: mistakes have to survive.
bool turn_into_parquet(std::string const& csv, std::string const& out) {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    bool is_done = duckdb_open(nullptr, &database) == DuckDBSuccess &&
                   duckdb_connect(database, &connection) == DuckDBSuccess;
    auto const sql =
        "COPY (SELECT * FROM read_csv(" + quoted_for_sql(csv) +
        ", header = true, all_varchar = true, auto_detect = false, delim = ',', quote = '\"', "
        "columns = {'id': 'VARCHAR', 'opened': 'VARCHAR', 'closed': 'VARCHAR', 'department': "
        "'VARCHAR', 'neighbourhood': 'VARCHAR', 'type': 'VARCHAR', 'channel': 'VARCHAR', "
        "'due_days': 'VARCHAR'})) TO " +
        quoted_for_sql(out) + " (FORMAT parquet)";
    is_done = is_done && duckdb_query(connection, sql.c_str(), nullptr) == DuckDBSuccess;
    duckdb_disconnect(&connection);
    duckdb_close(&database);
    return is_done;
}

int make(Wish const& wish) {
    bool const is_parquet = wish.out.ends_with(".parquet");
    auto const csv = is_parquet ? wish.out + ".part.csv" : wish.out;
    bool is_done = write_csv(csv, wish.seed, 1, wish.rows);
    if (is_parquet) {
        is_done = is_done && turn_into_parquet(csv, wish.out);
        std::remove(csv.c_str());
    }
    if (is_done) return 0;
    std::fputs(
        ("cannot write " + wish.out + ": is the disk full, or the folder missing?\n").c_str(),
        stderr);
    return 3;
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** arguments) {
    auto const wish = crosswalk::wish_of(count, arguments);
    if (!wish) {
        std::fputs(std::string(crosswalk::usage).c_str(), stderr);
        return 2;
    }
    return crosswalk::make(*wish);
}
