// SPDX-License-Identifier: Apache-2.0
#include "store/answer_plan.h"

#include "store/engine.h"
#include "text/result.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace crosswalk {
namespace {

std::string written(Aggregate const& aggregate) {
    auto text = std::string(word(aggregate.kind)) + "(";
    if (!aggregate.operand.empty()) text += print(aggregate.operand[0]);
    if (!aggregate.where.empty()) {
        text += (aggregate.operand.empty() ? "where " : " where ") + print(aggregate.where[0]);
    }
    return text + ")";
}

Result<AnswerPart> part_of(Aggregate const& aggregate, Dataset const& dataset) {
    AnswerPart part;
    part.kind = aggregate.kind;
    part.written = written(aggregate);
    if (!aggregate.operand.empty()) {
        TRY_ASSIGN(part.operand, sql_value(aggregate.operand[0], dataset));
        for (auto const& name : columns_of(aggregate.operand[0])) {
            part.may_miss = part.may_miss || !dataset.column(name)->required;
        }
        bool const is_number = part.operand->kind == SqlValue::Kind::number;
        if (!is_number && aggregate.kind != AggregateKind::count) {
            return failure("F044", "`" + part.written + "` is not over numbers",
                           "count() takes any column, the others take numbers");
        }
    }
    if (!aggregate.where.empty()) {
        TRY_ASSIGN(part.where_sql, sql_condition(aggregate.where[0], dataset));
        part.where = aggregate.where[0];
    }
    return part;
}

/// The place of a part in the list, where it is added when it is new.
class PartList {
public:
    explicit PartList(std::vector<AnswerPart>& parts) : parts_(parts) {}

