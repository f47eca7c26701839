// SPDX-License-Identifier: Apache-2.0
#include "compact/formula.h"
#include "compact/resolve_columns.h"
#include "compact/resolve_expression.h"
#include "compact/resolve_targets.h"
#include "compact/resolving.h"
#include "compact/row_types.h"
#include "compact/units.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

bool is_number(Column const& column) {
    return column.type == ColumnType::integer || column.type == ColumnType::decimal;
}

/// Whether facts by one kind of period can be put together to periods of another.
bool can_be_read_by(PeriodKind facts, PeriodKind measure, int fiscal_start) {
    if (facts == measure || facts == PeriodKind::day) return true;
    bool const months = facts == PeriodKind::month;
    bool const quarters = facts == PeriodKind::quarter;
    if (measure == PeriodKind::quarter) return months;
    if (measure == PeriodKind::year) {
        return months || quarters || (facts == PeriodKind::fiscal_year && fiscal_start == 1);
    }
    if (measure == PeriodKind::fiscal_year) {
        bool const aligned = (fiscal_start - 1) % 3 == 0;
        return months || (quarters && aligned) || (facts == PeriodKind::year && fiscal_start == 1);
    }
    return false;
}

class MeasureReader {
public:
    MeasureReader(Resolving& state, Node const& clause)
        : state_(state), complaints_(state.complaints), clause_(clause) {}

    void read() {
        measure_.clause = state_.clause(clause_);
        measure_.id = clause_.key;
        measure_.title = state_.local_text(clause_, "title");
        measure_.note = state_.local_text(clause_, "note");
        measure_.dataset = Resolving::text(clause_, "dataset");
        notes_.clause = &clause_;
        unit();
        words();
        dataset_ = state_.dataset(measure_.dataset);
        dataset_notes_ = state_.notes(measure_.dataset);
        one_kind_of_value();
        check_period();
        by();
        panel();
        protection();
        breaks();
        resolve_promises(state_, clause_, notes_.unit_is_sound, measure_);
        state_.measure_index.emplace(measure_.id, state_.compact.measures.size());
        state_.compact.measures.push_back(std::move(measure_));
        state_.measure_notes.push_back(std::move(notes_));
    }

private:
    void unit() {
        auto const* const node = Resolving::value(clause_, "unit");
        auto const unit = node == nullptr ? std::nullopt : state_.unit(*node);
        notes_.unit_is_sound = unit.has_value();
        if (unit) measure_.unit = *unit;
    }

    void words() {
        if (auto const* const digits = Resolving::value(clause_, "digits")) {
            measure_.digits = static_cast<int>(digits->whole);
        }
        bool const lower = Resolving::text(clause_, "better") == "lower";
        measure_.better = lower ? Better::lower : Better::higher;
        auto const period = period_kind(Resolving::text(clause_, "period"));
        if (period) measure_.period = *period;
        measure_.unadjusted = Resolving::text(clause_, "adjustment") == "none";
        measure_.attribution_not_established =
            Resolving::text(clause_, "attribution") == "not established";
    }

    void one_kind_of_value() {
        std::vector<Node const*> ways;
        for (auto const key : {"value", "published", "composite"}) {
            if (auto const* const node = clause_.find(key)) ways.push_back(node);
        }
        std::ranges::sort(ways, {}, [](Node const* way) { return way->key_span; });
        if (ways.empty()) {
            if (clause_.incomplete) return;
            complaints_.error("K051", clause_.span, "nothing says how this measure gets its value")
                .with_help(
                    "write value = \"sum(kwh)\", say; or published = { ... } for figures from "
                    "sources; or composite = { ... } for a mean of other measures");
        } else if (ways.size() > 1) {
            complaints_.error("K051", ways[1]->key_span, "a measure gets its value in one way only")
                .with_related(complaints_.place(ways[0]->key_span), "this is another")
                .with_help(
                    "keep one of `value`, `published` and `composite`; make two measures if "
                    "both are wanted");
        } else {
            value();
            published();
            composite();
        }
    }

    void value() {
        auto const* const node = Resolving::value(clause_, "value");
        if (node == nullptr) return;
        measure_.value_span = node->span;
        measure_.value = read_expression(state_, *node);
    }

