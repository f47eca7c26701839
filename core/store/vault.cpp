// SPDX-License-Identifier: Apache-2.0
#include "store/vault.h"

#include "identity/sha256.h"

#include <chrono>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t salt_bytes = 32;
constexpr std::chrono::seconds longest_wait{5};

// Rows that go are overwritten in the file, and no journal with their bytes stays behind.
constexpr char const* pragmas =
    "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
    "PRAGMA foreign_keys = ON";

constexpr char const* tables =
    "BEGIN;"
    "CREATE TABLE person (number INTEGER PRIMARY KEY, place BLOB NOT NULL UNIQUE,"
    " locked_key BLOB NOT NULL);"
    "CREATE TABLE value (number INTEGER PRIMARY KEY, place BLOB NOT NULL UNIQUE,"
    " token BLOB NOT NULL UNIQUE);"
    "CREATE TABLE held (person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,"
    " value INTEGER NOT NULL REFERENCES value, locked BLOB NOT NULL,"
    " PRIMARY KEY (person, value)) WITHOUT ROWID;"
    "CREATE INDEX held_by ON held (value);"
    "CREATE TABLE file (place BLOB PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TABLE mark (place BLOB NOT NULL);"
    "CREATE TABLE untold (person BLOB PRIMARY KEY, because TEXT NOT NULL) WITHOUT ROWID;"
    "PRAGMA user_version = 1;"
    "COMMIT";

std::string bytes_of(Digest const& digest) {
    return {digest.bytes().begin(), digest.bytes().end()};
}

Digest digest_of(std::string_view bytes) {
    Digest::Bytes made{};
    for (std::size_t i = 0; i < made.size() && i < bytes.size(); ++i) {
        made[i] = static_cast<std::uint8_t>(bytes[i]);
    }
    return Digest(made);
}

/// Names have no NUL byte, so no two lists of names come out the same.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (auto const& part : parts) (text += part) += '\0';
    return text;
}

Digest commitment(std::string_view salt, std::string_view value) {
    return digest(std::string(salt) + std::string(value));
}

}  // namespace

Vault::Vault(Sqlite database, SecretKey const& key)
    : database_(std::move(database)),
      key_(key),
      places_(key.derived("crosswalk vault: places")),
      keys_(key.derived("crosswalk vault: keys of persons")) {}

Result<Vault> Vault::create(std::string const& path, SecretKey const& key) {
    TRY_ASSIGN(auto database, Sqlite::open(path.empty() ? ":memory:" : path, Sqlite::Mode::create));
    TRY(database.run(pragmas));
    TRY(database.run(tables));
    Vault vault(std::move(database), key);
    auto const mark = vault.mark();
    TRY_ASSIGN(auto insert, vault.database_.prepare("INSERT INTO mark VALUES (?)"));
    TRY(insert.bytes(1, mark).run());
    return vault;
}

std::string Vault::mark() const { return bytes_of(places_.keyed_digest("mark")); }

Result<Vault> Vault::open(std::string const& path, SecretKey const& key) {
    TRY_ASSIGN(auto database, Sqlite::open(path, Sqlite::Mode::open));
    database.wait_at_most(longest_wait);
    TRY(database.run(pragmas));
    TRY_ASSIGN(auto const version, database.number("PRAGMA user_version"));
    if (version == 0) {
        return failure("V006", "the vault is empty", "put record/vault/ back from a backup");
    }
    if (version != 1) {
        return failure("W042", "the vault was written by a newer version of crosswalk",
                       "use that version, or a newer one");
    }
    Vault vault(std::move(database), key);
    TRY_ASSIGN(auto find, vault.database_.prepare("SELECT place FROM mark"));
    TRY_ASSIGN(bool const has_mark, find.step());
    if (has_mark && find.bytes_at(0) == vault.mark()) return vault;
    // With another key nobody would be found, and everybody would come a second time.
    return failure("I005", "the vault was not made with this key",
                   "put the vault and its key back from one backup");
}

Result<void> Vault::check() {
    TRY_ASSIGN(auto ask, database_.prepare("PRAGMA integrity_check"));
    TRY_ASSIGN(bool const has_row, ask.step());
    if (has_row && ask.bytes_at(0) == "ok") return {};
    return failure("R054", "the vault is damaged: " + std::string(has_row ? ask.bytes_at(0) : ""),
                   "keep a copy of record/vault/, and put it back from a backup");
}

