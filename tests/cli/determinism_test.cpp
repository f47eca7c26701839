// SPDX-License-Identifier: Apache-2.0
// The same agreement, facts and day give the same bytes: whatever the language of the machine, its
// time zone, the number of threads and the order of the rows.
#include "program.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crosswalk {
namespace {

struct Views {
    std::string terminal;
    std::string json;
    std::string html;
    std::string csv;

    friend bool operator==(Views const&, Views const&) = default;
};

Views views(Workspace const& workspace, std::string const& folder, std::string const& threads,
            std::vector<std::pair<std::string, std::string>> environment = {}) {
    RunOptions const options{.folder = workspace.path(), .environment = std::move(environment)};
    std::vector<std::string> const line = {"read",       folder,      "--as-of",
                                           "2014-06-30", "--threads", threads};
    auto const get = [&](std::vector<std::string> more) {
        auto all = line;
        all.insert(all.end(), more.begin(), more.end());
        auto const result = run_program(all, options);
        EXPECT_EQ(result.code, 0) << result.err;
        EXPECT_EQ(result.err, "");
        EXPECT_GT(result.out.size(), 200U);
        return result.out;
    };
    return {get({}), get({"--json", "-"}), get({"--html", "-"}), get({"--csv", "-"})};
}

/// The rows in another order: every `step`-th one, round and round. `step` and the number of rows
/// have no common factor, so each row comes once.
std::string reordered(std::string const& csv, std::size_t step) {
    std::vector<std::string> lines;
    for (std::string_view rest = csv; !rest.empty();) {
        lines.emplace_back(rest.substr(0, rest.find('\n') + 1));
        rest.remove_prefix(lines.back().size());
    }
    auto out = lines.front();
    auto const rows = lines.size() - 1;
    for (std::size_t i = 0; i < rows; ++i) out += lines[1 + (i * step) % rows];
    return out;
}

TEST(determinism, locale_time_zone_and_threads_change_no_byte) {
    Workspace workspace;
    workspace.make_partnership("city");
    auto const reference = views(workspace, "city", "1");
    for (auto const* threads : {"2", "8"}) {
        EXPECT_EQ(views(workspace, "city", threads), reference) << threads;
    }
    for (auto const* locale : {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
        for (auto const* zone : {"UTC", "America/New_York", "Pacific/Kiritimati"}) {
            EXPECT_EQ(views(workspace, "city", "2", {{"LC_ALL", locale}, {"TZ", zone}}), reference)
                << locale << " " << zone;
        }
    }
}

TEST(determinism, the_place_of_the_folder_changes_no_byte) {
    Workspace workspace;
    workspace.make_partnership("city");
    workspace.make_partnership("some/other/place");
    auto const here = views(workspace, "city", "2");
    EXPECT_EQ(views(workspace, "some/other/place", "2"), here);
    EXPECT_EQ(views(workspace, workspace.at("city").string(), "2"), here);
}

/// Shuffled rows are other bytes, and so another digest; everything else must stay.
std::string without_digests(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string rest;
    while (!text.empty()) {
        auto const word = std::min(text.find_first_not_of(digits), text.size());
        // The page shows the first eight and the last four digits.
        bool const shortened = word == 8 && text.substr(word).starts_with("…");
        rest += word == 64 || shortened ? "DIGEST" : text.substr(0, word);
        text.remove_prefix(shortened ? 8 + std::string_view("…").size() + 4 : word);
        auto const other = std::min(text.find_first_of(digits), text.size());
        rest += text.substr(0, other);
        text.remove_prefix(other);
    }
    return rest;
}

TEST(determinism, the_order_of_rows_changes_nothing_but_digests) {
    Workspace workspace;
    workspace.make_partnership("city");
    auto const reference = views(workspace, "city", "1");
    for (std::size_t const step : {5, 7, 11}) {
        workspace.write("city/data/meters.csv", reordered(meters_csv(), step));
        for (auto const* threads : {"1", "8"}) {
            auto const shuffled = views(workspace, "city", threads);
            EXPECT_EQ(shuffled.csv, reference.csv);
            for (auto const& [a, b] : {std::pair(shuffled.terminal, reference.terminal),
                                       std::pair(shuffled.json, reference.json),
                                       std::pair(shuffled.html, reference.html)}) {
                EXPECT_EQ(without_digests(a), without_digests(b));
            }
        }
    }
}

}  // namespace
}  // namespace crosswalk
