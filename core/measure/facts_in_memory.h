// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/load.h"
#include "measure/facts.h"
#include "text/result.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace crosswalk {

// For tests only: a store of a few rows, evaluated one by one, as a second opinion beside SQL.

/// A value of one row; all empty: missing.
struct MemoryValue {
    std::optional<Decimal> number = {};
    std::optional<std::string> text = {};
    std::optional<Date> date = {};
    std::optional<bool> truth = {};

    bool is_missing() const { return !number && !text && !date && !truth; }
};

struct MemoryRow {
    std::string dataset;
    std::map<std::string, std::string> cells;  ///< no entry: missing
    Date recorded;
    std::optional<Date> replaced;  ///< the day on which a row with the same key came
};

/// One row against one expression of the measure language.
class RowEvaluation {
public:
    RowEvaluation(Dataset const& dataset, MemoryRow const& row) : dataset_(dataset), row_(row) {}

    bool passes(std::vector<Expression> const& where) const {
        return std::ranges::all_of(where, [&](auto const& e) { return value(e).truth == true; });
    }

    MemoryValue value(Expression const& e) const {
        switch (e.kind) {
            case ExpressionKind::number:
                return {.number = e.number};
            case ExpressionKind::text:
                return {.text = e.name};
            case ExpressionKind::date:
                return {.date = e.date};
            case ExpressionKind::boolean:
                return {.truth = e.truth};
            case ExpressionKind::column:
                return cell(e.name);
            case ExpressionKind::missing:
                return {.truth = value(e.parts[0]).is_missing()};
            case ExpressionKind::logical_not: {
                auto const inner = value(e.parts[0]).truth;
                return inner ? MemoryValue{.truth = !*inner} : MemoryValue{};
            }
            case ExpressionKind::logical_and:
            case ExpressionKind::logical_or:
                return logic(e);
            case ExpressionKind::in: {
                auto const subject = value(e.parts[0]);
                if (subject.is_missing()) return {};
                bool const found =
                    std::any_of(e.parts.begin() + 1, e.parts.end(), [&](auto const& p) {
                        return order(subject, value(p)) == std::strong_ordering::equal;
                    });
                return {.truth = found};
            }
            case ExpressionKind::negate:
            case ExpressionKind::add:
            case ExpressionKind::subtract:
            case ExpressionKind::multiply:
                return arithmetic(e);
            default:
                return comparison(e);
        }
    }

    MemoryValue cell(std::string const& name) const {
        auto const* const column = dataset_.column(name);
        auto const found = row_.cells.find(name);
        if (column == nullptr || found == row_.cells.end()) return {};
        switch (column->type) {
            case ColumnType::text:
                return {.text = found->second};
            case ColumnType::integer:
            case ColumnType::decimal:
                return {.number = Decimal::parse(found->second).value()};
            case ColumnType::boolean:
                return {.truth = found->second == "true"};
            case ColumnType::date:
            case ColumnType::period:
                break;
        }
        return {.date = Period::parse(found->second)->first()};
    }

private:
    MemoryValue logic(Expression const& e) const {
        bool const is_and = e.kind == ExpressionKind::logical_and;
        bool unknown = false;
        for (auto const& part : e.parts) {
            auto const truth = value(part).truth;
            if (truth == !is_and) return {.truth = !is_and};
            unknown = unknown || !truth;
        }
        return unknown ? MemoryValue{} : MemoryValue{.truth = is_and};
    }

    MemoryValue arithmetic(Expression const& e) const {
        auto const a = value(e.parts[0]);
        if (e.kind == ExpressionKind::negate) {
            return a.number ? MemoryValue{.number = negate(*a.number)} : MemoryValue{};
        }
        auto const b = value(e.parts[1]);
        if (a.date && b.date) return {.number = Decimal(days_between(*b.date, *a.date))};
        if (!a.number || !b.number) return {};
        if (e.kind == ExpressionKind::add) return {.number = add(*a.number, *b.number).value()};
        if (e.kind == ExpressionKind::subtract)
            return {.number = subtract(*a.number, *b.number).value()};
        return {.number = multiply(*a.number, *b.number).value()};
    }

    static std::optional<std::strong_ordering> order(MemoryValue const& a, MemoryValue const& b) {
        if (a.number && b.number) return *a.number <=> *b.number;
        if (a.text && b.text) return *a.text <=> *b.text;
        if (a.date && b.date) return *a.date <=> *b.date;
        if (a.truth && b.truth) return *a.truth <=> *b.truth;
        return std::nullopt;
    }

    MemoryValue comparison(Expression const& e) const {
        auto const ordered = order(value(e.parts[0]), value(e.parts[1]));
        if (!ordered) return {};
        switch (e.kind) {
            case ExpressionKind::equal:
                return {.truth = *ordered == 0};
            case ExpressionKind::not_equal:
                return {.truth = *ordered != 0};
            case ExpressionKind::less:
                return {.truth = *ordered < 0};
            case ExpressionKind::less_or_equal:
                return {.truth = *ordered <= 0};
            case ExpressionKind::greater:
                return {.truth = *ordered > 0};
            default:
                return {.truth = *ordered >= 0};
        }
    }

