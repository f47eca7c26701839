// SPDX-License-Identifier: Apache-2.0
#include "text/one_name.h"

namespace crosswalk {
namespace {
struct Holder {};
}  // namespace

namespace other {
struct Shared {};
}  // namespace other

struct Forward;
template <class T, class U>
struct Other {};
struct Shared {};
enum class Colour : char { red };
struct Shared::Inner {};
template <>
struct Holder<int> {};
template <class T>
class Holder final {};

}  // namespace crosswalk