    std::size_t index_of(AnswerPart part) {
        auto const key = std::make_tuple(
            part.kind, part.operand ? part.operand->sql : std::string(), part.where_sql);
        auto const [found, is_new] = indices_.try_emplace(key, parts_.size());
        if (is_new) parts_.push_back(std::move(part));
        return found->second;
    }

private:
    std::vector<AnswerPart>& parts_;
    std::map<std::tuple<AggregateKind, std::string, std::string>, std::size_t> indices_;
};

void insert_sorted(std::vector<std::size_t>& list, std::size_t value) {
    auto const at = std::ranges::lower_bound(list, value);
    if (at == list.end() || *at != value) list.insert(at, value);
}

/// Months make up quarters, years and fiscal years; weeks and days make up nothing here.
PeriodKind family(PeriodKind kind) {
    return kind == PeriodKind::day || kind == PeriodKind::week ? kind : PeriodKind::month;
}

bool includes(std::vector<std::size_t> const& all, std::vector<std::size_t> const& some) {
    return std::ranges::includes(all, some);
}

void merge_into(AnswerScan& scan, AnswerScan const& other) {
    if (scan.unit != other.unit) scan.unit = family(scan.unit);
    for (auto const& by : other.bys) {
        if (std::ranges::find(scan.bys, by) == scan.bys.end()) scan.bys.push_back(by);
    }
    for (auto const part : other.parts) insert_sorted(scan.parts, part);
    scan.targets.insert(scan.targets.end(), other.targets.begin(), other.targets.end());
}

/// A scan for all rows of a period comes for free from one that also tells groups apart, when that
/// one computes the same parts anyway.
void fold_totals(std::vector<AnswerScan>& scans) {
    for (std::size_t i = 0; i < scans.size();) {
        auto& total = scans[i];
        auto const host = std::ranges::find_if(scans, [&](AnswerScan const& scan) {
            return &scan != &total && family(scan.unit) == family(total.unit) &&
                   !scan.bys.empty() && includes(scan.parts, total.parts);
        });
        bool const can_fold =
            total.bys.empty() && host != scans.end() && total.targets.front().parts == total.parts;
        if (!can_fold) {
            ++i;
            continue;
        }
        merge_into(*host, total);
        scans.erase(scans.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

Result<std::vector<AnswerJob>> plan_jobs(std::vector<Question> const& questions,
                                         std::vector<Dataset> const& datasets) {
    std::vector<AnswerJob> jobs;
    std::map<std::tuple<std::string, Date, bool>, std::size_t> job_of;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto const& question = questions[i];
        auto const key = std::make_tuple(question.dataset, question.known_by, question.by_recorded);
        auto const [found, is_new] = job_of.try_emplace(key, jobs.size());
        if (is_new) {
            auto const dataset = std::ranges::find(datasets, question.dataset, &Dataset::id);
            invariant(dataset != datasets.end(), "questions are about datasets of the compact");
            AnswerJob job;
            job.dataset = &*dataset;
            job.known_by = question.known_by;
            job.by_recorded = question.by_recorded;
            jobs.push_back(std::move(job));
        }
        jobs[found->second].questions.push_back(i);
    }
    for (auto& job : jobs) {
        PartList parts(job.parts);
        for (auto const i : job.questions) {
            std::vector<std::size_t> asked;
            for (auto const& aggregate : questions[i].aggregates) {
                TRY_ASSIGN(auto part, part_of(aggregate, *job.dataset));
                asked.push_back(parts.index_of(std::move(part)));
            }
            job.asked.push_back(std::move(asked));
        }
    }
    return jobs;
}

std::vector<AnswerScan> plan_scans(AnswerJob const& job, std::vector<Question> const& questions) {
    // Per kind of period and column: the parts that can be combined, and apart those that cannot.
    std::map<std::tuple<bool, PeriodKind, std::string>, AnswerTarget> targets;
    for (std::size_t i = 0; i < job.questions.size(); ++i) {
        auto const& question = questions[job.questions[i]];
        auto const target_of = [&](bool can_be_combined) -> AnswerTarget& {
            auto& target = targets[{can_be_combined, question.period, question.by}];
            target.kind = question.period;
            target.by = question.by;
            return target;
        };
        target_of(true);  // the number of rows is always asked for
        for (auto const part : job.asked[i]) {
            insert_sorted(target_of(job.parts[part].can_be_combined()).parts, part);
        }
    }
    std::map<std::pair<PeriodKind, std::string>, AnswerScan> combined;
    std::vector<AnswerScan> scans;
    for (auto const& [key, target] : targets) {
        AnswerScan scan{target.kind, {}, target.parts, {target}};
        if (!target.by.empty()) scan.bys.push_back(target.by);
        bool const can_be_combined = std::get<0>(key);
        if (!can_be_combined) {
            scans.push_back(std::move(scan));
            continue;
        }
        auto const [found, is_new] =
            combined.try_emplace({family(target.kind), target.by}, std::move(scan));
        if (!is_new) merge_into(found->second, AnswerScan{target.kind, {}, target.parts, {target}});
    }
    std::vector<AnswerScan> folded;
    for (auto& [key, scan] : combined) folded.push_back(std::move(scan));
    fold_totals(folded);
    std::ranges::move(folded, std::back_inserter(scans));
    return scans;
}

std::string unit_sql(PeriodKind unit, std::string const& day, int fiscal_start) {
    auto const year = "year(" + day + ")";
    auto const month = "month(" + day + ")";
    switch (unit) {
        // The first day of year 1 was a Monday, so whole weeks since then are ISO weeks.
        case PeriodKind::day:
            return "(" + day + " - DATE '0001-01-01')";
        case PeriodKind::week:
            return "((" + day + " - DATE '0001-01-01') // 7)";
        case PeriodKind::month:
            return "(" + year + " * 12 + " + month + " - 1)";
        case PeriodKind::quarter:
            return "(" + year + " * 4 + (" + month + " - 1) // 3)";
        case PeriodKind::year:
            return year;
        case PeriodKind::fiscal_year:
            if (fiscal_start == 1) return year;
            return "(" + year + " + (" + month + " >= " + std::to_string(fiscal_start) +
                   ")::BIGINT)";
    }
    return {};
}

Date unit_day(PeriodKind unit, std::int64_t number, int fiscal_start) {
    constexpr std::int32_t first_monday = -719162;  // 0001-01-01
    auto const civil = [](std::int64_t year, std::int64_t month) {
        auto const date = Date::from_civil(static_cast<int>(year), static_cast<int>(month), 1);
        invariant(date.has_value(), "the engine numbers only days that exist");
        return *date;
    };
    switch (unit) {
        case PeriodKind::day:
            return Date::from_days(first_monday + static_cast<std::int32_t>(number));
        case PeriodKind::week:
            return Date::from_days(first_monday + 7 * static_cast<std::int32_t>(number));
        case PeriodKind::month:
            return civil(number / 12, number % 12 + 1);
        case PeriodKind::quarter:
            return civil(number / 4, number % 4 * 3 + 1);
        case PeriodKind::year:
            return civil(number, 1);
        // Of the first year and of the last one only a part lies in the calendar.
        case PeriodKind::fiscal_year:
            if (fiscal_start == 1 || number == 1) return civil(number, 1);
            return civil(number - 1, fiscal_start);
    }
    return {};
}

}  // namespace crosswalk
