// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quantity/date.h"
#include "quantity/decimal.h"
#include "store/progress.h"
#include "text/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

struct EngineOptions {
    std::string database = {};  ///< file, or empty for memory
    int threads = 0;
    std::int64_t memory_limit_mb = 0;
    std::string temp_directory = {};
    std::vector<std::string> readable = {};  ///< folders
    bool read_only = false;
};

/// How a column lies in memory. A decimal lies in the smallest of the numbers that holds its
/// digits.
enum class Storage { boolean, int16, int32, int64, int128, date, text, other };

/// Up to a few thousand rows of a result; valid until the next one is asked for.
class Chunk {
public:
    std::size_t rows() const { return rows_; }
    bool is_missing(std::size_t column, std::size_t row) const {
        auto const* const present = columns_[column].present;
        return present != nullptr && ((present[row / 64] >> (row % 64)) & 1U) == 0;
    }
    /// Whole numbers, coefficients of decimals, days of dates, 0 and 1 of booleans.
    Int128 number(std::size_t column, std::size_t row) const;
    std::string_view text(std::size_t column, std::size_t row) const;
    /// Any of them as text; `scale` is that of a decimal, else 0.
    std::string shown(std::size_t column, std::size_t row, int scale) const;
    Date date(std::size_t column, std::size_t row) const {
        return Date::from_days(static_cast<std::int32_t>(number(column, row)));
    }
    std::int64_t count(std::size_t column, std::size_t row) const {
        return static_cast<std::int64_t>(number(column, row));
    }

private:
    friend class Rows;
    struct Column {
        Storage storage = Storage::other;
        void const* data = nullptr;
        std::uint64_t const* present = nullptr;
    };
    std::vector<Column> columns_;
    std::size_t rows_ = 0;
};

/// What a query answers.
class Rows {
public:
    Rows(Rows&&) noexcept;
    Rows& operator=(Rows&&) noexcept;
    ~Rows();

    /// The next rows, or nothing after the last.
    Result<Chunk const*> next();
    std::size_t columns() const;
    std::string column_name(std::size_t column) const;
    /// "plain values", "floating point", "nested values", "bytes": what matters for taking it in.
    std::string column_type(std::size_t column) const;
    /// All rows as text. F045 for a column whose values are no numbers, texts, days or truths.
    Result<std::vector<std::vector<std::optional<std::string>>>> texts();

private:
    friend class Engine;
    struct State;
    explicit Rows(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Adds rows to the end of one table, column by column in the order of the table.
class TableWriter {
public:
    TableWriter(TableWriter&&) noexcept;
    TableWriter& operator=(TableWriter&&) noexcept;
    ~TableWriter();

    void set_missing(std::size_t column);
    void set_number(std::size_t column, Int128 value);  ///< also dates (days) and booleans
    void set_text(std::size_t column, std::string_view value);

    /// The row is complete. A row that was begun and never ended is overwritten by the next.
    Result<void> end_row();
    Result<void> finish();

private:
    friend class Engine;
    struct State;
    explicit TableWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// DuckDB through its C interface, closed in: it reads only the folders it was given, loads no
/// extension, and its settings are locked.
class Engine {
public:
    static Result<Engine> open(EngineOptions const& options);
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;
    ~Engine();

    /// Runs a statement of ours.
    Result<void> run(std::string const& sql);
    /// Asks a question of ours; everything is computed before this returns.
    Result<Rows> query(std::string const& sql, Progress const& progress = {}) const;
    /// The same, computed while it is read, for answers larger than memory. Sees only files and
    /// what is committed; one at a time.
    Result<Rows> stream(std::string const& sql) const;
    /// One number, such as a count.
    Result<std::int64_t> number(std::string const& sql) const;
    /// Runs what somebody else wrote: one SELECT and nothing else. F045 says what it is instead.
    Result<Rows> select(std::string const& sql) const;

    Result<TableWriter> writer(std::string const& table);

private:
    struct State;
    explicit Engine(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Begins a transaction and undoes it unless it is committed.
class Transaction {
public:
    static Result<Transaction> begin(Engine& engine);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(Engine& engine) : engine_(&engine) {}
    Engine* engine_;
};

/// A name and a text as SQL writes them; neither can end early, whatever stands in it.
std::string sql_name(std::string_view name);
std::string sql_text(std::string_view text);
std::string sql_date(Date date);

}  // namespace crosswalk
