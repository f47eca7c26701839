// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/resolving.h"

#include <optional>
#include <string>
#include <string_view>

namespace crosswalk {

/// Reads the figures that a contract compares those of one measure with. Where the measure is not
/// known or not sound nothing is read, and nothing more is complained about.
class FigureReader {
public:
    FigureReader() = default;
    /// `name` is where the contract names it. Complains about what no contract can count (K105).
    FigureReader(Resolving& state, Node const* name);

    Measure const* measure() const { return measure_; }
    bool is_sound() const { return measure_ != nullptr && notes_->unit_is_sound; }
    bool adds_up() const;  ///< a sum or count, which its unit need not be in percent for

    std::optional<Rational> figure(Node const& node) const;  ///< K094 another unit
    /// `from` or `above`, `up_to` or `below`; false when one of them cannot be read (K103).
    bool ends(Node const& node, FigureRange& range) const;
    std::string print(Rational const& figure) const;

private:
    bool end(Node const& node, std::string_view with, std::string_view without,
             std::optional<Rational>& at, bool& has_it) const;

    Resolving* state_ = nullptr;
    Measure const* measure_ = nullptr;
    MeasureNotes const* notes_ = nullptr;
};

}  // namespace crosswalk
