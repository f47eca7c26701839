// SPDX-License-Identifier: Apache-2.0
#include "compact/figure_reader.h"

#include "compact/units.h"

namespace crosswalk {
namespace {

/// What the scoreboard judges is not the series that is counted.
void refuse_uncountable(Resolving& state, Node const& name, Node const& clause) {
    auto const* const panel = clause.find("panel");
    auto const* const composite = clause.find("composite");
    if (panel == nullptr && composite == nullptr) return;
    state.complaints
        .error("K105", name.span,
               code_word(name.text) +
                   (panel != nullptr ? " is judged like for like, and a contract counts "
                                       "all there is"
                                     : " is a mean of progress, and a contract counts figures"))
        .with_related(state.complaints.place((panel != nullptr ? panel : composite)->key_span), "")
        .with_help("name a measure of its own, without `" +
                   std::string(panel != nullptr ? "panel" : "composite") + "`");
}

}  // namespace

FigureReader::FigureReader(Resolving& state, Node const* name) : state_(&state) {
    if (name == nullptr) return;
    auto const found = state.measure_index.find(name->text);
    if (found == state.measure_index.end()) return;
    measure_ = &state.compact.measures[found->second];
    notes_ = &state.measure_notes[found->second];
    refuse_uncountable(state, *name, *notes_->clause);
}

bool FigureReader::adds_up() const {
    // Of a formula with a mistake nothing more is said.
    if (!measure_->formula) return notes_->clause->find("value") != nullptr;
    if (measure_->formula->kind != ExpressionKind::aggregate) return false;
    return measure_->aggregates[measure_->formula->index].rolls_up();
}

std::optional<Rational> FigureReader::figure(Node const& node) const {
    auto const quantity = state_->quantity(node);
    if (!quantity || !is_sound()) return std::nullopt;
    if (quantity->unit == measure_->unit) return Rational(quantity->value);
    bool const mixes = measure_->unit.is_percent() && quantity->unit.is_points();
    state_->complaints
        .error(
            "K094", node.span,
            "this is " + say_in(quantity->unit) + ", and the measure is " + say_in(measure_->unit))
        .with_related(state_->complaints.place(measure_->clause.span), "the measure")
        .with_help(
            (mixes ? "a percent and a percentage point are different things: " : std::string()) +
            "write \"" + crosswalk::print(Quantity{quantity->value, measure_->unit}) + "\"");
    return std::nullopt;
}

bool FigureReader::ends(Node const& node, FigureRange& range) const {
    range.span = node.span;
    bool const begins = end(node, "from", "above", range.from, range.has_from);
    bool const is_sound = end(node, "up_to", "below", range.to, range.has_to) && begins;
    bool const is_empty = range.from && range.to &&
                          (*range.to < *range.from ||
                           (*range.to == *range.from && !(range.has_from && range.has_to)));
    if (!is_empty) return is_sound;
    state_->complaints.error("K103", node.span, "no figure lies between these two ends")
        .with_help("the end must lie above the beginning");
    return false;
}

/// One end of a range: a figure of exactly that belongs to it under the first key.
bool FigureReader::end(Node const& node, std::string_view with, std::string_view without,
                       std::optional<Rational>& at, bool& has_it) const {
    auto const* const inclusive = node.find(with);
    auto const* const exclusive = node.find(without);
    if (inclusive != nullptr && exclusive != nullptr) {
        state_->complaints
            .error("K103", exclusive->key_span,
                   "`" + std::string(with) + "` and `" + std::string(without) +
                       "` say the same end twice")
            .with_related(state_->complaints.place(inclusive->key_span), "the other one")
            .with_help("keep `" + std::string(with) +
                       "` when a figure of exactly that belongs to it, else `" +
                       std::string(without) + "`");
        return false;
    }
    auto const* const key = inclusive != nullptr ? inclusive : exclusive;
    has_it = inclusive != nullptr;
    if (key == nullptr) return true;
    if (key->is(NodeKind::broken)) return false;
    at = figure(*key);
    return at.has_value();
}

std::string FigureReader::print(Rational const& figure) const {
    constexpr int digits = 6;
    auto const rounded = figure.rounded(digits, Rounding::half_away_from_zero);
    if (!rounded) return crosswalk::print(figure);
    return crosswalk::print(Quantity{rounded->trimmed(), measure_->unit});
}

}  // namespace crosswalk
