// SPDX-License-Identifier: Apache-2.0
#include "attacker.h"
#include "barometer/reading.h"
#include "generate.h"
#include "measure/facts_in_memory.h"

#include <array>

namespace crosswalk {
namespace {

constexpr std::int64_t limit = 5;
constexpr std::array<std::string_view, 3> months = {"2024-01", "2024-02", "2024-03"};
constexpr std::array<std::string_view, 4> areas = {"Dale", "Hill", "Lake", "Mill"};
constexpr std::array<std::string_view, 2> districts = {"north", "south"};
constexpr std::array<std::string_view, 2> kinds = {"a", "b"};
constexpr std::array<std::string_view, 3> days = {"2024-05-05", "2024-06-05", "2024-07-05"};

/// A count that nobody outside knows: the rows of one month, area, district and kind on one day.
struct Atom {
    std::size_t month = 0;
    std::size_t area = 0;
    std::size_t district = 0;
    std::size_t kind = 0;

    friend auto operator<=>(Atom const&, Atom const&) = default;
};

std::vector<Atom> all_atoms() {
    std::vector<Atom> atoms;
    for (std::size_t m = 0; m < months.size(); ++m) {
        for (std::size_t a = 0; a < areas.size(); ++a) {
            for (std::size_t d = 0; d < districts.size(); ++d) {
                for (std::size_t k = 0; k < kinds.size(); ++k) atoms.push_back({m, a, d, k});
            }
        }
    }
    return atoms;
}

using Counts = std::map<Atom, std::int64_t>;

/// Which atoms a figure is about.
struct Region {
    std::optional<Period> period;
    std::string column;  ///< empty: all groups
    std::string group;
    std::optional<std::size_t> kind;

    bool has(Atom const& atom) const {
        auto const month = Period::parse(months[atom.month]).value();
        if (period && (month.first() < period->first() || period->last() < month.last())) {
            return false;
        }
        if (column == "area" && group != areas[atom.area]) return false;
        if (column == "district" && group != districts[atom.district]) return false;
        if (column == "kind" && group != kinds[atom.kind]) return false;
        return !kind || *kind == atom.kind;
    }
};

enum class Shape { all, kind_a, kind_b, share };

struct DeclaredMeasure {
    Shape shape = Shape::all;
    std::string period;
    std::vector<std::string> by;
    bool is_protected = false;
};

std::string written(DeclaredMeasure const& measure, std::size_t number) {
    constexpr std::array<std::string_view, 4> values = {"count()", "count(where kind = 'a')",
                                                        "count(where kind = 'b')",
                                                        "count(where kind = 'a') / count()"};
    auto text = "[measure.m" + std::to_string(number) + "]\ntitle = \"M\"\ndataset = \"visits\"\n" +
                "value = \"" + std::string(values.at(static_cast<std::size_t>(measure.shape))) +
                "\"\nbetter = \"lower\"\nperiod = \"" + measure.period + "\"\nunit = \"" +
                (measure.shape == Shape::share ? "%" : "1") + "\"\nby = [";
    for (auto const& column : measure.by) text += "\"" + column + "\",";
    return text + "]\n" + (measure.is_protected ? "small_cells = { fewer_than = 5 }\n" : "");
}

/// A partnership, its facts as they were recorded, and what they add up to on each day.
struct World {
    std::vector<DeclaredMeasure> measures;
    std::string compact;
    std::vector<std::string> batches;  ///< one per day
    std::vector<Counts> truth;  ///< one per day
};

void showValue(World const& world, std::ostream& out) {
    out << world.compact;
    for (auto const& batch : world.batches) out << "\n" << batch;
}

constexpr auto dataset = R"toml(
[dataset.visits]
title = "Visits"
key = ["id"]
on_duplicate = "supersede"
due = "10 days"
columns.id = { type = "text" }
columns.area = { type = "text" }
columns.district = { type = "text", values = ["north", "south"] }
columns.month = { type = "month", role = "time" }
columns.kind = { type = "text", values = ["a", "b"] }
)toml";

std::vector<DeclaredMeasure> any_measures() {
    std::vector<DeclaredMeasure> measures;
    auto const number = *rc::gen::inRange(1, 4);
    std::vector<std::string> columns = {"area"};
    if (*rc::gen::arbitrary<bool>()) columns.emplace_back("district");
    for (int i = 0; i < number; ++i) {
        DeclaredMeasure measure;
        measure.shape = static_cast<Shape>(*rc::gen::inRange(0, 4));
        measure.period = *rc::gen::inRange(0, 3) == 0 ? "quarter" : "month";
        for (auto const& column : columns) {
            if (*rc::gen::inRange(0, 3) != 0) measure.by.push_back(column);
        }
        measure.is_protected = i == 0 || *rc::gen::arbitrary<bool>();
        measures.push_back(measure);
    }
    return measures;
}

std::string row(std::size_t id, Atom const& atom) {
    return std::to_string(id) + "," + std::string(areas[atom.area]) + "," +
           std::string(districts[atom.district]) + "," + std::string(months[atom.month]) + "," +
           std::string(kinds[atom.kind]) + "\n";
}

Atom any_atom(bool nested) {
    Atom atom{*rc::gen::inRange<std::size_t>(0, 3), *rc::gen::inRange<std::size_t>(0, 4),
              *rc::gen::inRange<std::size_t>(0, 2), *rc::gen::inRange<std::size_t>(0, 2)};
    if (nested) atom.district = atom.area / 2;
    return atom;
}

rc::Gen<World> any_world() {
    // At full size from the start: a small world hides nothing.
    return rc::gen::resize(
        100, rc::gen::exec([] {
            World world;
            world.measures = any_measures();
            world.compact = dataset;
            for (std::size_t i = 0; i < world.measures.size(); ++i) {
                world.compact += written(world.measures[i], i);
            }
            bool const nested = *rc::gen::arbitrary<bool>();
            std::vector<Atom> rows;  // by id: where it counts now
            // Where nearly all is large, what is hidden beside the one small cell matters most.
            constexpr std::array<int, 9> mixed = {0, 0, 1, 2, 3, 4, 5, 7, 11};
            constexpr std::array<int, 9> large = {6, 7, 8, 9, 10, 11, 12, 13, 2};
            auto const& sizes = *rc::gen::arbitrary<bool>() ? mixed : large;
            std::string batch;
            for (auto const& atom : all_atoms()) {
                if (nested && atom.district != atom.area / 2) continue;
                for (int n = sizes.at(*rc::gen::inRange<std::size_t>(0, 9)); n > 0; --n) {
                    batch += row(rows.size(), atom);
                    rows.push_back(atom);
                }
            }
            for (std::size_t day = 0; day < days.size(); ++day) {
                if (day > 0) {
                    batch.clear();
                    auto const from = any_atom(nested);
                    auto const to = any_atom(nested);
                    auto many = *rc::gen::inRange(0, 7);
                    bool const moves = *rc::gen::arbitrary<bool>();
                    for (std::size_t id = 0; moves && id < rows.size() && many > 0; ++id) {
                        if (rows[id] != from) continue;
                        batch += row(id, rows[id] = to);
                        --many;
                    }
                    for (; !moves && many > 0; --many) {
                        batch += row(rows.size(), to);
                        rows.push_back(to);
                    }
                }
                world.batches.push_back(batch);
                auto& counts = world.truth.emplace_back();
                for (auto const& atom : rows) ++counts[atom];
            }
            return world;
        }));
}

/// The counts that a figure of this shape tells: its value, or the two sides of the division.
std::vector<std::optional<std::size_t>> counted_kinds(Shape shape) {
    if (shape == Shape::kind_a) return {0};
    if (shape == Shape::kind_b) return {1};
    if (shape == Shape::share) return {0, std::nullopt};
    return {std::nullopt};
}

/// Everything that one reading shows, as equations over the atoms at these places.
class Sight {
public:
    Sight(World const& world, Attacker& attacker, std::map<Atom, std::size_t> const& place,
          std::size_t unknowns)
        : world_(world), attacker_(attacker), place_(place), unknowns_(unknowns) {}

