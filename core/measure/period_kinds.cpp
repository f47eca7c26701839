// SPDX-License-Identifier: Apache-2.0
#include "measure/period_kinds.h"

#include "text/result.h"

namespace crosswalk {

bool nests_in(PeriodKind fine, PeriodKind coarse, int fiscal_start) {
    if (fine == coarse || fine == PeriodKind::day) return true;
    bool const fiscal_is_calendar = fiscal_start == 1;
    bool const fiscal_starts_a_quarter = fiscal_start % 3 == 1;
    switch (fine) {
        case PeriodKind::month:
            return coarse == PeriodKind::quarter || coarse == PeriodKind::year ||
                   coarse == PeriodKind::fiscal_year;
        case PeriodKind::quarter:
            return coarse == PeriodKind::year ||
                   (coarse == PeriodKind::fiscal_year && fiscal_starts_a_quarter);
        case PeriodKind::year:
            return coarse == PeriodKind::fiscal_year && fiscal_is_calendar;
        case PeriodKind::fiscal_year:
            return coarse == PeriodKind::year && fiscal_is_calendar;
        default:
            return false;
    }
}

std::vector<Period> parts_of(Period const& whole, PeriodKind fine) {
    return periods_from_to(Period::containing(fine, whole.first(), whole.fiscal_start()),
                           Period::containing(fine, whole.last(), whole.fiscal_start()));
}

std::vector<Period> periods_from_to(Period const& first, Period const& last) {
    invariant(first.kind() == last.kind(), "periods are counted within one kind");
    std::vector<Period> periods;
    for (auto period = first; period <= last; period = period.next()) periods.push_back(period);
    return periods;
}

}  // namespace crosswalk