Result<bool> Vault::had_file(std::string_view dataset, std::string_view sha256) {
    auto const place = bytes_of(places_.keyed_digest(joined({"file", dataset, sha256})));
    TRY_ASSIGN(auto insert, database_.prepare("INSERT OR IGNORE INTO file VALUES (?)"));
    TRY(insert.bytes(1, place).run());
    TRY_ASSIGN(auto const changed, database_.number("SELECT changes()"));
    return changed == 0;
}

Result<void> Vault::copy_to(std::string const& path) {
    TRY_ASSIGN(auto copy, database_.prepare("VACUUM INTO ?"));
    return copy.text(1, path).run();
}

Result<void> Vault::begin() { return database_.run("BEGIN IMMEDIATE"); }
Result<void> Vault::commit() { return database_.run("COMMIT"); }
void Vault::roll_back() { static_cast<void>(database_.run("ROLLBACK")); }

Result<std::optional<Vault::Person>> Vault::person_at(std::string const& place) {
    TRY_ASSIGN(auto find,
               database_.prepare("SELECT number, locked_key FROM person WHERE place = ?"));
    TRY_ASSIGN(bool const is_known, find.bytes(1, place).step());
    if (!is_known) return std::nullopt;
    TRY_ASSIGN(auto const bytes, keys_.unlock(find.bytes_at(1)));
    TRY_ASSIGN(auto const key, SecretKey::of(bytes));
    return Person{find.number_at(0), key};
}

Result<std::optional<Vault::Person>> Vault::find_person(PersonName const& person) {
    auto const& [dataset, name] = person;
    TRY_ASSIGN(auto known,
               person_at(bytes_of(places_.keyed_digest(joined({"person", dataset, name})))));
    if (known) return known;
    // Vaults used to have one person of a name in all datasets together.
    return person_at(bytes_of(places_.keyed_digest(joined({"person", name}))));
}

Result<Vault::Person> Vault::person(PersonName const& person) {
    TRY_ASSIGN(auto known, find_person(person));
    if (known) return *std::move(known);
    auto const place =
        bytes_of(places_.keyed_digest(joined({"person", person.dataset, person.name})));
    auto const key = SecretKey::generate();
    auto const locked = keys_.lock(key.bytes());
    TRY_ASSIGN(auto insert,
               database_.prepare("INSERT INTO person (place, locked_key) VALUES (?, ?)"));
    TRY(insert.bytes(1, place).bytes(2, locked).run());
    TRY_ASSIGN(auto const number, database_.number("SELECT last_insert_rowid()"));
    return Person{number, key};
}

Result<std::optional<Vault::Held>> Vault::held_by_anybody(std::uint64_t value) {
    TRY_ASSIGN(auto find, database_.prepare("SELECT locked, locked_key FROM held JOIN person ON "
                                            "number = person WHERE value = ? LIMIT 1"));
    TRY_ASSIGN(bool const is_held, find.number(1, value).step());
    if (!is_held) return std::nullopt;
    TRY_ASSIGN(auto const bytes, keys_.unlock(find.bytes_at(1)));
    TRY_ASSIGN(auto const key, SecretKey::of(bytes));
    TRY_ASSIGN(auto const held, key.unlock(find.bytes_at(0)));
    return Held{held.substr(0, salt_bytes), held.substr(salt_bytes)};
}

Result<void> Vault::hold(Person const& person, std::uint64_t value, Held const& held) {
    auto const locked = person.key.lock(held.salt + held.value);
    TRY_ASSIGN(auto insert, database_.prepare("INSERT INTO held VALUES (?, ?, ?)"));
    return insert.number(1, person.number).number(2, value).bytes(3, locked).run();
}

