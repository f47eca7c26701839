// SPDX-License-Identifier: Apache-2.0
#include "store/postgres.h"
#include "store/record_database.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::uint64_t format = 1;

constexpr auto select_newest = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1";

/// How many entries are asked for, and how many bytes are sent, at a time.
constexpr std::uint64_t read_at_once = 2000;
constexpr std::size_t sent_at_once = 4U << 20U;

/// The tables of a record. `note` is bytes, so that no encoding of the server changes a letter.
std::vector<PostgresStatement> founding(std::string const& schema) {
    return {{"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"},
            {"CREATE TABLE " + schema + ".record (format int8 NOT NULL)"},
            {"INSERT INTO " + schema + ".record VALUES (" + std::to_string(format) + ")"},
            {"CREATE TABLE " + schema + ".entry (number int8 PRIMARY KEY, bytes bytea NOT NULL)"},
            {"CREATE TABLE " + schema +
             ".tile (level int8, number int8, hashes bytea NOT NULL, PRIMARY KEY (level, number))"},
            {"CREATE TABLE " + schema + ".checkpoint (size int8 PRIMARY KEY, note bytea NOT NULL)"},
            {"SELECT pg_current_xact_id()::text::int8"}};
}

PostgresStatement keep(std::uint64_t size, std::string const& note) {
    return {
        "INSERT INTO checkpoint VALUES ($1, $2) ON CONFLICT (size) DO UPDATE SET "
        "note = excluded.note",
        {PostgresValue::number(size), PostgresValue::bytes(note)},
        true};
}

/// As many entries as one message takes.
PostgresStatement entries_from(Addition const& addition, std::size_t& next) {
    auto const first = addition.first + next;
    std::vector<std::string_view> list;
    for (std::size_t bytes = 0; next < addition.entries.size() && bytes < sent_at_once; ++next) {
        list.emplace_back(addition.entries[next]);
        bytes += list.back().size();
    }
    return {
        "INSERT INTO entry SELECT $1 + place - 1, bytes FROM unnest($2) WITH ORDINALITY AS "
        "added (bytes, place)",
        {PostgresValue::number(first), PostgresValue::bytes_of(list)},
        true};
}

PostgresStatement tiles_of(Addition const& addition) {
    std::vector<std::uint64_t> levels;
    std::vector<std::uint64_t> numbers;
    std::vector<std::string_view> hashes;
    for (auto const& tile : addition.tiles) {
        levels.push_back(tile.id.level);
        numbers.push_back(tile.id.index);
        hashes.emplace_back(tile.hashes);
    }
    return {
        "INSERT INTO tile SELECT * FROM unnest($1, $2, $3) ON CONFLICT (level, number) DO UPDATE "
        "SET hashes = excluded.hashes",
        {PostgresValue::numbers(levels), PostgresValue::numbers(numbers),
         PostgresValue::bytes_of(hashes)}};
}

std::vector<PostgresStatement> statements_of(Addition const& addition) {
    std::vector<PostgresStatement> statements;
    for (std::size_t next = 0; next < addition.entries.size();) {
        statements.push_back(entries_from(addition, next));
    }
    if (!addition.tiles.empty()) statements.push_back(tiles_of(addition));
    if (addition.drops_checkpoint_before) {
        statements.push_back({"DELETE FROM checkpoint WHERE size = $1",
                              {PostgresValue::number(addition.first)},
                              true});
    }
    if (!addition.checkpoint.empty()) {
        statements.push_back(keep(addition.size, addition.checkpoint));
    }
    return statements;
}

/// A connection to a schema that is there and holds no record.
Result<Postgres> connect_to_vacant(PostgresAddress const& address) {
    TRY_ASSIGN(auto database, Postgres::connect(address, longest_write));
    auto const& schema = address.schema;
    auto const name = PostgresValue::bytes(schema);
    TRY_ASSIGN(auto const schemas,
               database.run("SELECT 1 FROM pg_namespace WHERE nspname = convert_from($1, 'UTF8')",
                            {name}));
    // Its owner may have made it for one who may not make any.
    if (schemas.size() == 0) TRY(database.run("CREATE SCHEMA IF NOT EXISTS " + schema));
    TRY_ASSIGN(auto const tables,
               database.run("SELECT 1 FROM pg_tables WHERE schemaname = convert_from($1, 'UTF8') "
                            "AND tablename IN ('record', 'entry', 'tile', 'checkpoint')",
                            {name}));
    if (tables.size() == 0) return database;
    return failure("W008", "there is a record already in the schema " + schema,
                   "nothing was changed; name another schema with ?schema=NAME, or look at the "
                   "record with `crosswalk log` in the folder it belongs to");
}