    Dataset const& dataset_;
    MemoryRow const& row_;
};

/// A partnership's facts as a test writes them down.
class MemoryFacts {
public:
    explicit MemoryFacts(Compact const& compact) : compact_(compact) {}

    /// Comma-separated lines, the first with the names of the columns. Without a day: always known.
    MemoryFacts& add(std::string const& dataset, std::string const& text,
                     std::optional<Date> recorded = std::nullopt) {
        BatchFacts batch{
            .file = dataset + ".csv", .sha256 = std::to_string(text.size()), .recorded = recorded};
        std::vector<std::string> names;
        for (auto const& line : split(text, '\n')) {
            if (line.empty()) continue;
            auto const cells = split(line, ',');
            if (names.empty()) {
                names = cells;
                continue;
            }
            MemoryRow row{dataset, {}, recorded.value_or(Date::from_days(-700'000)), {}};
            for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) {
                if (!cells[i].empty()) row.cells.emplace(names[i], cells[i]);
            }
            take(std::move(row));
            ++batch.rows;
        }
        batches_[dataset].push_back(batch);
        return *this;
    }

    Facts facts(Date as_of) const {
        Facts facts;
        for (auto const& dataset : compact_.datasets)
            facts.datasets.push_back(facts_of(dataset, as_of));
        for (auto const& question : questions(compact_, as_of))
            facts.answers.push_back(answer(question));
        facts.claims = claims(as_of);
        return facts;
    }

    std::vector<MemoryRow> rows;

private:
    static std::vector<std::string> split(std::string const& text, char by) {
        std::vector<std::string> parts(1);
        for (char const c : text) {
            if (c == by) {
                parts.emplace_back();
            } else {
                parts.back() += c;
            }
        }
        return parts;
    }

    void take(MemoryRow row) {
        auto const& dataset = *compact_.dataset(row.dataset);
        auto const* const recorded = dataset.column_with(ColumnRole::recorded);
        if (recorded != nullptr && row.cells.contains(recorded->name)) {
            row.recorded = Date::parse(row.cells.at(recorded->name)).value();
        }
        for (auto& other : rows) {
            bool const same =
                other.dataset == row.dataset && !other.replaced && !dataset.key.empty() &&
                std::ranges::all_of(dataset.key, [&](auto const& name) {
                    auto const a = other.cells.find(name);
                    auto const b = row.cells.find(name);
                    return a != other.cells.end() && b != row.cells.end() && a->second == b->second;
                });
            if (same) other.replaced = row.recorded;
        }
        rows.push_back(std::move(row));
    }

    Period period_of(Dataset const& dataset, MemoryRow const& row, PeriodKind kind) const {
        auto const* const time = dataset.column_with(ColumnRole::time);
        auto const day = Period::parse(row.cells.at(time->name))->first();
        return Period::containing(kind, day, compact_.partnership.fiscal_year_starts);
    }

    DatasetFacts facts_of(Dataset const& dataset, Date as_of) const {
        DatasetFacts facts;
        facts.dataset = dataset.id;
        auto const found = batches_.find(dataset.id);
        if (found != batches_.end()) {
            for (auto const& batch : found->second) {
                if (!batch.recorded || *batch.recorded <= as_of) facts.batches.push_back(batch);
            }
        }
        std::map<std::pair<int, Period>, Date> first;
        for (auto const& row : rows) {
            if (row.dataset != dataset.id || row.recorded > as_of) continue;
            if (period_of(dataset, row, PeriodKind::day).first() > as_of) continue;
            auto const* const time = dataset.column_with(ColumnRole::time);
            auto const last = Period::parse(row.cells.at(time->name))->last();
            facts.facts_through = std::max(facts.facts_through.value_or(last), last);
            for (auto const kind : {PeriodKind::month, PeriodKind::quarter, PeriodKind::year}) {
                auto const period = period_of(dataset, row, kind);
                auto const at =
                    first.try_emplace({static_cast<int>(kind), period}, row.recorded).first;
                at->second = std::min(at->second, row.recorded);
            }
        }
        for (auto const& [key, day] : first) {
            if (day > Date::from_days(-700'000)) facts.arrivals.push_back({key.second, day});
        }
        return facts;
    }

    Cell cell(Aggregate const& aggregate, Dataset const& dataset,
              std::vector<MemoryRow const*> const& of) const {
        Cell cell;
        std::vector<Decimal> values;
        for (auto const* row : of) {
            RowEvaluation const it(dataset, *row);
            if (!it.passes(aggregate.where)) continue;
            if (aggregate.operand.empty()) {
                ++cell.rows;
                continue;
            }
            auto const value = it.value(aggregate.operand.front());
            if (value.is_missing()) continue;
            ++cell.rows;
            if (value.number) values.push_back(*value.number);
        }
        if (aggregate.kind == AggregateKind::count) {
            cell.value = Decimal(cell.rows);
        } else if (!values.empty()) {
            std::ranges::sort(values);
            auto const n = values.size();
            if (aggregate.kind == AggregateKind::min) cell.value = values.front();
            if (aggregate.kind == AggregateKind::max) cell.value = values.back();
            if (aggregate.kind == AggregateKind::sum) {
                Decimal sum;
                for (auto const& value : values) sum = crosswalk::add(sum, value).value();
                cell.value = sum;
            }
            if (aggregate.kind == AggregateKind::median) {
                auto const both = crosswalk::add(values[(n - 1) / 2], values[n / 2]).value();
                cell.value = multiply(both, Decimal::make(5, 1).value()).value();
            }
        }
        return cell;
    }

    Answer answer(Question const& question) const {
        auto const& dataset = *compact_.dataset(question.dataset);
        using Key = std::tuple<Period, std::optional<std::string>, Date>;
        std::map<Key, std::vector<MemoryRow const*>> plus;
        std::map<Key, std::vector<MemoryRow const*>> minus;
        std::set<Key> keys;
        for (auto const& row : rows) {
            if (row.dataset != question.dataset) continue;
            // A row about a later day counts from that day on, and so does what replaces it.
            auto const about = period_of(dataset, row, PeriodKind::day).first();
            auto const from = std::max(row.recorded, about);
            if (from > question.known_by) continue;
            auto const until = std::max(row.replaced.value_or(about), about);
            bool const gone = row.replaced && until <= question.known_by;
            auto const period = period_of(dataset, row, question.period);
            std::optional<std::string> group;
            if (auto const found = row.cells.find(question.by); found != row.cells.end()) {
                group = found->second;
            }
            if (!question.by_recorded) {
                if (gone) continue;
                keys.insert({period, group, Date()});
                plus[{period, group, Date()}].push_back(&row);
                continue;
            }
            keys.insert({period, group, from});
            plus[{period, group, from}].push_back(&row);
            if (gone) {
                keys.insert({period, group, until});
                minus[{period, group, until}].push_back(&row);
            }
        }
        Answer answer;
        for (auto const& key : keys) {
            auto const& [period, group, day] = key;
            AnswerRow row{period, group, day, {}, 0};
            row.rows = static_cast<std::int64_t>(plus[key].size()) -
                       static_cast<std::int64_t>(minus[key].size());
            for (auto const& aggregate : question.aggregates) {
                auto cell_now = cell(aggregate, dataset, plus[key]);
                auto const taken = cell(aggregate, dataset, minus[key]);
                if (taken.value) {
                    cell_now.value =
                        subtract(cell_now.value.value_or(Decimal()), *taken.value).value();
                }
                cell_now.rows -= taken.rows;
                row.cells.push_back(cell_now);
            }
            answer.rows.push_back(std::move(row));
        }
        return answer;
    }

    std::vector<Claim> claims(Date as_of) const {
        std::vector<Claim> claims;
        for (auto const& measure : compact_.measures) {
            if (!measure.published) continue;
            auto const& dataset = *compact_.dataset(measure.dataset);
            auto const* const source = dataset.column_with(ColumnRole::source);
            auto const* const qualifier = dataset.column_with(ColumnRole::qualifier);
            for (auto const& row : rows) {
                if (row.dataset != dataset.id || row.recorded > as_of) continue;
                RowEvaluation const it(dataset, row);
                auto const value = it.cell(measure.published->value).number;
                if (!value || !it.passes(measure.published->where)) continue;
                auto const text = [&](Column const* column) {
                    auto const found =
                        column == nullptr ? row.cells.end() : row.cells.find(column->name);
                    return found == row.cells.end() ? std::string() : found->second;
                };
                std::string subject;
                for (auto const& column : dataset.columns) {
                    bool const names = column.role == ColumnRole::time ||
                                       (column.type == ColumnType::text && &column != qualifier &&
                                        &column != source);
                    if (names) subject += text(&column) + "\n";
                }
                claims.push_back({measure.id, period_of(dataset, row, measure.period), *value,
                                  text(qualifier), text(source), row.recorded, subject,
                                  row.replaced});
            }
        }
        return claims;
    }

    Compact const& compact_;
    std::map<std::string, std::vector<BatchFacts>> batches_;
};

/// A compact out of clauses alone; a test whose agreement has errors stops with the first of them.
inline Compact compact_of(std::string const& clauses) {
    auto text = std::string(
                    "# The agreement\n\n```toml\n[partnership]\nname = \"Example\"\n"
                    "backbone = \"office\"\nlanguages = [\"en\", \"es\"]\n\n"
                    "[partner.office]\nname = \"The office\"\nsector = \"nonprofit\"\n\n") +
                clauses + "\n```\n";
    auto checked = load_compact({{"COMPACT.md", std::move(text)}});
    std::string errors;
    for (auto const& each : checked.diagnostics.list()) {
        if (each.severity == Severity::error) errors += print(each);
    }
    invariant(errors.empty(), errors);
    return std::move(checked.compact);
}

inline Date day(std::string_view text) { return Date::parse(text).value(); }
inline Period period(std::string_view text) { return Period::parse(text).value(); }
inline Rational number(std::string_view text) { return Rational(Decimal::parse(text).value()); }
inline Rational ratio(std::int64_t a, std::int64_t b) { return Rational::make(a, b).value(); }

}  // namespace crosswalk
