// SPDX-License-Identifier: Apache-2.0
#include "generate.h"
#include "quantity/words.h"

namespace crosswalk {
namespace {

rc::Gen<Unit> any_unit() {
    return rc::gen::exec([] {
        Unit unit;
        auto const factors = *rc::gen::inRange(0, 5);
        for (int i = 0; i < factors; ++i) {
            auto const word = *rc::gen::elementOf(known_unit_symbols());
            auto const factor = Unit::of(singular(word));
            unit = *rc::gen::arbitrary<bool>() ? unit * factor : unit / factor;
        }
        return unit;
    });
}

RC_GTEST_PROP(unit, reads_what_it_prints, ()) {
    auto const unit = *any_unit();
    auto const read = Unit::parse(print(unit));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == unit);
}

RC_GTEST_PROP(unit, is_an_abelian_group, ()) {
    auto const a = *any_unit();
    auto const b = *any_unit();
    auto const c = *any_unit();
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a * b) * c == a * (b * c));
    RC_ASSERT(a * b / b == a);
    RC_ASSERT((a / a).is_plain());
    RC_ASSERT(a / b == Unit() / (b / a));
}

RC_GTEST_PROP(quantity, reads_what_it_prints, ()) {
    auto const quantity = Quantity{*any_decimal(), *any_unit()};
    auto const read = Quantity::parse(print(quantity));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == quantity);
    RC_ASSERT(print(*read) == print(quantity));
}

RC_GTEST_PROP(unit, refuses_helpfully, ()) {
    auto const text = *near_quantity();
    expect_complaint_is_helpful(Unit::parse(text));
    expect_complaint_is_helpful(Unit::parse(*rc::gen::arbitrary<std::string>()));
}

RC_GTEST_PROP(quantity, reads_again_what_it_read, ()) {
    auto const text = *near_quantity();
    auto const quantity = Quantity::parse(text);
    expect_complaint_is_helpful(quantity);
    expect_complaint_is_helpful(Share::parse(text));
    expect_complaint_is_helpful(Points::parse(text));
    expect_complaint_is_helpful(Money::parse(text));
    if (quantity) RC_ASSERT(Quantity::parse(print(*quantity)).value() == *quantity);
}

}  // namespace
}  // namespace crosswalk
