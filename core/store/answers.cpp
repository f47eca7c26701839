// SPDX-License-Identifier: Apache-2.0
#include "store/answers.h"

#include "store/answer_sql.h"
#include "store/dataset_facts.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace crosswalk {
namespace {

/// What is known of one part in one row of an answer while it is added up.
struct Total {
    Int128 value = 0;
    std::int64_t count = 0;
    bool is_touched = false;  ///< some fact went in, even if another took it back
};

/// One target of a scan on its way to answers.
struct TargetTotals {
    AnswerTarget const* target = nullptr;
    std::vector<AnswerRow> rows;               ///< in the order of answers, cells still empty
    std::vector<std::vector<Total>> totals;    ///< per part of the target, per row
};

std::unexpected<Diagnostic> overflow(AnswerJob const& job, AnswerPart const& part) {
    return failure("F040",
                   "`" + part.written + "` over " + crosswalk::quoted(job.dataset->id) +
                       " has more than 38 digits",
                   "measure in a larger unit, or with fewer digits after the point");
}

/// Finds the rows of the answer and which of them each row of the scan belongs to.
std::vector<std::uint32_t> sort_rows(AnswerContext const& context, AnswerScan const& scan,
                                     AnswerTable const& table, TargetTotals& result) {
    auto const& target = *result.target;
    auto const by =
        static_cast<std::size_t>(std::ranges::find(scan.bys, target.by) - scan.bys.begin());
    bool const has_by = !target.by.empty();
    std::map<std::int64_t, Period> period_of;
    using Key = std::tuple<Date, std::optional<std::string_view>, Date>;
    std::map<Key, std::uint32_t> found;  // in the order of answers: an absent group comes first
    std::vector<std::map<Key, std::uint32_t>::iterator> row_at;
    row_at.reserve(table.size());
    std::map<std::tuple<std::int64_t, std::uint32_t, Date>, std::map<Key, std::uint32_t>::iterator>
        known;
    for (std::size_t i = 0; i < table.size(); ++i) {
        auto const group = has_by ? table.bys[by].group[i] : 0;
        auto const recorded = table.recorded.empty() ? Date() : table.recorded[i];
        auto const [place, is_new] = known.try_emplace({table.unit[i], group, recorded});
        if (is_new) {
            auto const [period, unused] = period_of.try_emplace(
                table.unit[i],
                Period::containing(target.kind,
                                   unit_day(scan.unit, table.unit[i], context.fiscal_year_starts),
                                   context.fiscal_year_starts));
            std::optional<std::string_view> name;
            if (has_by && table.bys[by].groups[group]) name = *table.bys[by].groups[group];
            place->second = found.try_emplace({period->second.first(), name, recorded}).first;
        }
        row_at.push_back(place->second);
    }
    for (auto& [key, index] : found) {
        index = static_cast<std::uint32_t>(result.rows.size());
        AnswerRow row;
        row.period = Period::containing(target.kind, std::get<0>(key), context.fiscal_year_starts);
        if (std::get<1>(key)) row.group = std::string(*std::get<1>(key));
        row.recorded = std::get<2>(key);
        result.rows.push_back(std::move(row));
    }
    std::vector<std::uint32_t> indices(table.size());
    for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = row_at[i]->second;
    return indices;
}

/// Puts one partial result to the others. Whether it still fits.
bool combine(AggregateKind kind, Total& total, Int128 value, std::int64_t count,
             bool is_taken_back) {
    if (count == 0) return true;
    bool const is_first = !total.is_touched;
    total.is_touched = true;
    total.count += is_taken_back ? -count : count;
    switch (kind) {
        case AggregateKind::sum:
        case AggregateKind::count:
            return is_taken_back ? !__builtin_sub_overflow(total.value, value, &total.value)
                                 : !__builtin_add_overflow(total.value, value, &total.value);
        case AggregateKind::min:
            total.value = is_first ? value : std::min(total.value, value);
            break;
        case AggregateKind::max:
            total.value = is_first ? value : std::max(total.value, value);
            break;
        case AggregateKind::median:
            total.value = value;
            break;
    }
    return true;
}

/// Adds up one part over all situations in which its condition holds.
Result<void> add_up(AnswerJob const& job, AnswerPart const& part, AnswerTable const& table,
                    AnswerTable::Source const& source, std::vector<std::uint32_t> const& row_of,
                    std::vector<Total>& totals) {
    bool const can_be_taken_back =
        part.kind == AggregateKind::sum || part.kind == AggregateKind::count;
    if (job.by_recorded && !can_be_taken_back) return {};
    for (std::size_t situation = 0; situation + 1 < table.situation_start.size(); ++situation) {
        if (!source.holds[situation]) continue;
        for (auto i = table.situation_start[situation]; i < table.situation_start[situation + 1];
             ++i) {
            auto const count = source.count
                                   ? static_cast<std::int64_t>(table.columns[*source.count][i])
                                   : table.rows[i];
            auto const value = source.value ? table.columns[*source.value][i] : Int128{count};
            bool const is_taken_back = !table.is_taken_back.empty() && table.is_taken_back[i];
            if (!combine(part.kind, totals[row_of[i]], value, count, is_taken_back)) {
                return overflow(job, part);
            }
        }
    }
    return {};
}

Result<TargetTotals> totals_of(AnswerContext const& context, AnswerJob const& job,
                               AnswerScan const& scan, AnswerTable const& table,
                               AnswerTarget const& target) {
    TargetTotals result;
    result.target = &target;
    auto const row_of = sort_rows(context, scan, table, result);
    for (std::size_t i = 0; i < table.size(); ++i) {
        bool const is_taken_back = !table.is_taken_back.empty() && table.is_taken_back[i];
        result.rows[row_of[i]].rows += is_taken_back ? -table.rows[i] : table.rows[i];
    }
    for (auto const part : target.parts) {
        auto const at = std::ranges::lower_bound(scan.parts, part) - scan.parts.begin();
        result.totals.emplace_back(result.rows.size());
        TRY(add_up(job, job.parts[part], table, table.sources[static_cast<std::size_t>(at)], row_of,
                   result.totals.back()));
    }
    return result;
}

Result<Cell> cell_of(AnswerJob const& job, AnswerPart const& part, Total const& total) {
    Cell cell;
    cell.rows = total.count;
    bool const is_count = part.kind == AggregateKind::count;
    if (!is_count && !total.is_touched) return cell;
    // A median stands for twice itself, so that the middle of two values is a whole number.
    auto const scale = part.operand && !is_count ? part.operand->scale : 0;
    bool const is_median = part.kind == AggregateKind::median;
    Int128 value = total.value;
    if (is_median && __builtin_mul_overflow(value, Int128{5}, &value)) return overflow(job, part);
    auto decimal = Decimal::make(value, is_median ? scale + 1 : scale);
    if (!decimal) return overflow(job, part);
    cell.value = *decimal;
    return cell;
}

/// A scan whose medians are exact: of an even number of values, DuckDB's own would be rounded.
Result<AnswerTable> scan_medians(AnswerContext const& context, AnswerJob const& job,
                                 AnswerScan const& scan, std::string const& known) {
    std::string list;
    AnswerTable table;
    for (auto const part : scan.parts) {
        auto const& sql = job.parts[part].operand->sql;
        auto const& where = job.parts[part].where_sql;
        auto const only = where.empty() ? std::string() : " FILTER (WHERE " + where + ")";
        list += ", quantile_disc(" + sql + ", 0.5)" + only + ", quantile_disc(-" + sql + ", 0.5)" +
                only + ", count(" + sql + ")" + only;
        table.sources.push_back({table.sources.size() * 2, table.sources.size() * 2 + 1, {true}});
    }
    AnswerScan const keys{scan.unit, scan.bys, {}, {}};
    TRY_ASSIGN(auto raw,
               read_table(context, job, keys, scan.parts.size() * 3,
                          "SELECT " + key_columns(job, scan, context.fiscal_year_starts) +
                              ", count(*)" + list + source_rows(job, known) + " GROUP BY ALL"));
    // The lower median and the negated upper one: their difference is the sum of the two middle
    // values.
    for (std::size_t i = 0; i < scan.parts.size(); ++i) {
        std::vector<Int128> twice(raw.size());
        for (std::size_t row = 0; row < raw.size(); ++row) {
            if (__builtin_sub_overflow(raw.columns[3 * i][row], raw.columns[3 * i + 1][row],
                                       &twice[row])) {
                return overflow(job, job.parts[scan.parts[i]]);
            }
        }
        table.columns.push_back(std::move(twice));
        table.columns.push_back(std::move(raw.columns[3 * i + 2]));
    }
    raw.columns = std::move(table.columns);
    raw.sources = std::move(table.sources);
    raw.situation_start = {0, raw.size()};
    return raw;
}

Result<AnswerTable> try_scan(AnswerContext const& context, AnswerJob const& job,
                             AnswerScan const& scan, std::string const& known, AnswerWay way) {
    bool const is_medians = !scan.parts.empty() && !job.parts[scan.parts[0]].can_be_combined();
    if (is_medians) return scan_medians(context, job, scan, known);
    bool summarize = way == AnswerWay::summarized && can_be_summarized(job, scan);
    if (way == AnswerWay::automatic) {
        TRY_ASSIGN(summarize, is_summary_small(context, job, scan));
    }
    if (summarize) {
        TRY_ASSIGN(auto table, scan_summarized(context, job, scan, known));
        if (table) return *std::move(table);
    }
    return scan_one_by_one(context, job, scan, known);
}

/// As try_scan; when a result does not fit, each part is tried alone, so that the complaint can
/// name the one that is too large.
Result<AnswerTable> run_scan(AnswerContext const& context, AnswerJob const& job,
                             AnswerScan const& scan, std::string const& known, AnswerWay way) {
    auto table = try_scan(context, job, scan, known, way);
    if (table || table.error().code != "F040") return table;
    for (auto const part : scan.parts) {
        auto alone = scan;
        alone.parts = {part};
        if (!try_scan(context, job, alone, known, AnswerWay::one_by_one)) {
            return overflow(job, job.parts[part]);
        }
    }
    return table;
}

/// Puts the cells of a question together from the totals that have them.
Result<Answer> answer_of(AnswerJob const& job, std::size_t question,
                         std::vector<Question> const& questions,
                         std::vector<TargetTotals> const& all) {
    auto const& asked = questions[job.questions[question]];
    Answer answer;
    auto const fits = [&](TargetTotals const& totals) {
        return totals.target->kind == asked.period && totals.target->by == asked.by;
    };
    for (auto const& totals : all) {
        if (!fits(totals) || !answer.rows.empty()) continue;
        answer.rows = totals.rows;  // every target of this kind and column has the same rows
        for (auto& row : answer.rows) row.cells.resize(asked.aggregates.size());
    }
    for (std::size_t i = 0; i < asked.aggregates.size(); ++i) {
        auto const part = job.asked[question][i];
        for (auto const& totals : all) {
            auto const at = std::ranges::lower_bound(totals.target->parts, part);
            if (!fits(totals) || at == totals.target->parts.end() || *at != part) continue;
            auto const& column =
                totals.totals[static_cast<std::size_t>(at - totals.target->parts.begin())];
            for (std::size_t row = 0; row < column.size(); ++row) {
                TRY_ASSIGN(answer.rows[row].cells[i], cell_of(job, job.parts[part], column[row]));
            }
        }
    }
    return answer;
}

}  // namespace

Result<void> answer_job(AnswerContext const& context, AnswerJob const& job,
                        std::vector<Question> const& questions, AnswerWay way,
                        std::vector<Answer>& answers) {
    TRY_ASSIGN(auto const known, known_rows(context.engine, *job.dataset, job.known_by));
    auto const scans = plan_scans(job, questions);
    std::vector<TargetTotals> all;
    for (auto const& scan : scans) {
        TRY_ASSIGN(auto const table, run_scan(context, job, scan, known, way));
        for (auto const& target : scan.targets) {
            TRY_ASSIGN(auto totals, totals_of(context, job, scan, table, target));
            all.push_back(std::move(totals));
        }
    }
    for (std::size_t i = 0; i < job.questions.size(); ++i) {
        TRY_ASSIGN(answers[job.questions[i]], answer_of(job, i, questions, all));
    }
    return {};
}

}  // namespace crosswalk
