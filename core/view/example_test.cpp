// SPDX-License-Identifier: Apache-2.0
#include "view/example_test.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }
Period period(std::string_view text) { return Period::parse(text).value(); }
Rational ratio(std::int64_t a, std::int64_t b) { return divide(Rational(a), Rational(b)).value(); }
LocalText both(std::string english, std::string spanish) {
    return {{{"en", std::move(english)}, {"es", std::move(spanish)}}};
}
LocalText english(std::string text) { return {{{"en", std::move(text)}}}; }

Figure known(Rational value, std::int64_t rows = 0) {
    Figure figure;
    figure.value = std::move(value);
    figure.absence = Absence::none;
    figure.rows = rows;
    return figure;
}

Figure ratio_figure(std::int64_t part, std::int64_t whole) {
    auto figure = known(ratio(part * 100, whole), whole);
    figure.numerator = Rational(part);
    figure.denominator = Rational(whole);
    return figure;
}

Figure absent(Absence why) {
    Figure figure;
    figure.absence = why;
    return figure;
}

SeriesPoint point(std::string_view when, Figure figure) {
    SeriesPoint made;
    made.period = period(when);
    made.figure = std::move(figure);
    return made;
}

void add(Example& example, Measure measure, MeasureReading said, Provenance from,
         std::string in_english, std::string in_spanish) {
    said.id = measure.id;
    example.compact.measures.push_back(std::move(measure));
    example.reading.measures.push_back(std::move(said));
    example.reading.provenance.push_back(std::move(from));
    example.reading.findings.push_back(
        {{"en", std::move(in_english)}, {"es", std::move(in_spanish)}});
}

Measure measure(std::string id, LocalText title, std::string_view unit, Better better,
                PeriodKind kind) {
    Measure made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.unit = Unit::parse(unit).value();
    made.better = better;
    made.period = kind;
    made.clause.heading = "3. What we measure";
    made.status.behind = ratio(1, 2);
    made.status.too_early = ratio(1, 10);
    return made;
}

Provenance from(std::string formula, std::string dataset, std::uint32_t line) {
    Provenance made;
    made.rule = {"COMPACT.md", line, 1, 5, "3. What we measure", {}};
    made.formula = std::move(formula);
    made.dataset = std::move(dataset);
    made.observations = 2196;
    made.batches = {"data/meters.csv sha256:9f86d081…0f00a08"};
    return made;
}

PanelReading energy_panel() {
    PanelReading panel;
    panel.entity = "building";
    panel.base = period("2010");
    panel.period = period("2015");
    panel.matched = 58;
    panel.joined = {"Harbor Tower", "Union Station"};
    panel.left = {"Old Mill"};
    panel.joined_count = 2;
    panel.left_count = 1;
    panel.fixed_base = known(Rational(98));
    panel.fixed_now = known(ratio(851, 10));
    panel.fixed_change = ratio(-129, 980);
    panel.all_in_base = known(Rational(100));
    panel.all_in_now = known(ratio(858, 10));
    panel.all_in_change = ratio(-142, 1000);
    panel.composition_effect = (ratio(-142, 1000) - ratio(-129, 980)) * Rational(100);
    return panel;
}

void add_energy(Example& example) {
    auto made = measure("energy",
                        both("Energy used by big uptown buildings",
                             "Energía que usan los grandes edificios del centro"),
                        "kWh / sqft", Better::lower, PeriodKind::year);
    made.dataset = "meters";
    made.note = both("Billed electricity divided by floor space.",
                     "Electricidad facturada dividida por la superficie.");
    made.panel = Panel{{}, "building", period("2010")};
    made.unadjusted = true;
    made.attribution_not_established = true;
    MeasureReading said;
    std::int64_t const tenths[] = {1000, 978, 951, 927, 893, 858, 841};
    for (int i = 0; i < 7; ++i) {
        auto each = point(std::to_string(2010 + i), known(ratio(tenths[i], 10), 61));
        each.change = ratio(tenths[i] - 1000, 1000);
        each.expected = Rational(100) - ratio(20 * i, 6);
        each.provisional = i == 6;
        each.late = i == 3;
        said.series.push_back(each);
    }
    said.judged = 5;
    said.status = Status::behind;
    said.baseline = {period("2010"), known(Rational(100), 58), day("2011-03-31"), {}};
    said.targets = {{day("2013-12-31"), Rational(90), false},
                    {day("2016-12-31"), Rational(80), false}};
    made.targets = {{{}, day("2013-12-31"), {}, ratio(-1, 10), {}},
                    {{}, day("2016-12-31"), {}, ratio(-1, 5), {}}};
    said.expected = ratio(250, 3);
    said.progress = ratio(71, 100);
    said.expected_progress = ratio(5, 6);
    said.gap = ratio(15, 10);
    said.panel = energy_panel();
    said.late_periods = {period("2013")};
    said.next_due = day("2017-01-20");
    auto where = from("sum(kwh) / sum(sqft)", "meters", 88);
    where.quarantined = 2;
    where.command = "crosswalk explain measure.energy --as-of 2016-10-31";
    add(example, std::move(made), std::move(said), std::move(where),
        "Behind: 14.2 % less than in 2010, 85 % of what the path asks for; of that, 1.0 point is "
        "from buildings that joined or left.",
        "Con retraso: 14,2 % menos que en 2010, el 85 % de lo que pide el camino; de eso, 1,0 "
        "punto "
        "viene de edificios que llegaron o se fueron.");
}

