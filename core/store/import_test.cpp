// SPDX-License-Identifier: Apache-2.0
#include "store/store_fixture.h"

#include <duckdb.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crosswalk {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr auto meters = R"toml(
[dataset.meters]
title = "Monthly electricity by building"
columns.building = { type = "text", role = "entity" }
columns.month = { type = "month", role = "time" }
columns.kwh = { type = "decimal(18,3)", unit = "kWh", required = false }
columns.visits = { type = "integer", required = false }
columns.open = { type = "boolean", required = false }
columns.read_on = { type = "date", required = false }
columns.tenant = { type = "text", required = false, personal = true, values = ["none"] }
key = ["building", "month"]

[dataset.meters.columns.kind]
type = "text"
required = false
also_called = ["Kind"]
values = ["office", "school"]
)toml";

using ImportTest = StoreTest;

TEST_F(ImportTest, takes_rows_by_the_names_of_their_columns) {
    open(meters);
    auto const batch = add("meters", "a.csv",
                           "kwh,month,building,read_on,open,visits,Kind\n"
                           "1.10,2014-01,A,2014-02-03,yes,7,office\n"
                           "-2.500,2014-02,A,,NO,,\n");
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(batch->rows, 2);
    EXPECT_EQ(batch->quarantined, 0);
    EXPECT_EQ(batch->file, "a.csv");
    EXPECT_EQ(batch->sha256.size(), 64U);
    EXPECT_EQ(
        select(
            "SELECT building, month, kwh, visits, open, read_on, kind FROM meters ORDER BY month"),
        "A,2014-01-01,1.100,7,true,2014-02-03,office\n"
        "A,2014-02-01,-2.500,-,false,-,-\n");
}

TEST_F(ImportTest, reads_what_spreadsheets_write) {
    open(meters);
    // A byte order mark, CRLF, quotes, a quoted line end, spaces, no line end at the end.
    auto const batch = add("meters", "a.csv",
                           "\xEF\xBB\xBF\"building\", month ,kwh\r\n"
                           "\"A, north\",2014-01, 1.5 \r\n"
                           "\"B \"\"old\"\"\nwing\",2014-01,\r\n"
                           "\r\n"
                           "  C  ,2014-01,7.000");
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(batch->rows, 3);
    EXPECT_EQ(select("SELECT building, kwh, \"~line\", \"~row\" FROM meters ORDER BY \"~row\""),
              "A, north,1.500,2,1\n"
              "B \"old\"\nwing,-,3,2\n"
              "C,7.000,6,3\n");
}

TEST_F(ImportTest, a_column_of_text_holds_text) {
    open(meters);
    auto const batch =
        add("meters", "a.csv",
            "building,month\nNO,2014-01\n1.10,2014-01\n007,2014-01\n=1+1,2014-01\nnull,2014-01\n");
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(select("SELECT building FROM meters ORDER BY \"~row\""),
              "NO\n1.10\n007\n=1+1\nnull\n");
}

TEST_F(ImportTest, tabs_separate_in_tsv) {
    open(meters);
    ASSERT_TRUE(add("meters", "a.tsv", "building\tmonth\tkwh\nA, B\t2014-01\t3\n").has_value());
    EXPECT_EQ(select("SELECT building, kwh FROM meters"), "A, B,3.000\n");
}

TEST_F(ImportTest, json_lines_keep_numbers_exact) {
    open(meters);
    auto const batch = add(
        "meters", "a.jsonl",
        "{\"building\": \"A\", \"month\": \"2014-01\", \"kwh\": 123456789012345.678}\n\n"
        "{\"kwh\": null, \"month\": \"2014-02\", \"building\": \"caf\\u00e9 \\ud83c\\udfe2\"}\r\n"
        "{\"open\": true, \"month\": \"2014-03\", \"building\": 12, \"other\": 1}");
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(batch->rows, 3);
    EXPECT_EQ(select("SELECT building, kwh, open FROM meters ORDER BY \"~row\""),
              "A,123456789012345.678,-\ncafé 🏢,-,-\n12,-,true\n");
    ASSERT_EQ(diagnostics_.list().size(), 1U);
    EXPECT_EQ(diagnostics_.list()[0].code, "F006");
}

