// SPDX-License-Identifier: Apache-2.0
// Any bytes as the texts, names and numbers of a reading: the page stays well formed and says them
// as text, the terminal is not driven, the JSON stays JSON.
#include "text/utf8.h"
#include "view/csv.h"
#include "view/html.h"
#include "view/json.h"
#include "view/terminal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {
namespace {

/// Hands out the input, a line for a text and two bytes for a number.
class Input {
public:
    explicit Input(std::string_view bytes) : rest_(bytes) {}

    std::string text() {
        auto const end = std::min(rest_.find('\n'), rest_.size());
        std::string made(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return made;
    }

    LocalText local_text() { return {{{"en", text()}}}; }

    Rational number() {
        std::int64_t made = 0;
        for (int i = 0; i < 2 && !rest_.empty(); ++i) {
            made = made * 256 + static_cast<signed char>(rest_.front());
            rest_.remove_prefix(1);
        }
        auto const divided = divide(Rational(made), Rational(made % 7 == 0 ? 3 : 10));
        return *divided;
    }

private:
    std::string_view rest_;
};

Figure figure(Input& input) {
    Figure made;
    made.value = input.number();
    made.absence = Absence::none;
    made.denominator = input.number();
    return made;
}

void add_measure(Compact& compact, MeasureReading& said, Input& input) {
    Measure measure;
    measure.id = "m";
    measure.title = input.local_text();
    measure.note = input.local_text();
    measure.dataset = "d";
    measure.breaks = {{{}, Date::from_days(17000), input.local_text()}};
    measure.period = PeriodKind::month;
    compact.measures.push_back(measure);
    said.id = "m";
    auto period = Period::containing(PeriodKind::month, Date::from_days(16900));
    for (int i = 0; i < 4; ++i, period = period.next()) {
        SeriesPoint point;
        point.period = period;
        if (i == 2) {
            point.figure.absence = Absence::withheld;
        } else {
            point.figure = figure(input);
        }
        point.provisional = i == 3;
        said.series.push_back(point);
    }
    said.series[1].claims = {{{"m", period, Decimal(7), input.text(), "s", {}}, true, {}, {}}};
    said.judged = 1;
    said.status = Status::behind;
    said.baseline = BaselineReading{period, figure(input), {}, {}};
    said.targets = {{Date::from_days(18000), input.number(), false}};
    said.progress = input.number();
    said.expected_progress = input.number();
    GroupReading groups;
    groups.by = input.text();
    groups.rows = {{input.text(), figure(input), {}}, {std::nullopt, figure(input), {}}};
    said.groups = {groups};
}

void add_clauses(Compact& compact, Input& input) {
    compact.partnership.name = input.local_text();
    compact.partnership.impact = input.local_text();
    Term term;
    term.id = input.text();
    term.means = input.local_text();
    term.said_as = {{Sector::community, input.text()}};
    compact.terms = {term};
    Source source;
    source.id = "s";
    source.title = input.text();
    source.publisher = input.text();
    source.address = "https://" + input.text();
    source.note = input.text();
    compact.source_clauses = {source};
    Decision decision;
    decision.id = "choice";
    decision.title = input.local_text();
    decision.because = input.local_text();
    compact.decisions = {decision};
}

// ---- reading the page back ----------------------------------------------------------------------

/// A strict reader of what the builder may write. Anything else is our mistake.
class PageReader {
public:
    explicit PageReader(std::string_view page) : rest_(page) {}

    void read() {
        while (!rest_.empty()) {
            if (rest_.front() == '<') {
                tag();
            } else {
                character();
            }
        }
        invariant(open_.empty(), "every element is closed");
    }

private:
    std::string_view rest_;
    std::vector<std::string> open_;

    char take() {
        invariant(!rest_.empty(), "the page does not end inside a tag");
        char const c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::string take_until(std::string_view ends) {
        auto const end = rest_.find_first_of(ends);
        invariant(end != std::string_view::npos, "the page does not end inside a tag");
        std::string taken(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return taken;
    }

    void character() {
        char const c = take();
        invariant(c != '>' && c != '"' && c != '\'', "text has no bare markup characters");
        invariant(static_cast<unsigned char>(c) >= 0x20 || c == '\n',
                  "text has no control characters");
        if (c != '&') return;
        for (std::string_view const known : {"amp;", "lt;", "gt;", "quot;", "#39;"}) {
            if (!rest_.starts_with(known)) continue;
            rest_.remove_prefix(known.size());
            return;
        }
        invariant(false, "an ampersand begins one of five entities");
    }

    void tag() {
        take();
        bool const closes = rest_.starts_with('/');
        if (closes) take();
        auto const name = take_until(" />");
        constexpr std::array<std::string_view, 9> foreign = {
            "script", "style", "iframe", "img", "form", "input", "object", "link", "foreignObject"};
        invariant(std::ranges::find(foreign, name) == foreign.end(), "only tags of the list");
        invariant(
            std::ranges::all_of(
                name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }),
            "a tag is a plain word");
        if (closes) {
            invariant(take() == '>' && !open_.empty() && open_.back() == name, "elements nest");
            open_.pop_back();
            return;
        }
        while (rest_.starts_with(' ')) attribute();
        if (rest_.starts_with("/>")) {
            rest_.remove_prefix(2);
            return;
        }
        invariant(take() == '>', "a tag ends with its attributes");
        if (name != "br") open_.push_back(name);
    }

    void attribute() {
        take();
        auto const name = take_until("=");
        invariant(!name.starts_with("on") && name != "style" && name != "src", "no attribute acts");
        take();
        invariant(take() == '"', "attributes stand in double quotes");
        auto const value = take_until("\"");
        take();
        invariant(value.find('<') == std::string::npos,
                  "an attribute has no bare markup characters");
        if (name == "href") {
            invariant(value.starts_with("#") || value.starts_with("https://"), "links are known");
        }
    }
};

bool is_quiet(std::string_view text) {
    return printable(text, true) == text;  // no control characters, nothing that hides or reorders
}

void check(Compact const& compact, Reading const& reading) {
    for (std::string const language : {"en", "es"}) {
        auto const page = html(compact, reading, {.language = language});
        auto const body = page.find("<body>");
        PageReader(std::string_view(page).substr(body, page.find("</html>") - body)).read();
        invariant(is_quiet(terminal(compact, reading, {.language = language})),
                  "a terminal is not driven");
    }
    invariant(nlohmann::json::accept(json(compact, reading)), "what is written as JSON is JSON");
    invariant(!csv(compact, reading).empty(), "a table has its header");
}

void try_input(std::string_view bytes) {
    Input input(bytes);
    Compact compact;
    Reading reading;
    add_clauses(compact, input);
    reading.measures.emplace_back();
    add_measure(compact, reading.measures[0], input);
    Provenance from;
    from.formula = input.text();
    from.rule.path = input.text();
    from.command = input.text();
    from.decision = "choice";
    reading.provenance = {from};
    reading.findings = {{{"en", input.text()}}};
    reading.headline = {{"en", input.text()}};
    DatasetFacts facts;
    facts.dataset = "d";
    facts.batches = {{input.text(), input.text(), std::nullopt, 1, 1, 0}};
    facts.quarantined = {{input.text(), 1, 1, input.text(), "F001", input.text(), {}}};
    facts.quarantined_rows = 1;
    reading.datasets = {facts};
    check(compact, reading);
}

}  // namespace
}  // namespace crosswalk

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    crosswalk::try_input({reinterpret_cast<char const*>(data), size});
    return 0;
}