    Attacker::Sum sum(Region const& region) const {
        Attacker::Sum sum(unknowns_);
        for (auto const& [atom, at] : place_) sum[at] += region.has(atom) ? 1 : 0;
        return sum;
    }

    /// Everybody knows which neighbourhood lies in which district.
    void knows_map(Counts const& truth) {
        std::set<std::pair<std::size_t, std::size_t>> together;
        for (auto const& [atom, rows] : truth) {
            if (rows > 0) together.insert({atom.area, atom.district});
        }
        for (auto const& [atom, at] : place_) {
            if (together.contains({atom.area, atom.district})) continue;
            Attacker::Sum only(unknowns_);
            only[at] = 1;
            attacker_.sees(only, 0);
        }
    }

    void take(Reading const& reading, std::int64_t all_rows) {
        for (std::size_t i = 0; i < reading.measures.size(); ++i) {
            auto const& said = reading.measures[i];
            for (auto const& point : said.series) {
                take({point.period, "", "", {}}, i, point.figure);
            }
            for (auto const& by : said.groups) take_groups(said, by, i);
        }
        for (auto const& facts : reading.datasets) {
            if (!facts.row_counts_withheld) attacker_.sees(sum({}), all_rows);
        }
    }

private:
    void take_groups(MeasureReading const& said, GroupReading const& by, std::size_t measure) {
        std::set<std::string> listed;
        for (auto const& row : by.rows) {
            listed.insert(row.group.value_or(""));
            for (std::size_t k = 0; k < row.series.size(); ++k) {
                Region const region{said.series[k].period, by.by, row.group.value_or(""), {}};
                take(region, measure, row.series[k]);
            }
        }
        for (auto const& [atom, at] : place_) {  // what is not even listed has no rows
            auto const group =
                std::string(by.by == "area" ? areas[atom.area] : districts[atom.district]);
            if (!listed.contains(group)) attacker_.sees(sum({{}, by.by, group, {}}), 0);
        }
    }

