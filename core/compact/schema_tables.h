// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/schema.h"

#include <array>

namespace crosswalk {

inline constexpr std::array<std::string_view, 6> sector_words = {
    "public", "private", "nonprofit", "philanthropic", "academic", "community"};
inline constexpr std::array<std::string_view, 6> period_words = {"day",     "week", "month",
                                                                 "quarter", "year", "fiscal_year"};

std::span<KeyRule const> partnership_keys();
std::span<KeyRule const> partner_keys();
std::span<KeyRule const> term_keys();
std::span<KeyRule const> source_keys();
std::span<KeyRule const> dataset_keys();
std::span<KeyRule const> measure_keys();
std::span<KeyRule const> decision_keys();
std::span<KeyRule const> contract_keys();

}  // namespace crosswalk
