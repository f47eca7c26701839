// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Writes JSON member by member, in the order it is told: the same calls give the same bytes.
///
/// There is no way to write a number with a fraction: exact numbers are strings. Objects and arrays
/// opened on one line stay on it, so that a series has a line per period.
class JsonWriter {
public:
    enum class Shape { lines, one_line };

    JsonWriter& begin_object(Shape shape = Shape::lines) { return begin('{', shape); }
    JsonWriter& begin_array(Shape shape = Shape::lines) { return begin('[', shape); }
    JsonWriter& end();  ///< of the object or array opened last
    JsonWriter& key(std::string_view name);

    JsonWriter& text(std::string_view value);
    JsonWriter& whole(std::int64_t value);
    JsonWriter& truth(bool value);
    JsonWriter& null();

    /// What was written, with a newline at its end. Everything opened must have been ended.
    std::string take();

private:
    struct Open {
        char end = '}';
        bool one_line = false;
        bool empty = true;
    };
    std::string out_;
    std::vector<Open> open_;
    bool after_key_ = false;

    JsonWriter& begin(char bracket, Shape shape);
    void separate();
    void new_line();
};

/// A JSON string with its quotes. A byte that is not UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

}  // namespace crosswalk
