// SPDX-License-Identifier: Apache-2.0
#include "store/engine.h"

#include "store/engine_failure.h"
#include "store/exact_sum.h"
#include "text/utf8.h"

#include <duckdb.h>

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>

namespace crosswalk {
namespace {

/// The result of one call, freed at the end.
class RawResult {
public:
    RawResult() = default;
    RawResult(RawResult&& other) noexcept : raw_(std::exchange(other.raw_, duckdb_result{})) {}
    RawResult& operator=(RawResult&& other) noexcept {
        std::swap(raw_, other.raw_);
        return *this;
    }
    ~RawResult() { duckdb_destroy_result(&raw_); }
    duckdb_result* get() { return &raw_; }

    std::unexpected<Diagnostic> failure() {
        auto const* const message = duckdb_result_error(&raw_);
        return engine_failure(static_cast<int>(duckdb_result_error_type(&raw_)),
                              message == nullptr ? "" : message);
    }

private:
    duckdb_result raw_{};
};

class Prepared {
public:
    Prepared() = default;
    Prepared(Prepared const&) = delete;
    Prepared& operator=(Prepared const&) = delete;
    ~Prepared() { duckdb_destroy_prepare(&raw_); }
    duckdb_prepared_statement* get() { return &raw_; }

private:
    duckdb_prepared_statement raw_ = nullptr;
};

Storage storage_of(duckdb_logical_type type) {
    auto const id = duckdb_get_type_id(type);
    switch (id == DUCKDB_TYPE_DECIMAL ? duckdb_decimal_internal_type(type) : id) {
        case DUCKDB_TYPE_BOOLEAN:
            return Storage::boolean;
        case DUCKDB_TYPE_SMALLINT:
            return Storage::int16;
        case DUCKDB_TYPE_INTEGER:
            return Storage::int32;
        case DUCKDB_TYPE_BIGINT:
            return Storage::int64;
        case DUCKDB_TYPE_HUGEINT:
            return Storage::int128;
        case DUCKDB_TYPE_DATE:
            return Storage::date;
        case DUCKDB_TYPE_VARCHAR:
            return Storage::text;
        default:
            return Storage::other;
    }
}

/// The engine aligns 128-bit numbers to 8 bytes only, so they are copied, never pointed at.
template <class T>
T element(void const* data, std::size_t row) {
    T value{};
    std::memcpy(&value, static_cast<char const*>(data) + row * sizeof value, sizeof value);
    return value;
}

/// Runs `call` on a thread of its own and asks `progress` ten times a second whether to go on.
template <class Call>
duckdb_state watched(duckdb_connection connection, Progress const& progress, Call call) {
    if (!progress) return call();
    std::mutex mutex;
    std::condition_variable ended;
    bool is_over = false;
    duckdb_state state = DuckDBError;
    std::jthread const worker([&] {
        auto const result = call();
        std::lock_guard const lock(mutex);
        state = result;
        is_over = true;
        ended.notify_all();
    });
    std::unique_lock lock(mutex);
    while (!ended.wait_for(lock, std::chrono::milliseconds(100), [&] { return is_over; })) {
        lock.unlock();
        auto const now = duckdb_query_progress(connection);
        if (!progress(now.rows_processed, now.total_rows_to_process)) duckdb_interrupt(connection);
        lock.lock();
    }
    return state;
}

}  // namespace

Int128 Chunk::number(std::size_t column, std::size_t row) const {
    auto const& cells = columns_[column];
    switch (cells.storage) {
        case Storage::boolean:
            return element<bool>(cells.data, row) ? 1 : 0;
        case Storage::int16:
            return element<std::int16_t>(cells.data, row);
        case Storage::int32:
        case Storage::date:
            return element<std::int32_t>(cells.data, row);
        case Storage::int64:
            return element<std::int64_t>(cells.data, row);
        case Storage::int128:
            return element<Int128>(cells.data, row);
        case Storage::text:
        case Storage::other:
            break;
    }
    invariant(false, "only columns of numbers are asked for a number");
    return 0;
}

std::string_view Chunk::text(std::size_t column, std::size_t row) const {
    invariant(columns_[column].storage == Storage::text, "only columns of text are asked for text");
    auto const* const all = static_cast<duckdb_string_t const*>(columns_[column].data);
    auto* const value = const_cast<duckdb_string_t*>(all + row);  // the C interface forgot const
    return {duckdb_string_t_data(value), duckdb_string_t_length(*value)};
}

struct Rows::State {
    RawResult result;
    duckdb_data_chunk raw = nullptr;
    Chunk chunk;