class PostgresRecord final : public RecordDatabase {
public:
    PostgresRecord(PostgresAddress address, std::chrono::milliseconds longest_wait)
        : address_(std::move(address)), longest_wait_(longest_wait) {}

    /// Connects, unless there is a connection. One that was lost inside what `begin` began is not
    /// replaced: what was begun is gone with it.
    Result<void> connect() {
        if (database_ && !database_->is_lost()) return {};
        if (writer_) {
            return failure("W040", "the connection to the record's database was lost while writing",
                           "nothing of it was kept; run the same command again");
        }
        database_.reset();
        is_listening_ = false;
        TRY_ASSIGN(database_, Postgres::connect(address_, longest_wait_));
        return {};
    }

    /// Makes the tables, as the first part of what the next commit ends.
    Result<void> begin_founding() {
        TRY_ASSIGN(database_, connect_to_vacant(address_));
        TRY_ASSIGN(auto const begun, database_->run(founding(address_.schema)));
        writer_ = begun.back().number(0, 0);
        return {};
    }

    Result<void> check_format() {
        TRY_ASSIGN(auto const rows, run("SELECT format FROM record"));
        if (rows.size() == 1 && rows.number(0, 0) <= format) return {};
        return failure("W042",
                       rows.size() == 1
                           ? "the record is of format " + std::to_string(rows.number(0, 0)) +
                                 "; this version of crosswalk knows formats up to " +
                                 std::to_string(format)
                           : "the table `record` of the database is not a record's",
                       "use the newer version of crosswalk that wrote it");
    }

    Result<std::uint64_t> size() override {
        TRY_ASSIGN(auto const rows, run("SELECT coalesce(max(number) + 1, 0) FROM entry"));
        return rows.number(0, 0);
    }

    Result<void> read(std::uint64_t begin, std::uint64_t end, EntrySeen const& seen) override {
        for (auto next = begin; next < end;) {
            auto const stop = next + std::min(end - next, read_at_once);
            TRY_ASSIGN(auto const rows,
                       run("SELECT number, bytes FROM entry WHERE number >= $1 AND number < $2 "
                           "ORDER BY number",
                           {PostgresValue::number(next), PostgresValue::number(stop)}));
            for (std::size_t row = 0; row < rows.size() && rows.number(row, 0) == next; ++row) {
                TRY(seen(next++, rows.bytes(row, 1)));
            }
            if (next < stop) return gap(next);
        }
        return {};
    }

    Result<std::optional<std::string>> tile(unsigned level, std::uint64_t index) override {
        return first_of("SELECT hashes FROM tile WHERE level = $1 AND number = $2",
                        {PostgresValue::number(level), PostgresValue::number(index)});
    }

    Result<std::optional<std::string>> checkpoint() override {
        if (newest_) return *newest_;
        return first_of(select_newest, {});
    }

    Result<std::vector<std::string>> checkpoints() override {
        TRY_ASSIGN(auto const rows, run("SELECT note FROM checkpoint ORDER BY size"));
        std::vector<std::string> notes;
        for (std::size_t row = 0; row < rows.size(); ++row) notes.emplace_back(rows.bytes(row, 0));
        return notes;
    }

    /// Whoever has locked the row of `record` writes, until its transaction ends. Each statement
    /// of a transaction that reads what is committed sees all that was there when it began: the
    /// size is asked for after the lock is had.
    Result<std::uint64_t> begin() override {
        TRY(connect());
        static std::array<PostgresStatement, 4> const beginning = {
            {{"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", {}, true},
             {"SELECT format FROM record FOR UPDATE", {}, true},
             {"SELECT coalesce(max(number) + 1, 0), pg_current_xact_id()::text::int8 FROM entry",
              {},
              true},
             {select_newest, {}, true}}};
        auto const begun = database_->run(beginning);
        if (!begun) {
            roll_back();
            return std::unexpected(begun.error());
        }
        writer_ = begun->at(2).number(0, 1);
        newest_ = first_in(begun->at(3));
        return begun->at(2).number(0, 0);
    }

    Result<void> add(Addition const& addition) override {
        invariant(writer_.has_value(), "what is added was begun");
        newest_.reset();
        TRY(connect());
        TRY(database_->run(statements_of(addition)));
        return {};
    }

    Result<void> commit(Addition const& addition) override {
        invariant(writer_.has_value(), "a commit ends what was begun");
        newest_.reset();
        TRY(connect());
        auto statements = statements_of(addition);
        statements.push_back({"NOTIFY " + channel(), {}, true});
        statements.push_back({"COMMIT", {}, true});
        auto const written = database_->run(statements);
        if (written && written->back().done() == "COMMIT") {
            writer_.reset();
            return {};
        }
        if (!written && database_->is_lost()) return settle(written.error());
        roll_back();
        if (!written) return std::unexpected(written.error());
        return failure("W040", "the record's database took nothing", "run the same command again");
    }