/// Writes what a SELECT says as Parquet, with a DuckDB of its own: the store's cannot write files.
void write_parquet(std::string const& path, std::string const& select) {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    ASSERT_EQ(duckdb_open(nullptr, &database), DuckDBSuccess);
    ASSERT_EQ(duckdb_connect(database, &connection), DuckDBSuccess);
    auto const sql = "COPY (" + select + ") TO '" + path + "' (FORMAT parquet)";
    EXPECT_EQ(duckdb_query(connection, sql.c_str(), nullptr), DuckDBSuccess);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
}

TEST_F(ImportTest, parquet_is_read_as_the_text_of_its_values) {
    open(meters);
    auto const path = (folder_ / "a.parquet").string();
    write_parquet(path,
                  "SELECT 'A' AS building, DATE '2014-03-01' AS read_on, '2014-03' AS month, "
                  "12345678901234.567::DECIMAL(18, 3) AS kwh, 7 AS visits, true AS open UNION ALL "
                  "SELECT 'B', NULL, '2014-13', 1, 1, NULL");
    auto const batch = store_->add({"meters", path, "a.parquet", {}}, diagnostics_);
    ASSERT_TRUE(batch.has_value()) << print(batch.error());
    EXPECT_EQ(select("SELECT building, read_on, month, kwh, visits, open, \"~line\" FROM meters"),
              "A,2014-03-01,2014-03-01,12345678901234.567,7,true,0\n");
    auto const rows = quarantine("meters");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].line, 0U);
    EXPECT_EQ(rows[0].row, 2U);
    EXPECT_EQ(rows[0].code, "F018");
}

TEST_F(ImportTest, floating_point_in_parquet_is_taken_as_the_shortest_decimal) {
    open(meters);
    auto const path = (folder_ / "a.parquet").string();
    write_parquet(path,
                  "SELECT 'A' AS building, '2014-03' AS month, 0.1::DOUBLE AS kwh UNION ALL "
                  "SELECT 'B', '2014-03', 'nan'::DOUBLE UNION ALL SELECT 'C', '2014-03', 1e300");
    ASSERT_TRUE(store_->add({"meters", path, "a.parquet", {}}, diagnostics_).has_value());
    EXPECT_EQ(select("SELECT building, kwh FROM meters"), "A,0.100\n");
    EXPECT_EQ(quarantine("meters").size(), 2U);
    ASSERT_EQ(diagnostics_.list().size(), 1U);
    EXPECT_EQ(diagnostics_.list()[0].code, "F039");
}

TEST_F(ImportTest, floating_point_that_is_exactly_whole_is_read_as_whole) {
    open(R"toml(
[dataset.scores]
title = "Scores"
columns.school = { type = "text", role = "entity" }
columns.year = { type = "year", role = "time" }
columns.pupils = { type = "integer", required = false }
columns.share = { type = "decimal(12,6)" }
)toml");
    auto const path = (folder_ / "a.parquet").string();
    write_parquet(path,
                  "SELECT * FROM (VALUES (101.0::DOUBLE, 2016.0::DOUBLE, 4e16::DOUBLE, "
                  "1.5e-05::DOUBLE), (102, 2016, -3, -120), (103, 2016.0000000000002, 5, 1), "
                  "(104, 2016, 5.000000000000001, 1), (105.5, 2017.5, 5, 1), (106, 1e4, 5, 1), "
                  "(107, 2016, NULL, 0)) t(school, year, pupils, share)");
    ASSERT_TRUE(store_->add({"scores", path, "a.parquet", {}}, diagnostics_).has_value());
    EXPECT_EQ(select("SELECT school, year, pupils, share FROM scores ORDER BY \"~row\""),
              "101,2016-01-01,40000000000000000,0.000015\n"
              "102,2016-01-01,-3,-120.000000\n"
              "107,2016-01-01,-,0.000000\n");
    auto const rows = quarantine("scores");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].reason, "\"2016.0000000000002\" is not a year");
    EXPECT_EQ(rows[1].reason, "\"5.000000000000001\" is not a whole number");
    EXPECT_EQ(rows[2].reason, "\"2017.5\" is not a year");
    EXPECT_EQ(rows[3].reason, "\"10000\" is not a year");
}