    State() = default;
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State() { duckdb_destroy_data_chunk(&raw); }
};

Rows::Rows(std::unique_ptr<State> state) : state_(std::move(state)) {}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

std::size_t Rows::columns() const { return duckdb_column_count(state_->result.get()); }

std::string Rows::column_name(std::size_t column) const {
    return duckdb_column_name(state_->result.get(), column);
}

std::string Rows::column_type(std::size_t column) const {
    auto type = duckdb_column_logical_type(state_->result.get(), column);
    auto const id = duckdb_get_type_id(type);
    duckdb_destroy_logical_type(&type);
    switch (id) {
        case DUCKDB_TYPE_FLOAT:
        case DUCKDB_TYPE_DOUBLE:
            return "floating point";
        case DUCKDB_TYPE_BLOB:
            return "bytes";
        case DUCKDB_TYPE_LIST:
        case DUCKDB_TYPE_ARRAY:
        case DUCKDB_TYPE_STRUCT:
        case DUCKDB_TYPE_MAP:
        case DUCKDB_TYPE_UNION:
            return "nested values";
        case DUCKDB_TYPE_TIMESTAMP_TZ:
            return "times with a time zone";
        default:
            return "plain values";
    }
}

Result<Chunk const*> Rows::next() {
    duckdb_destroy_data_chunk(&state_->raw);
    state_->raw = duckdb_fetch_chunk(*state_->result.get());
    if (state_->raw == nullptr) {
        auto const* const message = duckdb_result_error(state_->result.get());
        if (message != nullptr && *message != '\0') return state_->result.failure();
        return nullptr;
    }
    auto& chunk = state_->chunk;
    chunk.rows_ = duckdb_data_chunk_get_size(state_->raw);
    chunk.columns_.resize(duckdb_data_chunk_get_column_count(state_->raw));
    for (std::size_t i = 0; i < chunk.columns_.size(); ++i) {
        auto* const vector = duckdb_data_chunk_get_vector(state_->raw, i);
        auto type = duckdb_vector_get_column_type(vector);
        chunk.columns_[i] = {storage_of(type), duckdb_vector_get_data(vector),
                             duckdb_vector_get_validity(vector)};
        duckdb_destroy_logical_type(&type);
    }
    return &chunk;
}

Result<std::vector<std::vector<std::optional<std::string>>>> Rows::texts() {
    std::vector<std::pair<Storage, int>> kinds;
    for (std::size_t i = 0; i < columns(); ++i) {
        auto type = duckdb_column_logical_type(state_->result.get(), i);
        bool const is_decimal = duckdb_get_type_id(type) == DUCKDB_TYPE_DECIMAL;
        kinds.emplace_back(storage_of(type), is_decimal ? duckdb_decimal_scale(type) : 0);
        duckdb_destroy_logical_type(&type);
        if (kinds.back().first != Storage::other) continue;
        return failure("F045",
                       "the column " + crosswalk::quoted(column_name(i)) + " cannot be shown",
                       "cast it to a text: CAST(... AS VARCHAR)");
    }
    std::vector<std::vector<std::optional<std::string>>> all;
    for (;;) {
        TRY_ASSIGN(auto const* const chunk, next());
        if (chunk == nullptr) return all;
        for (std::size_t row = 0; row < chunk->rows(); ++row) {
            auto& texts = all.emplace_back(kinds.size());
            for (std::size_t i = 0; i < kinds.size(); ++i) {
                if (chunk->is_missing(i, row)) continue;
                texts[i] = chunk->shown(i, row, kinds[i].second);
            }
        }
    }
}

struct Engine::State {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    duckdb_connection streaming = nullptr;  ///< an answer being read blocks its connection