    void published() {
        auto const* const node = Resolving::value(clause_, "published");
        if (node == nullptr) return;
        measure_.value_span = node->span;
        if (dataset_ == nullptr) {
            if (clause_.find("dataset") == nullptr && !clause_.incomplete) {
                complaints_
                    .error("K052", clause_.span,
                           "published figures come from a dataset, and "
                           "none is named")
                    .with_help("write dataset = \"...\" with the id of a dataset");
            }
            return;
        }
        Published published;
        published.span = node->span;
        published.value = Resolving::text(*node, "value");
        published_column(*node);
        auto const* const where = Resolving::value(*node, "where");
        if (where != nullptr) {
            if (auto condition = read_expression(state_, *where)) {
                RowTypes types(*dataset_, *dataset_notes_, complaints_, RowUse::measure,
                               state_.compact.partnership.fiscal_year_starts);
                if (types.check_condition(*condition)) {
                    published.where.push_back(*std::move(condition));
                }
            }
        }
        measure_.published = std::move(published);
        bool const sourced = dataset_->column_with(ColumnRole::source) != nullptr;
        if (sourced || !dataset_notes_->all_columns_known) return;
        complaints_
            .error("K078", node->span,
                   "published figures have a source, and dataset " + code_word(dataset_->id) +
                       " has no column for it")
            .with_related(complaints_.place(dataset_->clause.span), "described here")
            .with_help("add a column such as source = { type = \"text\", role = \"source\" }");
    }

    void published_column(Node const& published) {
        auto const* const name = Resolving::value(published, "value");
        if (name == nullptr) return;
        auto const* const column = named_column(state_, *name, *dataset_, *dataset_notes_);
        if (column == nullptr || !is_sound(*column, *dataset_, *dataset_notes_)) return;
        if (!is_number(*column)) {
            complaints_
                .error("K079", name->span,
                       "a published figure is a number, and " + code_word(column->name) +
                           " holds none")
                .with_related(complaints_.place(column->span), "described here")
                .with_help("name the column with the figures");
        } else if (notes_.unit_is_sound && !may_be_declared(column->unit, measure_.unit)) {
            wrong_published_unit(*column);
        } else if (notes_.unit_is_sound && column->unit != measure_.unit) {
            // A plain number shown as a percentage would be taken times 100: say which is meant.
            wrong_published_unit(*column);
        }
    }

    void wrong_published_unit(Column const& column) {
        auto const* const unit = Resolving::value(clause_, "unit");
        complaints_
            .error("K058", unit->span,
                   "the column " + code_word(column.name) + " is " + say_in(column.unit) +
                       ", and the measure is " + say_in(measure_.unit))
            .with_related(complaints_.place(column.span), say(column.unit))
            .with_help("published figures are shown as they are: give both the same unit");
    }

    void composite() {
        auto const* const node = Resolving::value(clause_, "composite");
        if (node == nullptr) return;
        measure_.value_span = node->span;
        for (auto const& part : node->parts) {
            if (part.is(NodeKind::broken)) continue;
            auto const weight = Decimal::parse(part.text);
            if (!weight || weight->is_zero() || weight->is_negative()) {
                complaints_.error("K074", part.span, "a weight is a number above 0")
                    .with_help("write how much the part counts against the others: 1, 2, 0.5");
                continue;
            }
            measure_.composite.push_back({part.key, Rational(*weight)});
        }
        if (auto const* const dataset = clause_.find("dataset")) {
            complaints_
                .error("K054", dataset->key_span,
                       "a composite has no dataset: it is made of "
                       "other measures")
                .with_help("delete the line");
        }
        if (notes_.unit_is_sound && !measure_.unit.is_percent()) {
            complaints_
                .error("K076", Resolving::value(clause_, "unit")->span,
                       "a composite is the progress of its parts, which is a percentage")
                .with_help("write unit = \"%\"");
        }
    }

    void check_period() {
        auto const* const period = Resolving::value(clause_, "period");
        if (dataset_ == nullptr || period == nullptr) return;
        auto const* const time = dataset_->column_with(ColumnRole::time);
        if (time == nullptr || time->type != ColumnType::period) return;
        int const starts = state_.compact.partnership.fiscal_year_starts;
        if (can_be_read_by(time->period, measure_.period, starts)) return;
        complaints_
            .error("K077", period->span,
                   "facts by " + std::string(name(time->period)) + " cannot be read by " +
                       std::string(name(measure_.period)))
            .with_related(complaints_.place(time->span),
                          "each row is about a " + std::string(name(time->period)))
            .with_help("write period = \"" + std::string(name(time->period)) +
                       "\", or bring the facts by day");
    }

    /// Figures without parts cannot be broken down, matched or protected.
    bool has_no_parts(std::string_view key) {
        auto const* const node = clause_.find(key);
        auto const* const published = clause_.find("published");
        auto const* const composite = clause_.find("composite");
        auto const* const way = published != nullptr ? published : composite;
        if (node == nullptr || way == nullptr) return false;
        complaints_
            .error("K054", node->key_span,
                   std::string(published != nullptr ? "a published figure" : "a composite") +
                       " has no rows of its own, so it has no " + code_word(key))
            .with_related(complaints_.place(way->key_span), "")
            .with_help("delete the key");
        return true;
    }

