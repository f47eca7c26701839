// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/record.h"
#include "store/record_buffer.h"
#include "text/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Reads JSON lines: one flat object a line. Numbers stay the text they are written as, so nothing
/// goes through binary floating point; null and an absent key are a missing value.
///
/// Source    RFC 8259; strict: no comments, no trailing commas, no key twice
/// Domain    any bytes
/// Errors    of a record, the next one is read as if nothing had happened: F010 too long, F035 not
///           JSON or not an object, F036 a value that is itself a list or an object, F037 a
///           key twice
class JsonLinesReader {
public:
    explicit JsonLinesReader(ByteSource source);

    /// The next record, or nothing at the end. Its cells stand in the order of `names`; names that
    /// a later record brings are added at the end, so earlier records may have fewer cells.
    Result<Record const*> next();
    std::vector<std::string> const& names() const { return names_; }
    ByteSource& source() { return buffer_.source(); }

private:
    Result<bool> find_line(std::string_view& line, bool& is_too_long);
    void parse(std::string_view line);
    bool parse_member();
    bool parse_string(std::string& value);
    bool parse_escape(std::string& value);
    bool parse_hex(char32_t& unit);
    bool parse_value(CellText& cell, std::string& text);
    bool wrong(std::string reason);
    bool wrong_at(std::string_view expected);
    void pass_spaces();
    std::size_t index_of(std::string_view name);

    RecordBuffer buffer_;
    Record record_;
    std::vector<std::string> names_;
    std::vector<std::string> texts_;  ///< decoded values of the record, by name
    std::vector<std::uint64_t> given_in_;  ///< the line that last gave each name
    std::size_t expected_name_ = 0;  ///< keys mostly come in the same order
    std::uint64_t line_ = 0;
    std::string_view whole_;
    std::size_t at_ = 0;
};

}  // namespace crosswalk
