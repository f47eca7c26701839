// SPDX-License-Identifier: Apache-2.0
#include "barometer/set_aside.h"

#include <gtest/gtest.h>

namespace crosswalk {
namespace {

std::string in_spanish(std::string const& code, std::string const& reason) {
    Quarantined row;
    row.code = code;
    row.reason = reason;
    EXPECT_EQ(reason_set_aside(row, "en"), reason);
    return reason_set_aside(row, "es-MX");
}

// That every reason is here is held by the tests of the store, see store_fixture.h.
TEST(set_aside, reasons_are_said_in_spanish_and_what_they_quote_stays) {
    EXPECT_EQ(in_spanish("F012", R"("62,5" is not a whole number)"),
              R"("62,5" no es un número entero)");
    EXPECT_EQ(in_spanish("F012", R"("x is not a whole number" is not a whole number)"),
              R"("x is not a whole number" no es un número entero)");
    EXPECT_EQ(in_spanish("F012", "the value is not a whole number"),
              "el valor no es un número entero");
    EXPECT_EQ(in_spanish("F014", R"("Hill" sends "62 %", a percent without its parts: "seen" and )"
                                 R"("booked" are missing; also wrong in this row: month, note)"),
              R"("Hill" envía "62 %", un porcentaje sin sus partes: faltan "seen" y "booked"; )"
              "en esta fila también está mal: month, note");
    EXPECT_EQ(in_spanish("F029",
                         "the check `seen <= booked` does not hold: seen is 3, booked is "
                         "missing"),
              "no se cumple la regla `seen <= booked`: seen es 3, falta booked");
    EXPECT_EQ(in_spanish("F030", "the key is used twice: clinic is Hill, Mill, as in line 2"),
              "la clave se usa dos veces: clinic es Hill, Mill, como en la línea 2");
    EXPECT_EQ(in_spanish("F031", "the key is already used: clinic is Hill, as in a.parquet, row 3"),
              "la clave ya se usó: clinic es Hill, como en a.parquet, fila 3");
    EXPECT_EQ(in_spanish("F035",
                         "not JSON: at character 9 the line ends where a colon was "
                         "expected"),
              "no es JSON: en el carácter 9 termina la línea donde se esperaba dos puntos");
}

TEST(set_aside, a_reason_nobody_translated_stays) {
    EXPECT_EQ(in_spanish("F012", "something new"), "something new");
}

}  // namespace
}  // namespace crosswalk