    State() = default;
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State() {
        duckdb_disconnect(&streaming);
        duckdb_disconnect(&connection);
        duckdb_close(&database);
    }
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(EngineOptions const& options) {
    auto state = std::make_unique<State>();
    duckdb_config config = nullptr;
    invariant(duckdb_create_config(&config) == DuckDBSuccess, "an empty configuration can be made");
    if (options.read_only) duckdb_set_config(config, "access_mode", "READ_ONLY");
    char* message = nullptr;
    auto const opened =
        duckdb_open_ext(options.database.empty() ? nullptr : options.database.c_str(),
                        &state->database, config, &message);
    duckdb_destroy_config(&config);
    if (opened != DuckDBSuccess) {
        auto reason = database_failure(options.database, message == nullptr ? "" : message);
        duckdb_free(message);
        return reason;
    }
    if (duckdb_connect(state->database, &state->connection) != DuckDBSuccess ||
        duckdb_connect(state->database, &state->streaming) != DuckDBSuccess) {
        return engine_failure(0, "no connection");
    }
    register_exact_sum(state->connection);
    Engine engine(std::move(state));
    // The order matters: what may be read is said while it still can be; nothing after the lock.
    std::string folders;
    for (auto const& folder : options.readable) {
        folders += (folders.empty() ? "" : ", ") + sql_text(folder);
    }
    if (!options.temp_directory.empty()) {
        TRY(engine.run("SET temp_directory = " + sql_text(options.temp_directory)));
    } else if (options.database.empty()) {
        TRY(engine.run("SET temp_directory = ''"));  // a reading leaves nothing on the disk
    }
    TRY(engine.run("SET allowed_directories = [" + folders + "]"));
    TRY(engine.run("SET enable_external_access = false"));
    TRY(engine.run("SET autoinstall_known_extensions = false"));
    TRY(engine.run("SET autoload_known_extensions = false"));
    TRY(engine.run("SET allow_community_extensions = false"));
    if (options.threads > 0) TRY(engine.run("SET threads = " + std::to_string(options.threads)));
    if (options.memory_limit_mb > 0) {
        TRY(engine.run("SET memory_limit = '" + std::to_string(options.memory_limit_mb) + "MiB'"));
    }
    TRY(engine.run("SET TimeZone = 'UTC'"));
    TRY(engine.run("SET enable_progress_bar = true"));  // counted, so that it can be asked for
    TRY(engine.run("SET enable_progress_bar_print = false"));
    TRY(engine.run("SET lock_configuration = true"));
    return engine;
}

Result<void> Engine::run(std::string const& sql) {
    TRY(query(sql));
    return {};
}

Result<Rows> Engine::query(std::string const& sql, Progress const& progress) const {
    invariant(sql.find('\0') == std::string::npos, "sql_text writes NUL as chr(0)");
    auto rows = std::make_unique<Rows::State>();
    auto const state = watched(state_->connection, progress, [&] {
        return duckdb_query(state_->connection, sql.c_str(), rows->result.get());
    });
    if (state != DuckDBSuccess) return rows->result.failure();
    return Rows(std::move(rows));
}

Result<Rows> Engine::stream(std::string const& sql) const {
    invariant(sql.find('\0') == std::string::npos, "sql_text writes NUL as chr(0)");
    Prepared prepared;
    if (duckdb_prepare(state_->streaming, sql.c_str(), prepared.get()) != DuckDBSuccess) {
        auto const* const message = duckdb_prepare_error(*prepared.get());
        return engine_failure(0, message == nullptr ? "" : message);
    }
    auto rows = std::make_unique<Rows::State>();
    if (duckdb_execute_prepared_streaming(*prepared.get(), rows->result.get()) != DuckDBSuccess) {
        return rows->result.failure();
    }
    return Rows(std::move(rows));
}

Result<std::int64_t> Engine::number(std::string const& sql) const {
    TRY_ASSIGN(auto rows, query(sql));
    TRY_ASSIGN(auto const* const chunk, rows.next());
    invariant(chunk != nullptr && chunk->rows() == 1, "the question has one answer");
    return chunk->is_missing(0, 0) ? 0 : chunk->count(0, 0);
}

Result<Rows> Engine::select(std::string const& sql) const {
    auto const refused = [](std::string what) {
        return failure("F045", "only one SELECT may be asked here, and this is " + std::move(what),
                       "write one SELECT statement; nothing was run");
    };
    if (sql.find('\0') != std::string::npos) return refused("a text with a NUL byte");
    duckdb_extracted_statements statements = nullptr;
    auto const count = duckdb_extract_statements(state_->connection, sql.c_str(), &statements);
    struct Freed {
        duckdb_extracted_statements* statements;
        ~Freed() { duckdb_destroy_extracted(statements); }
    } const freed{&statements};
    if (count == 0) return refused("not SQL");
    if (count != 1) return refused(std::to_string(count) + " statements");
    Prepared prepared;
    if (duckdb_prepare_extracted_statement(state_->connection, statements, 0, prepared.get()) !=
        DuckDBSuccess) {
        auto const* const message = duckdb_prepare_error(*prepared.get());
        return question_failure(message == nullptr ? "" : message);
    }
    if (duckdb_prepared_statement_type(*prepared.get()) != DUCKDB_STATEMENT_TYPE_SELECT) {
        return refused("another kind of statement");
    }
    auto rows = std::make_unique<Rows::State>();
    if (duckdb_execute_prepared(*prepared.get(), rows->result.get()) != DuckDBSuccess) {
        return rows->result.failure();
    }
    return Rows(std::move(rows));
}

struct TableWriter::State {
    static constexpr std::size_t no_row = static_cast<std::size_t>(-1);

