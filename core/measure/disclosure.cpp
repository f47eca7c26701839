// SPDX-License-Identifier: Apache-2.0
#include "measure/disclosure.h"

namespace crosswalk {
Disclosure::Disclosure(Compact const&, Asked const& asked, Answers const& answers, Date)
    : asked_(asked), answers_(answers) {}
bool Disclosure::hides_total(Measure const&, Slice const&, Period const&) const { return false; }
CellState Disclosure::cell(Measure const&, std::string const&, Period const&, Group const&) const {
    return CellState::shown;
}
bool Disclosure::hides_panel(Measure const&, Period const&, Period const&, PanelSets const&) const {
    return false;
}
}  // namespace crosswalk