    void take(Region region, std::size_t measure, Figure const& figure) {
        if (figure.absence == Absence::no_facts) attacker_.sees(sum(region), 0);
        if (!figure.value) return;
        attacker_.sees(sum(region), figure.rows);
        auto const shape = world_.measures[measure].shape;
        std::vector<Rational> values = {*figure.value};
        if (shape == Shape::share) values = {*figure.numerator, *figure.denominator};
        auto const kinds_told = counted_kinds(shape);
        for (std::size_t i = 0; i < values.size(); ++i) {
            region.kind = kinds_told[i];
            attacker_.sees(sum(region), static_cast<std::int64_t>(values[i].numerator()));
        }
    }

    World const& world_;
    Attacker& attacker_;
    std::map<Atom, std::size_t> const& place_;
    std::size_t unknowns_;
};

/// Every cell of every measure, with what a reader of it could count: the rows, the kinds it tells,
/// and the other kind.
std::vector<Region> cells(World const& world) {
    std::vector<Region> regions;
    for (auto const& measure : world.measures) {
        std::vector<Period> periods = {period("2024-Q1")};
        if (measure.period == "month") {
            periods.clear();
            for (auto const month : months) periods.push_back(period(month));
        }
        std::vector<std::pair<std::string, std::string>> groups = {{"", ""}};
        for (auto const& column : measure.by) {
            for (auto const area : areas) {
                if (column == "area") groups.emplace_back(column, area);
            }
            for (auto const district : districts) {
                if (column == "district") groups.emplace_back(column, district);
            }
        }
        bool const tells_kind = measure.shape != Shape::all;
        for (auto const& one : periods) {
            for (auto const& [column, group] : groups) {
                regions.push_back({one, column, group, {}});
                if (tells_kind) regions.push_back({one, column, group, 0});
                if (tells_kind) regions.push_back({one, column, group, 1});
            }
        }
    }
    return regions;
}

std::int64_t count(Counts const& truth, Region const& region) {
    std::int64_t sum = 0;
    for (auto const& [atom, rows] : truth) sum += region.has(atom) ? rows : 0;
    return sum;
}

std::string in_words(Region const& region) {
    return (region.period ? print(*region.period) : "") + " " + region.column + " " + region.group +
           (region.kind ? " kind " + std::string(kinds[*region.kind]) : "");
}

std::vector<Reading> readings(World const& world) {
    auto const compact = compact_of(world.compact);
    MemoryFacts facts(compact);
    for (std::size_t i = 0; i < days.size(); ++i) {
        facts.add("visits", "id,area,district,month,kind\n" + world.batches[i], day(days[i]));
    }
    std::vector<Reading> readings;
    for (auto const each : days) {
        readings.push_back(read(compact, facts.facts(day(each)), day(each)));
    }
    return readings;
}

void expect_nothing_small_known(World const& world, Attacker& attacker, Sight const& sight,
                                std::size_t on) {
    for (auto const& region : cells(world)) {
        auto const rows = count(world.truth[on], region);
        if (rows < 1 || rows >= limit) continue;
        if (attacker.knows_small(sight.sum(region), limit)) {
            RC_FAIL(std::string(days[on]) + ": " + in_words(region) + " is known to be " +
                    std::to_string(rows));
        }
    }
}

RC_GTEST_PROP(disclosure, no_small_count_follows_from_one_reading, ()) {
    auto const world = *any_world();
    auto const all = readings(world);
    auto const atoms = all_atoms();
    std::map<Atom, std::size_t> place;
    for (auto const& atom : atoms) place.emplace(atom, place.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Attacker attacker(atoms.size());
        Sight sight(world, attacker, place, atoms.size());
        sight.knows_map(world.truth[i]);
        sight.take(all[i], count(world.truth[i], {}));
        attacker.begin();
        expect_nothing_small_known(world, attacker, sight, i);
    }
}

RC_GTEST_PROP(disclosure, no_small_count_follows_from_two_readings_and_what_stood_still, ()) {
    auto const world = *any_world();
    auto const all = readings(world);
    auto const atoms = all_atoms();
    for (std::size_t i = 1; i < all.size(); ++i) {
        // Somebody guesses, and rightly, which counts are the same on both days.
        auto before = world.truth[i - 1];
        auto now = world.truth[i];
        std::map<Atom, std::size_t> first;
        std::map<Atom, std::size_t> second;
        for (auto const& atom : atoms) first.emplace(atom, first.size());
        auto unknowns = first.size();
        for (auto const& atom : atoms) {
            second.emplace(atom, before[atom] == now[atom] ? first.at(atom) : unknowns++);
        }
        Attacker attacker(unknowns);
        Sight earlier(world, attacker, first, unknowns);
        Sight later(world, attacker, second, unknowns);
        earlier.knows_map(before);
        later.knows_map(now);
        earlier.take(all[i - 1], count(world.truth[i - 1], {}));
        later.take(all[i], count(world.truth[i], {}));
        attacker.begin();
        expect_nothing_small_known(world, attacker, earlier, i - 1);
        expect_nothing_small_known(world, attacker, later, i);
    }
}

}  // namespace
}  // namespace crosswalk
