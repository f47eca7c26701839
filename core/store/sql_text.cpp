// SPDX-License-Identifier: Apache-2.0
#include "store/engine.h"

#include <utility>

namespace crosswalk {

std::string Chunk::shown(std::size_t column, std::size_t row, int scale) const {
    switch (columns_[column].storage) {
        case Storage::text:
            return std::string(text(column, row));
        case Storage::date:
            return print(date(column, row));
        case Storage::boolean:
            return number(column, row) != 0 ? "true" : "false";
        default:
            break;
    }
    auto const value = Decimal::make(number(column, row), scale);
    return value ? print(*value) : "(more than 38 digits)";
}

Result<Transaction> Transaction::begin(Engine& engine) {
    TRY(engine.run("BEGIN TRANSACTION"));
    return Transaction(engine);
}

Transaction::Transaction(Transaction&& other) noexcept
    : engine_(std::exchange(other.engine_, nullptr)) {}

Transaction::~Transaction() {
    // After a failed statement the transaction may be gone already; either way nothing remains of
    // it.
    if (engine_ != nullptr) static_cast<void>(engine_->run("ROLLBACK"));
}

Result<void> Transaction::commit() {
    TRY(engine_->run("COMMIT"));
    engine_ = nullptr;
    return {};
}

std::string sql_name(std::string_view name) {
    std::string quoted = "\"";
    for (char const c : name) {
        invariant(c != '\0', "names in a compact have no NUL");
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

std::string sql_text(std::string_view text) {
    std::string written = "'";
    for (char const c : text) {
        if (c == '\0') {
            written += "' || chr(0) || '";
            continue;
        }
        written += c;
        if (c == '\'') written += c;
    }
    written += '\'';
    return text.find('\0') == std::string_view::npos ? written : "(" + written + ")";
}

std::string sql_date(Date date) { return "DATE '" + print(date) + "'"; }

}  // namespace crosswalk