TEST_F(ImportTest, nested_values_in_parquet_are_refused) {
    open(meters);
    auto const path = (folder_ / "a.parquet").string();
    write_parquet(path, "SELECT ['A'] AS building, '2014-03' AS month");
    auto const batch = store_->add({"meters", path, "a.parquet", {}}, diagnostics_);
    ASSERT_FALSE(batch.has_value());
    EXPECT_EQ(batch.error().code, "F038");
}

TEST_F(ImportTest, parquet_outside_of_the_readable_folders_is_not_opened) {
    auto const elsewhere = folder_;
    write_parquet((elsewhere / "a.parquet").string(), "SELECT 'A' AS building, '2014-03' AS month");
    compact_ = compact_with(meters);
    auto store = ObservationStore::open(*compact_, {});
    ASSERT_TRUE(store.has_value());
    auto const batch =
        store->add({"meters", (elsewhere / "a.parquet").string(), "a.parquet", {}}, diagnostics_);
    ASSERT_FALSE(batch.has_value());
    EXPECT_EQ(batch.error().code, "W032");
}

/// Every bad cell: what is in the file, and how the row in quarantine begins.
struct BadRow {
    std::string name;
    std::string header;
    std::string row;
    std::string begins;
    std::string help;
};

class BadRowTest : public StoreTest, public testing::WithParamInterface<BadRow> {};

TEST_P(BadRowTest, goes_to_quarantine_and_the_others_do_not) {
    open(meters);
    auto const& bad = GetParam();
    auto const found = quarantined(
        "meters", "a.csv", bad.header + "\n" + "A,2014-01,\n" + bad.row + "\n" + "B,2014-01,\n");
    EXPECT_THAT(found, StartsWith(bad.begins));
    EXPECT_THAT(found, HasSubstr(" | "));
    EXPECT_THAT(found, HasSubstr(bad.help));
    EXPECT_EQ(select("SELECT count(*) FROM meters"), "2\n");
}

std::string const kwh = "building,month,kwh";
std::string const visits = "building,month,visits";

