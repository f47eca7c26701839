// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace crosswalk {

struct Forward;
struct Shared {};
template <class T>
struct Holder {};
enum class Colour { red };

}  // namespace crosswalk
