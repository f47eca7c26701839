// SPDX-License-Identifier: Apache-2.0
#include "quantity/rounding.h"

namespace crosswalk {

bool rounds_away_from_zero(Rounding rounding, CutOff const& cut) {
    switch (rounding) {
        case Rounding::half_away_from_zero:
            return cut.to_half >= 0;
        case Rounding::half_even:
            return cut.to_half > 0 || (cut.to_half == 0 && cut.odd_before);
        case Rounding::toward_zero:
            return false;
        case Rounding::down:
            return cut.negative;
        case Rounding::up:
            return !cut.negative;
    }
    invariant(false, "a rounding is one of the five that exist");
    return false;
}

}  // namespace crosswalk