INSTANTIATE_TEST_SUITE_P(
    numbers, BadRowTest,
    testing::Values(
        BadRow{"comma", kwh, "C,2014-01,\"1,200\"", "F024 3 kwh: \"1,200\" is written for people",
               "1200"},
        BadRow{"decimal_comma", kwh, "C,2014-01,\"3,5\"", "F024 3 kwh: \"3,5\"", "3.5"},
        BadRow{"currency", kwh, "C,2014-01,$5", "F024 3 kwh: \"$5\" has a sign of money",
               "number alone"},
        BadRow{"brackets", kwh, "C,2014-01,(500)", "F024 3 kwh: \"(500)\"", "-500"},
        BadRow{"percent", kwh, "C,2014-01,62 %",
               "F014 3 kwh: \"C\" sends \"62 %\", a percent without its parts",
               "send \"kwh\" as a count"},
        BadRow{"nan", kwh, "C,2014-01,NaN",
               "F023 3 kwh: \"NaN\" is not a number that can be added up", "unknown is not zero"},
        BadRow{"infinity", kwh, "C,2014-01,-inf", "F023 3 kwh: \"-inf\"", "unknown is not zero"},
        BadRow{"huge_exponent", kwh, "C,2014-01,1e400",
               "F023 3 kwh: \"1e400\" is written with an exponent", "more than 38 digits"},
        BadRow{"exponent", kwh, "C,2014-01,1.2e3",
               "F023 3 kwh: \"1.2e3\" is written with an exponent", "all its digits"},
        BadRow{"plus", kwh, "C,2014-01,+5", "F024 3 kwh: \"+5\"", "write 5"},
        BadRow{"formula", kwh, "C,2014-01,=A1+B1",
               "F013 3 kwh: \"=A1+B1\" is a spreadsheet formula", "values instead of formulas"},
        BadRow{"word", kwh, "C,2014-01,many", "F013 3 kwh: \"many\" is not a number", "digits"},
        BadRow{"unknown", kwh, "C,2014-01,n/a", "F013 3 kwh: \"n/a\" is not a number",
               "unknown is not zero"},
        BadRow{"digits_after", kwh, "C,2014-01,1.2345",
               "F013 3 kwh: \"1.2345\" has more digits after the point", "declare more digits"},
        BadRow{"too_large", kwh, "C,2014-01,1234567890123456.5", "F022 3 kwh:", "decimal(38, 3)"},
        BadRow{"fraction", visits, "C,2014-01,7.5", "F012 3 visits: \"7.5\" is not a whole number",
               "decimal(18, 1)"},
        BadRow{"too_many", visits, "C,2014-01,9223372036854775808",
               "F022 3 visits:", "larger unit"},
        BadRow{"dash", visits, "C,2014-01,-", "F012 3 visits: \"-\" is not a whole number",
               "unknown is not zero"},
        BadRow{"two_points", visits, "C,2014-01,1.2.3", "F024 3 visits: \"1.2.3\"", ""}),
    [](auto const& about) { return about.param.name; });

INSTANTIATE_TEST_SUITE_P(
    days, BadRowTest,
    testing::Values(BadRow{"no_such_day", "building,month,read_on", "C,2014-01,2014-02-30",
                           "F016 3 read_on: \"2014-02-30\" is a day that does not exist", "28"},
                    BadRow{"no_leap_day", "building,month,read_on", "C,2014-01,1900-02-29",
                           "F016 3 read_on:", ""},
                    BadRow{"slashes", "building,month,read_on", "C,2014-01,03/04/2014",
                           "F015 3 read_on: \"03/04/2014\"", "differs from country to country"},
                    BadRow{"serial", "building,month,read_on", "C,2014-01,41703",
                           "F015 3 read_on:", "spreadsheet's number"},
                    BadRow{"moment", "building,month,read_on", "C,2014-01,2014-03-09T07:30:00Z",
                           "F017 3 read_on: \"2014-03-09T07:30:00Z\" is a moment", "local day"},
                    BadRow{"offset", "building,month,read_on",
                           "C,2014-01,2014-03-09T01:30:00-05:00", "F017 3 read_on:", "2014-03-09"},
                    BadRow{"no_such_hour", "building,month,read_on", "C,2014-01,2014-03-09T25:30",
                           "F015 3 read_on:", ""},
                    BadRow{"month_13", kwh, "C,2014-13,",
                           "F018 3 month: \"2014-13\" is not a month", "2016-06"},
                    BadRow{"day_for_month", kwh, "C,2014-03-09,", "F018 3 month:", "write 2014-03"},
                    BadRow{"year_for_month", kwh, "C,2014,", "F018 3 month:", "2016-06"},
                    BadRow{"no_time", kwh, "C,,1",
                           "F021 3 month: the row does not say what time it is about",
                           "fill in month"}),
    [](auto const& about) { return about.param.name; });