GroupReading notice_groups(std::size_t points) {
    GroupReading groups;
    groups.by = "neighborhood";
    groups.withheld = 2;
    auto const row = [&](std::optional<std::string> name, Figure figure) {
        GroupRow made{std::move(name), figure, {}};
        for (std::size_t i = 0; i < points; ++i) {
            auto value = figure;
            if (value.value)
                value.value = *value.value - Rational(static_cast<std::int64_t>((points - i) % 5));
            made.series.push_back(value);
        }
        groups.rows.push_back(std::move(made));
    };
    row(std::nullopt, ratio_figure(4, 11));
    row("Downtown & Riverside", ratio_figure(61, 120));
    row("East <Mesa>", ratio_figure(52, 150));
    row("Las Sendas", absent(Absence::withheld));
    row("Main Street - University Drive", ratio_figure(40, 71));
    row("Red Mountain", absent(Absence::withheld));
    row("West", absent(Absence::no_facts));
    return groups;
}

void add_notices(Example& example) {
    auto made = measure(
        "notices",
        both("Code-violation notices paid in 30 days", "Avisos de infracción pagados en 30 días"),
        "%", Better::higher, PeriodKind::month);
    made.dataset = "notices";
    made.protection = Protection{{}, 5};
    made.breaks = {{{}, day("2015-07-01"), both("a new notice form", "un nuevo formulario")}};
    MeasureReading said;
    auto when = period("2014-11");
    std::int64_t const paid[] = {41, 43, 42, 44, 0,  43, 45, 44, 47, 46, 45, 48,
                                 46, 49, 50, 48, 51, 50, 52, 51, 54, 53, 0,  55};
    for (std::size_t i = 0; i < std::size(paid); ++i, when = when.next()) {
        SeriesPoint each;
        each.period = when;
        if (i == 4) {
            said.missing_periods.push_back(when);
            each.figure = absent(Absence::no_facts);
        } else if (i == 22) {
            each.figure = absent(Absence::withheld);
        } else {
            each.figure = ratio_figure(paid[i] * 3, 312);
            each.provisional = i == 23;
        }
        said.series.push_back(each);
    }
    said.judged = 21;
    said.status = Status::on_track;
    said.baseline = {period("2014-11"), ratio_figure(123, 312), std::nullopt, ratio(391, 10)};
    said.targets = {{day("2017-06-30"), Rational(55), false}};
    said.progress = ratio(74, 100);
    said.expected_progress = ratio(69, 100);
    said.groups = {notice_groups(said.series.size())};
    add(example, std::move(made), std::move(said),
        from("share(where paid_in_days <= 30)", "notices", 120),
        "On track: 51.0 % of notices were paid in 30 days.",
        "Vamos bien: el 51,0 % de los avisos se pagó en 30 días.");
}

Claim claim(std::string source, std::int64_t value, std::string qualifier,
            std::string_view known_from) {
    return {"money",           period("2014-Q2"), Decimal(value), std::move(qualifier),
            std::move(source), day(known_from)};
}