Result<Digest> Vault::token(PersonalValue const& value) {
    TRY_ASSIGN(auto const whose, person({value.dataset, value.person}));
    auto const place =
        bytes_of(places_.keyed_digest(joined({"value", value.dataset, value.column, value.value})));
    TRY_ASSIGN(auto find, database_.prepare("SELECT number, token FROM value WHERE place = ?"));
    TRY_ASSIGN(bool const is_known, find.bytes(1, place).step());
    if (!is_known) {
        Held const held{random_bytes(salt_bytes), std::string(value.value)};
        auto const token = commitment(held.salt, held.value);
        auto const token_bytes = bytes_of(token);
        TRY_ASSIGN(auto insert,
                   database_.prepare("INSERT INTO value (place, token) VALUES (?, ?)"));
        TRY(insert.bytes(1, place).bytes(2, token_bytes).run());
        TRY_ASSIGN(auto const number, database_.number("SELECT last_insert_rowid()"));
        TRY(hold(whose, number, held));
        return token;
    }
    auto const number = find.number_at(0);
    auto const token = digest_of(find.bytes_at(1));
    find.end();
    TRY_ASSIGN(auto held_already,
               database_.prepare("SELECT 1 FROM held WHERE person = ? AND value = ?"));
    TRY_ASSIGN(bool const is_held, held_already.number(1, whose.number).number(2, number).step());
    if (is_held) return token;
    TRY_ASSIGN(auto const held, held_by_anybody(number));
    invariant(held.has_value(), "a value goes with the last person who holds it");
    TRY(hold(whose, number, *held));
    return token;
}

Result<std::optional<Digest>> Vault::known_token(PersonalValue const& value) {
    auto const place =
        bytes_of(places_.keyed_digest(joined({"value", value.dataset, value.column, value.value})));
    TRY_ASSIGN(auto find, database_.prepare("SELECT token FROM value WHERE place = ?"));
    TRY_ASSIGN(bool const is_known, find.bytes(1, place).step());
    if (!is_known) return std::nullopt;
    return digest_of(find.bytes_at(0));
}

Result<std::optional<std::string>> Vault::value_of(Digest const& token) {
    auto const bytes = bytes_of(token);
    TRY_ASSIGN(auto find, database_.prepare("SELECT number FROM value WHERE token = ?"));
    TRY_ASSIGN(bool const is_known, find.bytes(1, bytes).step());
    if (!is_known) return std::nullopt;
    TRY_ASSIGN(auto held, held_by_anybody(find.number_at(0)));
    if (!held) return std::nullopt;
    if (commitment(held->salt, held->value) == token) return std::move(held->value);
    return failure("I005", "the value in the vault is not the one the token was made of",
                   "put the vault and its key back from one backup");
}

Result<bool> Vault::knows(PersonName const& person) {
    TRY_ASSIGN(auto const known, find_person(person));
    return known.has_value();
}

Result<std::optional<std::uint64_t>> Vault::erase(PersonName const& person,
                                                  std::string_view because) {
    TRY(begin());
    auto const stays = [&]() -> Result<std::optional<std::uint64_t>> {
        TRY_ASSIGN(auto const known, find_person(person));
        if (!known) return std::nullopt;
        TRY_ASSIGN(auto count,
                   database_.prepare("SELECT count(*) FROM held AS his WHERE person = ? AND EXISTS "
                                     "(SELECT 1 FROM held WHERE value = his.value AND person <> "
                                     "his.person)"));
        TRY(count.number(1, known->number).step());
        auto const shared = count.number_at(0);
        count.end();
        auto const name = bytes_of(digest(known->key.bytes()));
        TRY_ASSIGN(auto note, database_.prepare("INSERT INTO untold VALUES (?, ?)"));
        TRY(note.bytes(1, name).text(2, because).run());
        TRY_ASSIGN(auto take, database_.prepare("DELETE FROM person WHERE number = ?"));
        TRY(take.number(1, known->number).run());
        TRY(database_.run("DELETE FROM value WHERE number NOT IN (SELECT value FROM held)"));
        return shared;
    }();
    if (!stays || !*stays) {
        roll_back();
        return stays;
    }
    TRY(commit());
    TRY(database_.run("VACUUM"));
    return stays;
}

Result<std::vector<Vault::Erasure>> Vault::untold() {
    TRY_ASSIGN(auto all, database_.prepare("SELECT person, because FROM untold ORDER BY person"));
    std::vector<Erasure> erasures;
    for (;;) {
        TRY_ASSIGN(bool const has_row, all.step());
        if (!has_row) return erasures;
        erasures.push_back({digest_of(all.bytes_at(0)), std::string(all.bytes_at(1))});
    }
}

Result<void> Vault::tell(Digest const& person) {
    auto const name = bytes_of(person);
    TRY_ASSIGN(auto take, database_.prepare("DELETE FROM untold WHERE person = ?"));
    return take.bytes(1, name).run();
}

}  // namespace crosswalk