INSTANTIATE_TEST_SUITE_P(
    texts, BadRowTest,
    testing::Values(
        BadRow{"missing", kwh, ",2014-01,1", "F021 3 building: the value is missing",
               "required = false"},
        BadRow{"boolean", "building,month,open", "C,2014-01,maybe",
               "F019 3 open: \"maybe\" is neither true nor false", "yes, no"},
        BadRow{"value", "building,month,kind", "C,2014-01,offise",
               "F020 3 kind: \"offise\" is not one of the values", "did you mean \"office\"?"},
        BadRow{"personal", "building,month,tenant", "C,2014-01,J. Doe",
               "F020 3 tenant: the value is not one of the values", "if it is right"},
        BadRow{"latin1", kwh, "Caf\xE9,2014-01,1",
               "F025 3 building: byte 4 of the value (0xE9) is not UTF-8", "Café"},
        BadRow{"cut_utf8", kwh, "Caf\xC3,2014-01,1", "F025 3 building: byte 4", "CSV UTF-8"},
        BadRow{"nul", kwh, std::string("C\0D,2014-01,1", 13),
               "F026 3 building: there is a NUL byte", "UTF-16"},
        BadRow{"few", kwh, "C,2014-01", "F011 3 : the row has 2 values, the header names 3",
               "fill the row up"},
        BadRow{"many", kwh, "C,2014-01,1,200", "F011 3 : the row has 4 values, the header names 3",
               "double quotes"},
        BadRow{"quote_inside", kwh, "a 5\" pipe,2014-01,1", "F027 3 : a double quote", "twice"},
        BadRow{"after_quote", kwh, "\"a\"b,2014-01,1", "F027 3 : a double quote", "twice"},
        BadRow{"two_wrong", "building,month,visits", ",2014-01,x",
               "F021 3 building: the value is missing, and the dataset requires it; also wrong in "
               "this row: visits",
               ""}),
    [](auto const& about) { return about.param.name; });

TEST_F(ImportTest, a_percent_is_refused_with_the_name_of_who_sends_it_and_what_is_missing) {
    open(R"toml(
[dataset.ready]
title = "Ready for school"
columns.school = { type = "text", role = "entity" }
columns.year = { type = "year", role = "time" }
columns.ready = { type = "integer" }
columns.tested = { type = "integer" }
)toml");
    EXPECT_EQ(quarantined("ready", "a.csv", "school,year,tested,ready\nOak,2014,,62 %\n"),
              "F014 2 ready: \"Oak\" sends \"62 %\", a percent without its parts: \"tested\" is "
              "missing | send "
              "\"ready\" as a count and fill in \"tested\": percents are never rolled up, their "
              "parts are");
}

TEST_F(ImportTest, a_local_time_counts_for_its_day_even_in_the_hour_that_is_skipped) {
    open(meters);
    ASSERT_TRUE(add("meters", "a.csv",
                    "building,month,read_on\nA,2014-01,2014-03-09T02:30:00.000\nB,2014-01,2014-11-"
                    "02 01:30\n")
                    .has_value());
    EXPECT_EQ(select("SELECT read_on FROM meters ORDER BY building"), "2014-03-09\n2014-11-02\n");
}

TEST_F(ImportTest, trailing_empty_values_of_a_spreadsheet_are_none) {
    open(meters);
    auto const batch =
        add("meters", "a.csv", "building,month,kwh,,\nA,2014-01,1,,\nB,2014-01,1,,,,\n");
    ASSERT_TRUE(batch.has_value());
    EXPECT_EQ(batch->rows, 2);
}

TEST_F(ImportTest, whole_numbers_may_be_written_with_zeros_after_the_point) {
    open(meters);
    ASSERT_TRUE(add("meters", "a.csv", "building,month,visits\nA,2014-01,12.0\nB,2014-01,-0\n")
                    .has_value());
    EXPECT_EQ(select("SELECT visits FROM meters ORDER BY building"), "12\n0\n");
}