    void roll_back() override {
        writer_.reset();
        newest_.reset();
        if (!database_ || database_->is_lost()) return;
        // A connection that cannot even roll back is given up; the server does it then.
        if (!database_->run("ROLLBACK")) database_.reset();
    }

    Result<std::uint64_t> wait_for_news(std::uint64_t known,
                                        std::chrono::milliseconds longest) override {
        TRY(connect());
        if (!is_listening_) TRY(database_->run("LISTEN " + channel()));
        is_listening_ = true;
        // What came before is asked for after listening has begun, so that nothing is missed.
        TRY_ASSIGN(auto const there, size());
        if (there != known) return there;
        TRY_ASSIGN(bool const is_told, database_->wait_for_notification(longest));
        return is_told ? size() : there;
    }

private:
    std::string channel() const { return "crosswalk_" + address_.schema; }

    static Result<void> gap(std::uint64_t number) {
        return failure("W040", "entry " + std::to_string(number) + " is missing in the record",
                       "keep a copy of the database, and put the record back from a backup");
    }

    Result<PostgresRows> run(std::string sql, std::vector<PostgresValue> values = {}) {
        TRY(connect());
        return database_->run(std::move(sql), std::move(values));
    }

    Result<std::optional<std::string>> first_of(std::string sql,
                                                std::vector<PostgresValue> values) {
        TRY_ASSIGN(auto const rows, run(std::move(sql), std::move(values)));
        return first_in(rows);
    }

    static std::optional<std::string> first_in(PostgresRows const& rows) {
        if (rows.size() == 0) return std::nullopt;
        return std::string(rows.bytes(0, 0));
    }

    /// The connection was lost while committing: the server may have done it and had no way to say
    /// so. Taking the lock again waits for the end of what was begun; then the server knows.
    Result<void> settle(Diagnostic const& lost) {
        auto const begun = *std::exchange(writer_, {});
        auto const fate = [&]() -> Result<bool> {
            TRY(this->begin());
            auto rows = database_->run("SELECT pg_xact_status($1::text::xid8) = 'committed'",
                                       {PostgresValue::number(begun)});
            roll_back();
            if (!rows) return std::unexpected(rows.error());
            return rows->size() == 1 && rows->bytes(0, 0) == std::string_view("\1", 1);
        }();
        if (!fate) {
            auto reason = lost;
            reason.help =
                "whether the entries were kept is not known: look with `crosswalk log` "
                "when the server is back, before running the same command again";
            return std::unexpected(std::move(reason));
        }
        if (*fate) return {};
        return std::unexpected(lost);
    }

    PostgresAddress address_;
    std::chrono::milliseconds longest_wait_;
    std::optional<Postgres> database_;
    std::optional<std::uint64_t> writer_;  ///< the transaction that `begin` began
    /// The newest checkpoint, if any, as `begin` saw it: until something is written it stays.
    std::optional<std::optional<std::string>> newest_;
    bool is_listening_ = false;
};

}  // namespace

Result<std::unique_ptr<RecordDatabase>> create_postgres_record(std::string const& url) {
    TRY_ASSIGN(auto address, PostgresAddress::parse(url));
    TRY_ASSIGN(auto database, connect_to_vacant(address));
    TRY(database.run(founding(address.schema)));
    TRY(database.run("COMMIT"));
    return open_postgres_record(url);
}

Result<std::unique_ptr<RecordDatabase>> begin_postgres_record(std::string const& url) {
    TRY_ASSIGN(auto address, PostgresAddress::parse(url));
    auto record = std::make_unique<PostgresRecord>(std::move(address), longest_write);
    TRY(record->begin_founding());
    return record;
}

Result<std::unique_ptr<RecordDatabase>> open_postgres_record(
    std::string const& url, std::chrono::milliseconds longest_wait) {
    TRY_ASSIGN(auto address, PostgresAddress::parse(url));
    auto record = std::make_unique<PostgresRecord>(std::move(address), longest_wait);
    TRY(record->check_format());
    return record;
}

Result<void> erase_postgres_record(std::string const& url) {
    TRY_ASSIGN(auto address, PostgresAddress::parse(url));
    TRY_ASSIGN(auto database, Postgres::connect(address, longest_write));
    TRY(database.run("DROP TABLE record, entry, tile, checkpoint"));
    return {};
}

}  // namespace crosswalk
