// SPDX-License-Identifier: Apache-2.0
#include "store/quarantine.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace crosswalk {

void Quarantine::add(At at, std::string column, Fault fault) {
    ++count_;
    kept_.push_back({file_, at.line, at.row, std::move(column), std::move(fault.code),
                     std::move(fault.reason), std::move(fault.help)});
    if (kept_.size() >= 2 * most_kept) shorten();
}

std::vector<Quarantined> Quarantine::first_rows() {
    shorten();
    return kept_;
}

void Quarantine::shorten() {
    std::ranges::stable_sort(kept_, [](Quarantined const& a, Quarantined const& b) {
        return std::tie(a.line, a.row) < std::tie(b.line, b.row);
    });
    if (kept_.size() > most_kept) kept_.resize(most_kept);
}

}  // namespace crosswalk