    duckdb_appender appender = nullptr;
    duckdb_data_chunk chunk = nullptr;
    struct Column {
        Storage storage = Storage::other;
        duckdb_vector vector = nullptr;
        void* data = nullptr;
        std::uint64_t* present = nullptr;
    };
    std::vector<Column> columns;
    std::size_t row = 0;
    std::size_t capacity = 0;

    State() = default;
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State() {
        duckdb_destroy_data_chunk(&chunk);
        // What was not finished is rolled back with its transaction; the reason was reported.
        static_cast<void>(duckdb_appender_destroy(&appender));
    }

    std::unexpected<Diagnostic> failure() const {
        auto* data = duckdb_appender_error_data(appender);
        auto reason = engine_failure(static_cast<int>(duckdb_error_data_error_type(data)),
                                     duckdb_error_data_message(data));
        duckdb_destroy_error_data(&data);
        return reason;
    }

    void look_at_vectors() {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto& column = columns[i];
            column.vector = duckdb_data_chunk_get_vector(chunk, i);
            column.data = duckdb_vector_get_data(column.vector);
            duckdb_vector_ensure_validity_writable(column.vector);
            column.present = duckdb_vector_get_validity(column.vector);
        }
    }

    Result<void> send() {
        if (row == 0) return {};
        duckdb_data_chunk_set_size(chunk, row);
        if (duckdb_append_data_chunk(appender, chunk) != DuckDBSuccess) return failure();
        duckdb_data_chunk_reset(chunk);
        look_at_vectors();
        row = 0;
        return {};
    }

    template <class T>
    void put(Column const& column, Int128 value) const {
        auto const stored = static_cast<T>(value);
        std::memcpy(static_cast<char*>(column.data) + row * sizeof stored, &stored, sizeof stored);
    }
};

TableWriter::TableWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
TableWriter::TableWriter(TableWriter&&) noexcept = default;
TableWriter& TableWriter::operator=(TableWriter&&) noexcept = default;
TableWriter::~TableWriter() = default;

Result<TableWriter> Engine::writer(std::string const& table) {
    auto state = std::make_unique<TableWriter::State>();
    if (duckdb_appender_create(state_->connection, nullptr, table.c_str(), &state->appender) !=
        DuckDBSuccess) {
        return state->failure();
    }
    std::vector<duckdb_logical_type> types;
    state->columns.resize(duckdb_appender_column_count(state->appender));
    for (std::size_t i = 0; i < state->columns.size(); ++i) {
        types.push_back(duckdb_appender_column_type(state->appender, i));
        state->columns[i].storage = storage_of(types.back());
    }
    state->chunk = duckdb_create_data_chunk(types.data(), types.size());
    for (auto& type : types) duckdb_destroy_logical_type(&type);
    state->capacity = duckdb_vector_size();
    state->look_at_vectors();
    return TableWriter(std::move(state));
}

void TableWriter::set_missing(std::size_t column) {
    duckdb_validity_set_row_invalid(state_->columns[column].present, state_->row);
}

void TableWriter::set_number(std::size_t column, Int128 value) {
    auto const& cells = state_->columns[column];
    duckdb_validity_set_row_valid(cells.present, state_->row);
    switch (cells.storage) {
        case Storage::boolean:
            return state_->put<bool>(cells, value);
        case Storage::int16:
            return state_->put<std::int16_t>(cells, value);
        case Storage::int32:
        case Storage::date:
            return state_->put<std::int32_t>(cells, value);
        case Storage::int64:
            return state_->put<std::int64_t>(cells, value);
        case Storage::int128:
            return state_->put<Int128>(cells, value);
        case Storage::text:
        case Storage::other:
            break;
    }
    invariant(false, "only columns of numbers are given a number");
}

void TableWriter::set_text(std::size_t column, std::string_view value) {
    auto const& cells = state_->columns[column];
    invariant(cells.storage == Storage::text, "only columns of text are given text");
    duckdb_validity_set_row_valid(cells.present, state_->row);
    duckdb_vector_assign_string_element_len(cells.vector, state_->row, value.data(), value.size());
}

Result<void> TableWriter::end_row() {
    if (++state_->row < state_->capacity) return {};
    return state_->send();
}

Result<void> TableWriter::finish() {
    TRY(state_->send());
    if (duckdb_appender_close(state_->appender) != DuckDBSuccess) return state_->failure();
    return {};
}

}  // namespace crosswalk