void add_money(Example& example) {
    auto made =
        measure("money", both("Money said to have been saved", "Dinero que se dice ahorrado"),
                "USD", Better::higher, PeriodKind::quarter);
    made.dataset = "claims";
    made.digits = 0;
    made.published = Published{};
    MeasureReading said;
    auto each = point("2014-Q2", absent(Absence::differing));
    each.claims = {{claim("mayor", 7000000, "more than", "2014-06-25"), false, {}, {}},
                   {claim("utility", 10000000, "at least", "2014-07-02"), false, {}, {}}};
    said.series.push_back(each);
    auto later = point("2015-Q2", known(Rational(17000000)));
    later.claims = {{claim("mayor", 17000000, "", "2015-12-31"), true, "final_figure", {}},
                    {claim("utility", 16000000, "", "2015-09-30"), false, {}, {}}};
    said.series.push_back(later);
    auto where = from("", "claims", 140);
    where.decision = "final_figure";
    where.batches = {"data/money.csv sha256:9f86d081…0f00a08"};
    add(example, std::move(made), std::move(said), std::move(where),
        "For the 2nd quarter of 2015 the figure is 17,000,000 USD by decision; another source says "
        "16,000,000.",
        "Para el 2.º trimestre de 2015 la cifra es 17 000 000 USD por decisión; otra fuente dice "
        "16 000 000.");
}

void add_response(Example& example) {
    auto made = measure("response", english("Minutes until an ambulance arrives"), "min",
                        Better::lower, PeriodKind::quarter);
    made.dataset = "calls";
    made.standing = StandingTarget{{}, day("2016-01-01"), Rational(6), {}, {}};
    MeasureReading said;
    std::int64_t const tenths[] = {72, 70, 66, 67, 63, 61, 65};
    auto when = period("2015-Q1");
    for (auto const each : tenths) {
        said.series.push_back(point(print(when), known(ratio(each, 10), 4100)));
        when = when.next();
    }
    said.judged = 6;
    said.status = Status::missed;
    said.targets = {{day("2016-09-30"), Rational(6), true}};
    said.gap = ratio(5, 10);
    add(example, std::move(made), std::move(said), from("sum(minutes) / count()", "calls", 160),
        "Missed: 6.5 minutes, half a minute more than agreed.",
        "No cumplida: 6,5 minutos, medio minuto más de lo acordado.");
}

void add_index(Example& example) {
    auto made =
        measure("index", english("How far we have come"), "%", Better::higher, PeriodKind::year);
    made.composite = {{"energy", Rational(2)}, {"notices", Rational(1)}};
    MeasureReading said;
    said.series = {point("2014", known(Rational(55))), point("2015", known(Rational(72)))};
    said.judged = 1;
    said.status = Status::too_early;
    said.parts = {{"energy", Rational(2), ratio(71, 100), {}},
                  {"notices", Rational(1), ratio(74, 100), {}}};
    said.weakest = "energy";
    add(example, std::move(made), std::move(said), from("", "", 170), "Too early to say.",
        "Muy pronto para decirlo.");
}

void add_unknown(Example& example) {
    auto made = measure("lots", both("Vacant lots cared for", "Lotes baldíos cuidados"), "lot",
                        Better::higher, PeriodKind::year);
    made.dataset = "lots";
    MeasureReading said;
    said.status = Status::unknown;
    said.targets = {{day("2017-12-31"), Rational(120), false}};
    add(example, std::move(made), std::move(said), from("sum(lots)", "lots", 180),
        "Not known: nothing has been reported.", "No se sabe: no se ha informado nada.");
}

void add_datasets(Example& example) {
    auto& compact = example.compact;
    Dataset meters;
    meters.id = "meters";
    meters.title = both("Monthly electricity by building", "Electricidad mensual por edificio");
    meters.steward = "utility";
    meters.synthetic = true;
    Column building;
    building.name = "building";
    building.title = both("building", "edificio");
    meters.columns = {building};
    compact.datasets.push_back(meters);
    Dataset notices;
    notices.id = "notices";
    notices.title = english("Notices");
    Column neighborhood;
    neighborhood.name = "neighborhood";
    neighborhood.title = both("neighborhood", "barrio");
    Column payer;
    payer.name = "payer";
    payer.personal = true;
    notices.columns = {neighborhood, payer};
    compact.datasets.push_back(notices);

    DatasetFacts facts;
    facts.dataset = "meters";
    facts.batches = {
        {"data/meters.csv", std::string(60, '9') + "0f0e", day("2016-10-20"), 2196, 2, 12}};
    facts.quarantined = {{"data/meters.csv", 17, 16, "kwh", "F012",
                          "\"12,5\" is not a decimal number", "write 12.5"},
                         {"data/meters.csv", 93, 92, "", "F020",
                          "the row has 3 columns, the header 4", "add the missing one"}};
    facts.quarantined_rows = 2;
    facts.facts_through = day("2016-09-30");
    example.reading.datasets.push_back(facts);
    DatasetFacts others;
    others.dataset = "notices";
    others.batches = {
        {"facts/notices/2016-10-31-5b3c.csv", std::string(64, 'a'), std::nullopt, 7488, 1, 0}};
    others.quarantined = {{"facts/notices/2016-10-31-5b3c.csv", 5, 4, "payer", "F013",
                           "\"Jane Doe\" is too long", "shorten it"}};
    others.quarantined_rows = 1;
    others.facts_through = day("2016-10-31");
    example.reading.datasets.push_back(others);
}

