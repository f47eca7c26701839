// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/record.h"
#include "store/record_buffer.h"
#include "text/result.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace crosswalk {

/// Cuts CSV or TSV into records, strictly, and always knows the line.
///
/// Source    RFC 4180. Beyond it: LF, CRLF and CR all end a line; blank lines are passed over; a
///           byte
///           order mark is passed over; the separator may be a tab.
/// Domain    any bytes
/// Errors    F010 a record that is too long, F027 a quote where none may be: the record is returned
///           with its fault and the next one is cut as if nothing had happened.
///           F028 a quote that is never closed: nothing after it can be trusted, so this is the
///           failure of the whole file; its place is the opening quote
class DelimitedReader {
public:
    DelimitedReader(ByteSource source, char separator);

    /// The next record, or nothing at the end of the file.
    Result<Record const*> next();
    ByteSource& source() { return buffer_.source(); }

private:
    /// Where the scan of a record stopped when it ran out of bytes.
    enum class Inside { plain, quotes, quote, carriage_return };
    enum class Scan { complete, ran_out };

    Result<void> pass_byte_order_mark();
    Scan scan();
    Scan scan_quoted(char*& at);
    void pass_plain(char*& at);
    Scan end_of_cell(char*& at, bool& is_record_complete);
    void add_cell(char const* from, char const* to, bool is_quoted);
    void misplaced_quote();
    void too_long();
    void note_open_quote();
    Result<bool> pass_long_record();
    bool pass_byte(char c);
    std::unexpected<Diagnostic> unclosed_quote() const;
    void unescape();

    RecordBuffer buffer_;
    char separator_;
    std::array<bool, 256> is_special_{};
    Record record_;
    std::vector<std::size_t> escaped_;  ///< cells that hold doubled quotes
    std::uint64_t line_ = 1;
    bool is_started_ = false;
    Inside inside_ = Inside::plain;
    std::uint64_t lines_in_record_ = 0;
    std::size_t open_quote_ = 0;  ///< the last one scanned, from the start of the record
    std::uint64_t quote_line_ = 0;
    std::uint32_t quote_column_ = 0;
};

}  // namespace crosswalk
