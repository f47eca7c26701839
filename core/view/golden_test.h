// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace crosswalk {

/// Compares with core/view/testdata/NAME. With CROSSWALK_ACCEPT=1 in the environment the file is
/// rewritten instead; look at the difference before you commit it.
void expect_golden(std::string_view name, std::string const& actual);

}  // namespace crosswalk
