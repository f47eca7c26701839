// SPDX-License-Identifier: Apache-2.0
#pragma once

// toml++ as this project uses it; only toml_value.cpp may include this.
//
// toml++ 3.3.0 stops the program on "[\n" when assertions are on, and marks code as unreachable
// that bytes can reach. So its assertions become nothing and its unreachable code becomes ordinary
// code, before its headers can define either. What it is given is checked first: well-formed UTF-8,
// one value at a time, at most 16 brackets deep.

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0

#include <toml++/impl/preprocessor.h>

#undef TOML_ASSERT
#undef TOML_ASSERT_ASSUME
#undef TOML_UNREACHABLE
#define TOML_ASSERT(expression) static_assert(true)
#define TOML_ASSERT_ASSUME(expression) static_assert(true)
#define TOML_UNREACHABLE static_assert(true)

#include <toml++/toml.h>
