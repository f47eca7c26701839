// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/diagnostic.h"

#include <expected>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>

namespace crosswalk {

/// A value or the reason there is none. The reason has the shape of every other complaint; one
/// that comes from the world (a full disk, a missing file) has no place, and its help says what is
/// safe to do next.
template <class T>
using Result = std::expected<T, Diagnostic>;

/// A reason without a place; whoever knows the place adds it.
std::unexpected<Diagnostic> failure(std::string code, std::string message, std::string help);

/// What a program that stopped because of its own mistake returns to the shell.
inline constexpr int exit_our_bug = 70;

/// Stops the program unless `condition` holds: it is wrong, not the user. Always compiled in,
/// never reachable from input. It leaves at once, running no destructor that would act on a state
/// already known to be wrong.
void invariant(bool condition, std::string_view why_it_must_hold,
               std::source_location where = std::source_location::current());

}  // namespace crosswalk

/// Takes the value out of a Result or returns its reason from this function.
/// (g++ 12's std::expected has no and_then.)
#define CROSSWALK_CONCAT_(a, b) a##b
#define CROSSWALK_CONCAT(a, b) CROSSWALK_CONCAT_(a, b)
#define TRY_ASSIGN_(declaration, expression, result)                \
    auto result = (expression);                                     \
    if (!result) return std::unexpected(std::move(result).error()); \
    declaration = *std::move(result)
#define TRY_ASSIGN(declaration, expression) \
    TRY_ASSIGN_(declaration, expression, CROSSWALK_CONCAT(result_of_line_, __LINE__))
#define TRY(expression)                                         \
    do {                                                        \
        if (auto result_ = (expression); !result_)              \
            return std::unexpected(std::move(result_).error()); \
    } while (false)
