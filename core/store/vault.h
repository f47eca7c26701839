// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/secret_key.h"
#include "store/sqlite.h"
#include "text/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// A value of a personal column, and whose it is.
struct PersonalValue {
    std::string_view dataset;
    std::string_view column;
    std::string_view value;
    std::string_view person;  ///< what names him or her in that row
};

/// Somebody the rows of a dataset are about. The same name in another dataset is somebody else: a
/// number that two offices gave need not be one person's.
struct PersonName {
    std::string_view dataset;
    std::string_view name;
};

/// Where the values of personal columns are, so that the record need not hold them. In the record
/// each stands as a token: a commitment salted with random bytes, from which nobody can guess the
/// value, and the same wherever the value stands again in that column.
///
/// Values and salts are locked with a key for each person. Destroying that key leaves of a person
/// only tokens that nobody can tell from random ones.
///
/// Errors    W003 the disk is full; W040 the file failed; W041 another program uses it; I005 it was
///           changed, or the key is another one
class Vault {
public:
    /// `path`: the file; empty for one in memory that goes with it.
    static Result<Vault> create(std::string const& path, SecretKey const& key);
    static Result<Vault> open(std::string const& path, SecretKey const& key);

    /// All of it in another file, as it is at this moment.
    Result<void> copy_to(std::string const& path);
    SecretKey const& key() const { return key_; }

    /// R054 when the file is damaged.
    Result<void> check();

    /// What follows is kept together, on disk after `commit`, or not at all.
    Result<void> begin();
    Result<void> commit();
    void roll_back();

    /// The token of a value, which the vault then keeps for that person.
    Result<Digest> token(PersonalValue const& value);
    /// Whether that file was taken in before; from now on it was. Its sealed copy does not tell:
    /// after an erasure the same bytes get other tokens.
    Result<bool> had_file(std::string_view dataset, std::string_view sha256);
    /// The token of a value that was kept before; nothing when it was not, or is no more.
    Result<std::optional<Digest>> known_token(PersonalValue const& value);
    /// The value a token stands for, checked against it; nothing when nobody knows it any more.
    Result<std::optional<std::string>> value_of(Digest const& token);

    /// An erasure that the record does not tell of yet.
    struct Erasure {
        Digest person;  ///< SHA-256 of the key that was destroyed
        std::string because;
    };
    Result<bool> knows(PersonName const& person);
    /// Destroys the key of a person and everything that only it could unlock. Done when it returns;
    /// `untold` has it until `tell`.
    ///
    /// Returns   how many of the values stay, because rows about others have them too; nothing when
    ///           no person is known by that name
    Result<std::optional<std::uint64_t>> erase(PersonName const& person, std::string_view because);
    Result<std::vector<Erasure>> untold();
    Result<void> tell(Digest const& person);

private:
    struct Person {
        std::uint64_t number = 0;
        SecretKey key;
    };
    struct Held {
        std::string salt;
        std::string value;
    };

    Vault(Sqlite database, SecretKey const& key);

    std::string mark() const;
    Result<std::optional<Person>> person_at(std::string const& place);
    Result<std::optional<Person>> find_person(PersonName const& person);
    Result<Person> person(PersonName const& person);
    Result<std::optional<Held>> held_by_anybody(std::uint64_t value);
    Result<void> hold(Person const& person, std::uint64_t value, Held const& held);

    Sqlite database_;
    SecretKey key_;
    SecretKey places_;  ///< finds rows by what they stand for, without saying it
    SecretKey keys_;  ///< locks the keys of persons
};

}  // namespace crosswalk
