// SPDX-License-Identifier: Apache-2.0
#include "view/csv.h"

#include "measure/target.h"
#include "view/json_parts.h"
#include "view/shown.h"

#include <array>
#include <span>
#include <vector>

namespace crosswalk {
namespace {

enum class Column {
    measure,
    unit,
    period,
    first,
    last,
    by,
    group,
    value,
    exact_numerator,
    exact_denominator,
    numerator,
    denominator,
    observations,
    absence,
    change,
    change_unit,
    expected,
    status,
    provisional,
    late,
    source,
    qualifier,
    picked,
};
constexpr auto column_names = std::to_array<std::string_view>({
    "measure",     "unit",        "period",       "first",           "last",
    "by",          "group",       "value",        "exact_numerator", "exact_denominator",
    "numerator",   "denominator", "observations", "absence",         "change",
    "change_unit", "expected",    "status",       "provisional",     "late",
    "source",      "qualifier",   "picked",
});
static_assert(column_names.size() == static_cast<std::size_t>(Column::picked) + 1);

std::string rounded_text(Rational const& value, int digits) {
    auto const rounded = value.rounded(digits, Rounding::half_away_from_zero);
    return rounded ? print(*rounded) : print(value);
}

/// As a decimal where it is one: a spreadsheet takes 5/2 for the fifth of February.
std::string exact_text(Rational const& value) {
    constexpr int most_digits = 18;
    auto const rounded = value.rounded(most_digits, Rounding::half_away_from_zero);
    return rounded && Rational(*rounded) == value ? print(rounded->trimmed()) : print(value);
}

std::string truth_text(bool value) { return value ? "yes" : "no"; }

class Row {
public:
    Row(Measure const& measure, Period const& period) : measure_(measure) {
        cell(Column::measure) = measure.id;
        cell(Column::unit) = print(measure.unit);
        cell(Column::period) = print(period);
        cell(Column::first) = print(period.first());
        cell(Column::last) = print(period.last());
    }

    Row& group(std::string_view by, std::string_view name) {
        cell(Column::by) = by;
        cell(Column::group) = name;
        return *this;
    }

    Row& number(Rational const& value) {
        cell(Column::value) = rounded_text(value, measure_.digits);
        cell(Column::exact_numerator) = value.numerator().str();
        cell(Column::exact_denominator) = value.denominator().str();
        return *this;
    }

    Row& figure(Figure const& figure) {
        if (!figure.value) {
            cell(Column::absence) = json_name(figure.absence);
            return *this;
        }
        if (figure.numerator) cell(Column::numerator) = exact_text(*figure.numerator);
        if (figure.denominator) cell(Column::denominator) = exact_text(*figure.denominator);
        cell(Column::observations) = std::to_string(figure.rows);
        return number(*figure.value);
    }

    Row& point(SeriesPoint const& point, std::string_view status) {
        bool const in_points = is_changed_in_points(measure_);
        if (point.change) {
            cell(Column::change) = in_points ? rounded_text(*point.change, measure_.digits)
                                             : rounded_text(*point.change * Rational(100), 1);
            cell(Column::change_unit) = print(in_points ? Unit::points() : Unit::percent());
        }
        if (point.expected) {
            cell(Column::expected) = rounded_text(*point.expected, measure_.digits);
        }
        cell(Column::status) = status;
        cell(Column::provisional) = truth_text(point.provisional);
        cell(Column::late) = truth_text(point.late);
        return figure(point.figure);
    }

    Row& claim(ClaimReading const& claim) {
        cell(Column::source) = claim.claim.source;
        cell(Column::qualifier) = claim.claim.qualifier;
        cell(Column::picked) = truth_text(claim.picked);
        return number(Rational(claim.claim.value));
    }

    std::string text() const { return line(cells_); }

    static std::string line(std::span<std::string const> cells) {
        std::string text;
        for (auto const& each : cells) {
            if (&each != &cells.front()) text += ',';
            text += csv_cell(each);
        }
        return text + "\r\n";
    }

private:
    Measure const& measure_;
    std::array<std::string, column_names.size()> cells_;

    std::string& cell(Column column) { return cells_.at(static_cast<std::size_t>(column)); }
};

std::string measure_rows(MeasureView const& view) {
    std::string rows;
    auto const& said = view.said;
    for (std::size_t i = 0; i < said.series.size(); ++i) {
        auto const& point = said.series[i];
        bool const judged = said.judged == i && said.status.has_value();
        auto const status = judged ? json_name(*said.status) : std::string_view();
        rows += Row(view.measure, point.period).point(point, status).text();
        for (auto const& claim : point.claims) {
            rows += Row(view.measure, point.period).claim(claim).text();
        }
    }
    for (auto const& groups : said.groups) {
        for (auto const& row : groups.rows) {
            for (std::size_t i = 0; i < row.series.size() && i < said.series.size(); ++i) {
                rows += Row(view.measure, said.series[i].period)
                            .group(groups.by, row.group.value_or(""))
                            .figure(row.series[i])
                            .text();
            }
        }
    }
    return rows;
}

/// -8.4 and 12: what a spreadsheet may read as a number.
bool is_plain_number(std::string_view text) { return Decimal::parse(text).has_value(); }

}  // namespace

std::string csv_cell(std::string_view text) {
    constexpr std::string_view starts_formula = "=+-@\t\r";
    std::string cell;
    bool const dangerous = !text.empty() && starts_formula.find(text.front()) != text.npos;
    if (dangerous && !is_plain_number(text)) cell = "'";
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (char const c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv(Compact const& compact, Reading const& reading) {
    std::vector<std::string> const names(column_names.begin(), column_names.end());
    auto text = Row::line(names);
    for (auto const& view : measure_views(compact, reading, "en")) text += measure_rows(view);
    return text;
}

}  // namespace crosswalk
