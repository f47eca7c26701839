// SPDX-License-Identifier: Apache-2.0
#include "view/terminal.h"

#include "text/utf8.h"
#include "view/page_charts.h"
#include "view/terminal_parts.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::string opening(Printer const& print, Compact const& compact, Reading const& reading) {
    auto const language = print.language();
    auto const name = pick(compact.partnership.name, language).text;
    auto const day = phrase(Word::as_of_day, language, {print_long(reading.as_of, language)});
    auto const gap =
        print.width() - std::min(print.width(), display_width(name) + display_width(day));
    std::string text = print.painted(name, Ink::dim) +
                       std::string(std::max<std::size_t>(gap, 2), ' ') +
                       print.painted(day, Ink::dim) + "\n\n";
    text += print.paragraph(as_sentence(pick(reading.headline, language)).text, 0, Ink::bold);
    if (reading.synthetic)
        text += print.paragraph(word(Word::synthetic_banner, language), 0, Ink::warn);
    text += "\n";
    std::string stamp = reading.facts_through
                            ? std::string(word(Word::facts_through, language)) + " " +
                                  print_long(*reading.facts_through, language)
                            : std::string(word(Word::no_facts_yet, language));
    stamp += " · " + std::string(word(Word::agreement, language)) + " " +
             short_digest(reading.compact_digest);
    return text + print.paragraph(stamp, 0, Ink::dim);
}

/// How many stand how, side by side as far as they fit.
std::string counts(Printer const& print, Reading const& reading) {
    std::string text;
    std::size_t used = 0;
    for (auto const& [status, count] : status_counts(reading)) {
        auto const item = std::string(status_sign(status)) + " " +
                          count_text(count, print.language()) + " " +
                          status_word(status, print.language());
        auto const width = display_width(item);
        constexpr std::size_t gap = 3;
        bool const fits = used == 0 || used + gap + width <= print.width();
        if (used > 0) text += fits ? std::string(gap, ' ') : "\n";
        used = (fits && used > 0 ? used + gap : 0) + width;
        text += print.painted(item, status_ink(status));
    }
    return text.empty() ? text : text + "\n";
}

TextTable::Cell now_cell(MeasureView const& view) {
    auto const* point = current_point(view);
    if (point == nullptr) {
        return {"-", Ink::plain, std::string(absence_words(Absence::no_facts, view.language))};
    }
    auto const reason = why_absent(point->figure, view.language);
    if (!reason.empty()) return {"-", Ink::plain, std::string(reason)};
    auto const qualifier = qualifier_of(view, *point);
    auto const when = print_long(point->period, view.language);
    return {figure_text(view, point->figure), Ink::plain,
            printable(qualifier.empty() ? when : qualifier + "; " + when)};
}

TextTable::Cell target_cell(MeasureView const& view) {
    auto const* target = current_target(view);
    if (target == nullptr) return {"-", Ink::dim};
    auto const when = target->standing ? std::string(word(Word::in_every_period, view.language))
                                       : target_text(view, *target);
    return {amount_text(view, target->level), Ink::plain, when};
}

std::string scorecard(Printer const& print, std::vector<MeasureView> const& views) {
    auto const language = print.language();
    auto const head = [&](Word what) { return std::string(word(what, language)); };
    constexpr std::size_t most_figure = 18;
    TextTable table;
    table.columns = {{head(Word::status), false},
                     {head(Word::measure), false},
                     {head(Word::now), true, most_figure},
                     {head(Word::target), true, most_figure}};
    table.gives = 1;
    constexpr std::size_t spark_width = 24;
    for (auto const& view : views) {
        std::vector<Figure> figures;
        for (auto const& point : view.said.series) figures.push_back(point.figure);
        auto const values = every_period(view.said, figures);
        auto const spark = values.size() > 1 ? block_sparkline(values, spark_width) : std::string();
        table.rows.push_back({status_cell(view),
                              {printable(title(view).text), Ink::bold, spark, Ink::good},
                              now_cell(view),
                              target_cell(view)});
    }
    return lay_out(table, {print.width(), 0, print.colours(), true});
}

}  // namespace

std::string terminal(Compact const& compact, Reading const& reading, TerminalOptions const& options,
                     std::optional<Vouching> const& vouching) {
    Printer const print(options);
    auto const views = measure_views(compact, reading, options.language);
    auto text = opening(print, compact, reading);
    if (vouching) {
        text += print.paragraph(vouching_text(*vouching, compact, options.language), 0,
                                vouching->suffices() ? Ink::dim : Ink::warn);
    }
    text += counts(print, reading) + "\n";
    if (views.empty()) {
        text += print.paragraph(word(Word::no_measures, options.language), 0, Ink::plain);
    } else {
        text += scorecard(print, views);
    }
    for (auto const& view : views) text += "\n" + print_measure(print, view);
    auto const facts = print_facts(print, compact, reading);
    if (!facts.empty()) text += "\n" + facts;
    if (views.empty()) return text;
    auto const folder = std::string(word(Word::folder_stands_for, options.language)) + ".";
    return text + "\n" + print.paragraph(folder, 0, Ink::dim);
}

std::string print_written(std::vector<std::string> const& files, TerminalOptions const& options) {
    return phrase(Word::written, options.language, {show_list(files, options.language)}) + "\n";
}

std::string print_check(Diagnostics const& diagnostics, TerminalOptions const& options) {
    std::string text;
    std::int64_t warnings = 0;
    for (auto const& each : diagnostics.list()) {
        text += print(each, options.colours) + "\n";
        warnings += each.severity == Severity::warning ? 1 : 0;
    }
    auto const errors = static_cast<std::int64_t>(diagnostics.error_count());
    if (errors == 0 && warnings == 0) {
        return text + paint(word(Word::check_fine, options.language), Ink::good, options.colours) +
               "\n";
    }
    std::string counts;
    if (errors > 0)
        counts += paint(counted(Word::errors, options.language, errors), Ink::bad, options.colours);
    if (warnings > 0) {
        counts += counts.empty() ? "" : ", ";
        counts +=
            paint(counted(Word::warnings, options.language, warnings), Ink::warn, options.colours);
    }
    return text + counts + "\n";
}

}  // namespace crosswalk
