// SPDX-License-Identifier: Apache-2.0
#include "compact/formula.h"
#include "compact/resolving.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace crosswalk {
namespace {

/// A formula with all others put in; more is nobody's measure, and trees are walked recursively.
constexpr std::size_t most_nodes = 5'000;
constexpr std::size_t deepest = 200;
constexpr std::size_t most_aggregates = 500;

struct Size {
    std::size_t nodes = 0;
    std::size_t depth = 0;
};

enum class Progress { untouched, open, done };

/// Puts formulas into each other in an order in which every one is complete before it is used.
/// Walks with a stack of its own: a chain may have 10,000 measures.
class Joiner {
public:
    explicit Joiner(Resolving& state)
        : state_(state),
          measures_(state.compact.measures),
          notes_(state.measure_notes),
          progress_(measures_.size(), Progress::untouched),
          sizes_(measures_.size()) {}

    void join() {
        for (std::size_t i = 0; i < measures_.size(); ++i) {
            if (progress_[i] == Progress::untouched) walk(i);
        }
    }

private:
    struct Step {
        std::size_t measure = 0;
        std::size_t next_use = 0;
    };

    void walk(std::size_t start) {
        stack_.push_back({start, 0});
        progress_[start] = Progress::open;
        while (!stack_.empty()) {
            auto& step = stack_.back();
            auto const& uses = notes_[step.measure].uses;
            if (step.next_use == uses.size()) {
                finish(step.measure);
                progress_[step.measure] = Progress::done;
                stack_.pop_back();
                continue;
            }
            auto const other = uses[step.next_use++].measure;
            if (progress_[other] == Progress::open) {
                cycle(other);
            } else if (progress_[other] == Progress::untouched) {
                progress_[other] = Progress::open;
                stack_.push_back({other, 0});
            }
        }
    }

    /// The steps from `first` to the top of the stack need each other. Every one of them becomes
    /// unsound, so that a cycle is complained about once.
    void cycle(std::size_t first) {
        auto const begin = std::ranges::find(stack_, first, &Step::measure);
        bool const known = std::any_of(begin, stack_.end(), [&](Step const& step) {
            return !notes_[step.measure].formula_is_sound;
        });
        for (auto each = begin; each != stack_.end(); ++each) {
            notes_[each->measure].formula_is_sound = false;
        }
        if (known) return;
        auto const& id = measures_[first].id;
        bool const itself = std::next(begin) == stack_.end();
        auto const use = [&](Step const& step) {
            return notes_[step.measure].uses[step.next_use - 1];
        };
        auto& complaint = state_.complaints.error(
            "E020", use(*begin).span,
            itself ? code_word(id) + " is worked out from itself"
                   : "these measures are worked out from each other: " + ring(begin));
        for (auto each = std::next(begin); each != stack_.end(); ++each) {
            complaint.with_related(state_.complaints.place(use(*each).span),
                                   code_word(measures_[each->measure].id) + " needs " +
                                       code_word(measures_[use(*each).measure].id));
        }
        if (!itself) {
            complaint.with_label(code_word(id) + " needs " +
                                 code_word(measures_[use(*begin).measure].id));
        }
        complaint.with_help("work out one of them from the columns of a dataset");
    }

    std::string ring(std::vector<Step>::const_iterator begin) const {
        constexpr std::ptrdiff_t most = 8;
        std::string text;
        for (auto each = begin; each != stack_.end() && each - begin < most; ++each) {
            text += measures_[each->measure].id + " -> ";
        }
        if (stack_.end() - begin > most) text += "... -> ";
        return text + measures_[begin->measure].id;
    }