TEST_F(ImportTest, a_file_as_a_whole_can_be_wrong) {
    open(meters);
    EXPECT_THAT(refusal("metres", "a.csv", "x\n"), HasSubstr("did you mean \"meters\"?"));
    EXPECT_THAT(refusal("meters", "a.xlsx", "x\n"), HasSubstr("F002"));
    EXPECT_THAT(refusal("meters", "a.txt", "x\n"), HasSubstr("name it .csv"));
    EXPECT_THAT(refusal("meters", "a.csv", ""), HasSubstr("F003"));
    EXPECT_THAT(refusal("meters", "a.csv", "\n\n"), HasSubstr("F003"));
    EXPECT_THAT(refusal("meters", "a.jsonl", ""), HasSubstr("F003"));
    EXPECT_THAT(refusal("meters", "a.csv", "building;month\nA;2014-01\n"),
                HasSubstr("separated by \";\""));
    EXPECT_THAT(refusal("meters", "a.csv", "building\tmonth\nA\t2014-01\n"),
                HasSubstr("separated by tabs"));
    EXPECT_THAT(refusal("meters", "a.csv",
                        std::string("\xFF\xFE"
                                    "b\0u\0",
                                    6)),
                HasSubstr("UTF-16"));
    EXPECT_THAT(refusal("meters", "a.csv", "caf\xE9,month\nA,2014-01\n"), HasSubstr("F007"));
    EXPECT_THAT(refusal("meters", "a.csv", "buil\"ding,month\nA,2014-01\n"), HasSubstr("F027"));
    EXPECT_THAT(refusal("meters", "a.parquet", "not parquet"), HasSubstr("F047"));
    EXPECT_THAT(refusal("meters", "a[1].parquet", "not parquet"), HasSubstr("F046"));
    EXPECT_EQ(select("SELECT count(*) FROM meters"), "0\n");
    EXPECT_EQ(select("SELECT count(*) FROM \"~batches\""), "0\n");
}

TEST_F(ImportTest, a_header_that_lacks_a_column_is_refused_with_what_it_may_be_called) {
    open(meters);
    auto const text = refusal("meters", "a.csv", "Building,mnth\nA,2014-01\n");
    EXPECT_EQ(text,
              "error[F004]: the file has no column \"building\", which \"meters\" requires\n"
              "  --> a.csv:1:1\n"
              "    1 | Building,mnth\n"
              "      | ^^^^^^^^ is this it?\n"
              "  help: rename it to building, or add also_called = [\"Building\"] to the column\n");
    ASSERT_FALSE(diagnostics_.empty());
    EXPECT_THAT(print(diagnostics_.list()[0]), HasSubstr("1:10"));
}

TEST_F(ImportTest, a_column_that_stands_twice_is_refused) {
    open(meters);
    EXPECT_THAT(refusal("meters", "a.csv", "building,month,kwh,kwh\nA,2014-01,1,2\n"),
                HasSubstr("F005"));
}

TEST_F(ImportTest, an_open_quote_refuses_the_file_at_its_place) {
    open(meters);
    auto const text =
        refusal("meters", "a.csv", "building,month\nA,2014-01\nB,\"2014-02\nC,2014-03\n");
    EXPECT_THAT(text, HasSubstr("error[F028]"));
    EXPECT_THAT(text, HasSubstr("a.csv:3:3"));
    EXPECT_EQ(select("SELECT count(*) FROM meters"), "0\n");
}

TEST_F(ImportTest, a_line_without_an_end_does_not_stop_the_others) {
    open(meters);
    std::string text = "building,month\nA,2014-01\n";
    text += std::string(std::size_t{17} << 20U, 'x') + ",2014-01\nB,2014-01\n";
    EXPECT_THAT(quarantined("meters", "a.csv", text),
                StartsWith("F010 3 : the row is longer than 16 MB"));
    EXPECT_EQ(select("SELECT building, \"~line\" FROM meters ORDER BY 1"), "A,2\nB,4\n");
}

TEST_F(ImportTest, a_long_quoted_value_is_passed_over_to_its_closing_quote) {
    open(meters);
    std::string text = "building,month\r\nA,2014-01\r\n\"";
    text += std::string(std::size_t{17} << 20U, '\n') + "\"\"\",2014-01\r\nB,2014-01\r\n";
    EXPECT_THAT(quarantined("meters", "a.csv", text), StartsWith("F010 3 :"));
    EXPECT_EQ(select("SELECT building FROM meters ORDER BY 1"), "A\nB\n");
}

