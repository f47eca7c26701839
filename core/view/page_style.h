// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace crosswalk {

/// The style of a self-contained page: web/*.css and the typeface, both part of the program.
struct PageStyle {
    std::string text;    ///< what stands between <style> and </style>
    std::string sha256;  ///< of it, in base64, as a content security policy names it
};
PageStyle const& page_style();

/// A style sheet without its remarks and indentation, which nobody reads in a page.
std::string without_remarks(std::string_view style);

/// SHA-256 in base64, as a content security policy names a text.
std::string digest_for_policy(std::string_view text);

}  // namespace crosswalk