    void finish(std::size_t index) {
        auto& measure = measures_[index];
        auto& notes = notes_[index];
        bool const sound =
            notes.formula_is_sound && std::ranges::all_of(notes.uses, [&](auto const& use) {
                return notes_[use.measure].formula_is_sound;
            });
        notes.formula_is_sound = sound && fits(index);
        if (!notes.formula_is_sound) {
            measure.formula.reset();
            measure.aggregates.clear();
            return;
        }
        if (!notes.uses.empty()) measure.formula = put_in(*measure.formula, measure);
        measure.formula = complete(*std::move(measure.formula), measure.unit);
        sizes_[index] = size_of(*measure.formula);
        if (measure.aggregates.size() > most_aggregates) too_large(index);
    }

    Size size_of(Expression const& e) const {
        Size size{1, 1};
        if (e.kind == ExpressionKind::measure) return sizes_[e.index];
        for (auto const& part : e.parts) {
            auto const inner = size_of(part);
            size.nodes += inner.nodes;
            size.depth = std::max(size.depth, inner.depth + 1);
        }
        return size;
    }

    /// Known before anything is put in: sums of sums of sums grow without bound.
    bool fits(std::size_t index) {
        auto const size = size_of(*measures_[index].formula);
        if (size.nodes <= most_nodes && size.depth <= deepest) return true;
        too_large(index);
        return false;
    }

    void too_large(std::size_t index) {
        notes_[index].formula_is_sound = false;
        state_.complaints
            .error("E023", measures_[index].value_span,
                   "with all other measures put in, this formula is too large")
            .with_help("work with sums over columns instead of measures made of measures");
        measures_[index].formula.reset();
        measures_[index].aggregates.clear();
    }

    Expression put_in(Expression const& e, Measure& into) {
        if (e.kind != ExpressionKind::measure) {
            Expression copy = e;
            for (auto& part : copy.parts) part = put_in(part, into);
            return copy;
        }
        auto const& other = measures_[e.index];
        std::vector<std::size_t> places;
        for (auto const& aggregate : other.aggregates) {
            auto const found = std::ranges::find(into.aggregates, aggregate);
            places.push_back(static_cast<std::size_t>(found - into.aggregates.begin()));
            if (found == into.aggregates.end()) into.aggregates.push_back(aggregate);
        }
        auto formula = as_part(*other.formula, other.unit);
        renumber(formula, places);
        formula.span = e.span;
        return formula;
    }

    static void renumber(Expression& e, std::vector<std::size_t> const& places) {
        if (e.kind == ExpressionKind::aggregate) e.index = places[e.index];
        for (auto& part : e.parts) renumber(part, places);
    }

    Resolving& state_;
    std::vector<Measure>& measures_;
    std::vector<MeasureNotes>& notes_;
    std::vector<Progress> progress_;
    std::vector<Size> sizes_;
    std::vector<Step> stack_;
};

void check_column(Resolving& state, Node const& name, Dataset const& dataset) {
    auto const* const column = dataset.column(name.text);
    if (column != nullptr && !column->personal) return;
    if (!state.notes(dataset.id)->all_columns_known) return;
    state.complaints
        .error("K055", name.span,
               "this measure also needs dataset " + code_word(dataset.id) + ", which " +
                   (column == nullptr ? "has no column " : "keeps personal its column ") +
                   code_word(name.text))
        .with_related(state.complaints.place(dataset.clause.span), "described here")
        .with_help("break it down only by columns that all its datasets have");
}

/// Columns that a measure over several datasets is broken down by are in all of them.
void check_columns(Resolving& state) {
    for (std::size_t i = 0; i < state.compact.measures.size(); ++i) {
        auto const& measure = state.compact.measures[i];
        auto const* const by = Resolving::value(*state.measure_notes[i].clause, "by");
        if (by == nullptr) continue;
        std::set<std::string_view> seen{measure.dataset};
        for (auto const& aggregate : measure.aggregates) {
            if (!seen.insert(aggregate.dataset).second) continue;
            for (auto const& name : by->parts) {
                check_column(state, name, *state.dataset(aggregate.dataset));
            }
        }
    }
}

}  // namespace

void join_formulas(Resolving& state) {
    Joiner(state).join();
    check_columns(state);
}

}  // namespace crosswalk