TEST_F(ImportTest, json_lines_that_are_wrong) {
    open(meters);
    auto const one = [&](std::string const& line) {
        open(meters);
        return quarantined("meters", "a.jsonl",
                           "{\"building\":\"A\",\"month\":\"2014-01\"}\n" + line + "\n");
    };
    EXPECT_THAT(one("[1]"),
                StartsWith("F035 2 : the line begins with `[1]`, and a row begins with {"));
    EXPECT_THAT(one("{\"building\":\"B\""),
                StartsWith("F035 2 : not JSON: at character 16 the line ends"));
    EXPECT_THAT(one("{\"building\":\"B\",}"), StartsWith("F035 2 :"));
    EXPECT_THAT(one("{\"building\":'B'}"), StartsWith("F035 2 :"));
    EXPECT_THAT(one("{\"kwh\":NaN}"), StartsWith("F035 2 :"));
    EXPECT_THAT(one("{\"kwh\":01}"), StartsWith("F035 2 :"));
    EXPECT_THAT(one("{\"building\":\"\\ud83c\"}"), StartsWith("F035 2 :"));
    EXPECT_THAT(one("{\"building\":\"\xE9\"}"),
                StartsWith("F035 2 : byte 14 of the line is not UTF-8"));
    EXPECT_THAT(one("{\"building\":[\"B\"]}"), StartsWith("F036 2 :"));
    EXPECT_THAT(one("{\"building\":\"B\",\"building\":\"C\"}"),
                StartsWith("F037 2 : the line gives \"building\" twice"));
    EXPECT_THAT(one("{\"building\":\"B\",\"month\":\"2014-01\",\"kwh\":1e400}"),
                StartsWith("F023 2 kwh:"));
    EXPECT_THAT(one("{\"building\":\"B\\u0000\",\"month\":\"2014-01\"}"),
                StartsWith("F026 2 building:"));
}

TEST_F(ImportTest, the_world_can_fail) {
    open(meters);
    auto const failed = [&](std::string const& path) {
        auto const batch = store_->add({"meters", path, "a.csv", {}}, diagnostics_);
        return batch ? std::string("taken") : print(batch.error());
    };
    EXPECT_THAT(failed((folder_ / "nothing.csv").string()), HasSubstr("W001"));
    std::filesystem::create_directory(folder_ / "folder.csv");
    EXPECT_THAT(failed((folder_ / "folder.csv").string()), HasSubstr("W004"));
    EXPECT_THAT(failed((folder_ / "folder.csv").string()),
                HasSubstr("cannot read a.csv: it is a folder"));
}

TEST_F(ImportTest, stopping_takes_nothing) {
    open(meters);
    std::string text = "building,month\n";
    for (int i = 0; i < 20000; ++i) text += std::to_string(i) + ",2014-01\n";
    auto const stopped = store_->add({"meters", write("a.csv", text), "a.csv", {}}, diagnostics_,
                                     [](auto, auto) { return false; });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, "W011");
    EXPECT_EQ(select("SELECT count(*) FROM meters"), "0\n");
    std::uint64_t last = 0;
    auto const taken = store_->add({"meters", write("a.csv", text), "a.csv", {}}, diagnostics_,
                                   [&](auto done, auto total) {
                                       EXPECT_LE(done, total);
                                       last = done;
                                       return true;
                                   });
    ASSERT_TRUE(taken.has_value());
    EXPECT_GT(last, 0U);
}

TEST_F(ImportTest, a_header_alone_is_a_batch_without_rows) {
    open(meters);
    auto const batch = add("meters", "a.csv", "building,month\n");
    ASSERT_TRUE(batch.has_value());
    EXPECT_EQ(batch->rows, 0);
    ASSERT_EQ(diagnostics_.list().size(), 1U);
    EXPECT_EQ(diagnostics_.list()[0].code, "F043");
}

}  // namespace
}  // namespace crosswalk