void add_people(Example& example) {
    auto& compact = example.compact;
    compact.partnership.name = english("Mesa Better Together");
    compact.partnership.impact =
        both("Five results that the city, companies and residents agreed to reach by 2017.",
             "Cinco resultados que la ciudad, las empresas y los vecinos acordaron para 2017.");
    compact.partnership.languages = {"en", "es"};
    Partner utility;
    utility.id = "utility";
    utility.name = english("Valley Power");
    compact.partners = {utility};
    Term energy;
    energy.id = "energy";
    energy.means = both("Electricity that the utility billed; no other fuel",
                        "La electricidad que facturó la compañía; ningún otro combustible");
    energy.said_as = {{Sector::public_, "energy"}, {Sector::private_, "billed electricity"}};
    energy.same_as = {"IRIS:OI1479"};
    compact.terms = {energy};
    Source mayor;
    mayor.id = "mayor";
    mayor.title = "Mayor supports energy savings";
    mayor.publisher = "Office of the Mayor";
    mayor.published = day("2014-06-25");
    mayor.address = "https://example.org/mayor?a=1&b=2";
    mayor.note = "A press release.";
    Source utility_source;
    utility_source.id = "utility";
    utility_source.title = "What the meters say";
    utility_source.address = "javascript:alert(1)";
    compact.source_clauses = {mayor, utility_source};
    Decision decision;
    decision.id = "final_figure";
    decision.title = english("For 2015 the mayor's figure counts");
    decision.on = day("2016-02-01");
    decision.by = {"utility"};
    decision.because = english("It says how it was counted.");
    decision.picks = {{{}, "money", period("2015-Q2"), "mayor"}};
    compact.decisions = {decision};
}

}  // namespace

Example mesa_example() {
    Example example;
    add_people(example);
    add_datasets(example);
    add_energy(example);
    add_notices(example);
    add_response(example);
    add_index(example);
    add_unknown(example);
    add_money(example);
    auto& reading = example.reading;
    reading.as_of = day("2016-10-31");
    reading.compact_digest = "7f3ad1c0" + std::string(52, '5') + "c41e";
    reading.facts_digest = "0badcafe" + std::string(52, '6') + "d00d";
    reading.facts_through = day("2016-10-31");
    reading.headline = {{"en", "One of our five promises is on track."},
                        {"es", "Una de nuestras cinco promesas va bien."}};
    reading.synthetic = true;
    return example;
}

Example only(Example example, std::vector<std::string> const& measures) {
    auto const is_wanted = [&](std::string const& id) {
        return std::ranges::find(measures, id) != measures.end();
    };
    Example kept = example;
    kept.compact.measures.clear();
    kept.reading.measures.clear();
    kept.reading.provenance.clear();
    kept.reading.findings.clear();
    for (std::size_t i = 0; i < example.compact.measures.size(); ++i) {
        if (!is_wanted(example.compact.measures[i].id)) continue;
        kept.compact.measures.push_back(example.compact.measures[i]);
        kept.reading.measures.push_back(example.reading.measures[i]);
        kept.reading.provenance.push_back(example.reading.provenance[i]);
        kept.reading.findings.push_back(example.reading.findings[i]);
    }
    std::erase_if(kept.reading.datasets, [&](DatasetFacts const& facts) {
        return std::ranges::none_of(kept.compact.measures, [&](Measure const& measure) {
            return measure.dataset == facts.dataset;
        });
    });
    return kept;
}

Example empty_example() {
    Example example;
    example.compact.partnership.name = english("Nobody yet");
    example.reading.as_of = day("2026-01-01");
    example.reading.compact_digest = std::string(64, '0');
    example.reading.facts_digest = std::string(64, '0');
    example.reading.headline = {{"en", "Nothing has been promised yet."}};
    return example;
}

}  // namespace crosswalk