    void by() {
        auto const* const by = Resolving::value(clause_, "by");
        if (by == nullptr || has_no_parts("by")) return;
        for (auto const& part : by->parts) {
            if (!part.is(NodeKind::text)) continue;
            bool const again = std::ranges::find(measure_.by, part.text) != measure_.by.end();
            if (again) {
                complaints_.error("K044", part.span, code_word(part.text) + " is listed twice")
                    .with_help("delete one of the two");
            } else if (dataset_ == nullptr || by_column(part, *dataset_, *dataset_notes_)) {
                measure_.by.push_back(part.text);
            }
        }
    }

    bool by_column(Node const& name, Dataset const& dataset, DatasetNotes const& notes) {
        auto const* const column = named_column(state_, name, dataset, notes);
        if (column == nullptr) return false;
        std::string why;
        if (column->personal) why = "it is personal";
        if (column->role == ColumnRole::time) why = "it is the time, and periods have their series";
        if (column->type == ColumnType::decimal) why = "it holds numbers that hardly repeat";
        if (why.empty()) return true;
        complaints_
            .error("K053", name.span,
                   "a measure is not broken down by " + code_word(column->name) + ": " + why)
            .with_related(complaints_.place(column->span), "described here")
            .with_help("name a column with few values, such as a neighbourhood");
        return false;
    }

    void panel() {
        auto const* const node = Resolving::value(clause_, "panel");
        if (node == nullptr || has_no_parts("panel")) return;
        Panel panel;
        panel.span = node->span;
        panel.entity = Resolving::text(*node, "entity");
        auto const* const entity = Resolving::value(*node, "entity");
        bool sound = entity != nullptr && dataset_ != nullptr;
        if (sound) {
            auto const* const column = named_column(state_, *entity, *dataset_, *dataset_notes_);
            sound = column != nullptr && entity_role(*entity, *column);
        }
        auto const* const from = Resolving::value(*node, "fixed_from");
        auto const period = from == nullptr ? std::nullopt : state_.period(*from);
        if (!period || !same_kind(state_, clause_, *from, *period, measure_.period)) return;
        panel.fixed_from = *period;
        if (sound) measure_.panel = panel;
    }

    bool entity_role(Node const& name, Column const& column) {
        if (column.role == ColumnRole::entity) return true;
        complaints_
            .error("K056", name.span,
                   "a panel follows who is observed, and " + code_word(column.name) +
                       " has no such role")
            .with_related(complaints_.place(column.span), "described here")
            .with_help("write role = \"entity\" there, if it names who is observed");
        return false;
    }

    void protection() {
        auto const* const node = Resolving::value(clause_, "small_cells");
        if (node == nullptr || has_no_parts("small_cells")) return;
        auto const* const fewer = Resolving::value(*node, "fewer_than");
        if (fewer != nullptr) measure_.protection = Protection{node->span, fewer->whole};
    }

    void breaks() {
        for (auto const* const node : tables_of(clause_, "breaks")) {
            auto const on = Resolving::date(*node, "on");
            if (!on) continue;
            measure_.breaks.push_back({node->span, *on, state_.local_text(*node, "because")});
        }
        std::ranges::stable_sort(measure_.breaks, {}, &SeriesBreak::on);
    }

    Resolving& state_;
    Complaints& complaints_;
    Node const& clause_;
    Measure measure_;
    MeasureNotes notes_;
    Dataset const* dataset_ = nullptr;
    DatasetNotes const* dataset_notes_ = nullptr;
};

/// A composite is made of measures whose progress is known: they have targets.
void check_composites(Resolving& state) {
    for (std::size_t i = 0; i < state.compact.measures.size(); ++i) {
        auto const& clause = *state.measure_notes[i].clause;
        auto const* const parts = Resolving::value(clause, "composite");
        if (parts == nullptr) continue;
        for (auto const& part : parts->parts) {
            auto const found = state.measure_index.find(part.key);
            if (part.is(NodeKind::broken) || found == state.measure_index.end()) continue;
            auto const& other = *state.measure_notes[found->second].clause;
            bool const composite = other.find("composite") != nullptr;
            if (!composite && other.find("targets") != nullptr) continue;
            state.complaints
                .error("K075", part.key_span,
                       composite ? code_word(part.key) +
                                       " is a composite, and composites are not made of "
                                       "composites"
                                 : code_word(part.key) +
                                       " has no targets, so it has no progress to "
                                       "count")
                .with_related(state.complaints.place(other.span), "described here")
                .with_help(composite ? "name its parts instead"
                                     : "give it `targets`, or leave it out");
        }
    }
}

}  // namespace

void resolve_measures(Resolving& state) {
    for (auto const* const clause : clauses_of(state, "measure")) {
        MeasureReader(state, *clause).read();
    }
    check_composites(state);
}

void resolve_formulas(Resolving& state) {
    for (std::size_t i = 0; i < state.compact.measures.size(); ++i) {
        if (state.compact.measures[i].value) FormulaBuilder(state, i).build();
    }
}

}  // namespace crosswalk
