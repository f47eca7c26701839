// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compact/complaints.h"
#include "compact/ids.h"
#include "compact/model.h"
#include "compact/node.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// What is known about a dataset whose clause may have mistakes.
struct DatasetNotes {
    Node const* clause = nullptr;
    bool all_columns_known = true;  ///< false: nobody complains about a column it does not have
    std::vector<bool> column_is_sound;  ///< type and unit can be relied upon; one per column
};

/// What is known about a measure before its formula is complete.
struct MeasureNotes {
    /// Another measure that the formula names, and where.
    struct Use {
        std::size_t measure = 0;
        Span span;
    };
    Node const* clause = nullptr;
    bool unit_is_sound = false;
    bool formula_is_sound = false;  ///< the formula is there and can be put into others
    std::vector<Use> uses;
};

/// What the parts of resolving share: the tree they read and the compact they fill.
struct Resolving {
    Node const& root;
    Ids const& ids;
    Compact& compact;
    Complaints& complaints;
    bool languages_are_known = false;  ///< else nobody complains about the language of a text
    std::vector<DatasetNotes> dataset_notes = {};  ///< one per dataset
    std::map<std::string, std::size_t, std::less<>> dataset_index = {};
    std::map<std::string, std::size_t, std::less<>> measure_index = {};
    std::vector<MeasureNotes> measure_notes = {};  ///< one per measure

    /// The value of a key; null when it is missing or was complained about.
    static Node const* value(Node const& table, std::string_view key);
    static std::string text(Node const& table, std::string_view key);
    static std::optional<Date> date(Node const& table, std::string_view key);
    static bool truth(Node const& table, std::string_view key, bool otherwise);
    static std::vector<std::string> texts(Node const& table, std::string_view key);
    LocalText local_text(Node const& table, std::string_view key);
    Clause clause(Node const& node) const;

    /// Each of them complains when the text is not one (the code of quantity/, or K041 for a
    /// period of a kind that does not fit).
    std::optional<Quantity> quantity(Node const& node);
    std::optional<Unit> unit(Node const& node);
    std::optional<Share> share(Node const& node);  ///< a leading + is fine: "+10%"
    std::optional<Points> points(Node const& node);  ///< too
    std::optional<int> days(Node const& node);
    std::optional<Period> period(Node const& node);

    Dataset const* dataset(std::string_view id) const;
    DatasetNotes const* notes(std::string_view dataset_id) const;
};

/// The parts of resolving, in the order in which they run. Each fills its part of the compact and
/// complains about everything it can find there.
void resolve_partnership(Resolving& state);  ///< K029, K031 to K033
void resolve_people(Resolving& state);  ///< partners, terms, sources: K031, K034
void resolve_datasets(Resolving& state);  ///< K040 to K050
void resolve_measures(Resolving& state);  ///< K051 to K056, K074 to K079
void resolve_formulas(Resolving& state);  ///< what measures work out: E010 to E029
void join_formulas(Resolving& state);  ///< puts measures into each other: E020, E023
void resolve_decisions(Resolving& state);  ///< K080, K081
void resolve_contracts(Resolving& state);  ///< K090 to K111

/// The clauses of one kind that can be read at all, in the order of the text.
std::vector<Node const*> clauses_of(Resolving const& state, std::string_view kind);

/// The elements of a key that takes one table or a list of them.
std::vector<Node const*> tables_of(Node const& table, std::string_view key);

}  // namespace crosswalk
