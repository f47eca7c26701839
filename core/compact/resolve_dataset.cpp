// SPDX-License-Identifier: Apache-2.0
#include "compact/resolve_columns.h"
#include "compact/resolve_expression.h"
#include "compact/resolving.h"
#include "compact/row_types.h"
#include "compact/units.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::array<std::string_view, 5> endings = {".csv", ".tsv", ".jsonl", ".ndjson",
                                                     ".parquet"};

bool is_number(Column const& column) {
    return column.type == ColumnType::integer || column.type == ColumnType::decimal;
}

class DatasetReader {
public:
    DatasetReader(Resolving& state, Node const& clause)
        : state_(state), complaints_(state.complaints), clause_(clause) {}

    void read() {
        dataset_.clause = state_.clause(clause_);
        dataset_.id = clause_.key;
        dataset_.title = state_.local_text(clause_, "title");
        dataset_.steward = Resolving::text(clause_, "steward");
        notes_.clause = &clause_;
        resolve_columns(state_, clause_, dataset_, notes_);
        key();
        if (auto const* const due = Resolving::value(clause_, "due")) {
            dataset_.due_days = state_.days(*due);
        }
        dataset_.empty_period_is_zero = Resolving::text(clause_, "empty_period") == "zero";
        dataset_.synthetic = Resolving::truth(clause_, "synthetic", false);
        checks();
        for (auto const* const each : tables_of(clause_, "adds_up")) adds_up(*each);
        files();
        state_.dataset_index.emplace(dataset_.id, state_.compact.datasets.size());
        state_.compact.datasets.push_back(std::move(dataset_));
        state_.dataset_notes.push_back(std::move(notes_));
    }

private:
    Column const* column(Node const& name) { return named_column(state_, name, dataset_, notes_); }

    void key() {
        if (auto const* const key = Resolving::value(clause_, "key")) {
            for (auto const& part : key->parts) {
                if (!part.is(NodeKind::text)) continue;
                if (std::ranges::find(dataset_.key, part.text) != dataset_.key.end()) {
                    complaints_.error("K044", part.span, code_word(part.text) + " is listed twice")
                        .with_help("delete one of the two");
                } else if (column(part) != nullptr) {
                    dataset_.key.push_back(part.text);
                }
            }
        }
        auto const* const duplicate = Resolving::value(clause_, "on_duplicate");
        if (duplicate == nullptr) return;
        dataset_.on_duplicate =
            duplicate->text == "supersede" ? OnDuplicate::supersede : OnDuplicate::refuse;
        if (clause_.find("key") != nullptr) return;
        complaints_.error("K047", duplicate->key_span, "without a key no row is a duplicate")
            .with_help(
                "write which columns tell one row from every other: key = [\"building\", "
                "\"month\"]");
    }

    void checks() {
        auto const* const checks = Resolving::value(clause_, "checks");
        if (checks == nullptr) return;
        for (auto const& check : checks->parts) {
            if (!check.is(NodeKind::text)) continue;
            auto parsed = read_expression(state_, check);
            if (!parsed) continue;
            RowTypes types(dataset_, notes_, complaints_, RowUse::check,
                           state_.compact.partnership.fiscal_year_starts);
            if (types.check_condition(*parsed)) dataset_.checks.push_back(*std::move(parsed));
        }
    }

    void adds_up(Node const& table) {
        AddsUp rule;
        rule.span = table.span;
        rule.part = Resolving::text(table, "part");
        rule.over = Resolving::text(table, "over");
        rule.whole = Resolving::text(table, "whole");
        rule.overlapping = Resolving::truth(table, "overlapping", false);
        auto const* const part = number(table, "part");
        auto const* const whole = number(table, "whole");
        auto const* const over = Resolving::value(table, "over");
        bool const sound = over != nullptr && column(*over) != nullptr && part && whole;
        if (part != nullptr && whole != nullptr && part->unit != whole->unit) {
            complaints_
                .error("K048", table.find("part")->span,
                       "the part is " + say_in(part->unit) + " and the whole is " +
                           say_in(whole->unit))
                .with_related(complaints_.place(part->span), say(part->unit))
                .with_related(complaints_.place(whole->span), say(whole->unit))
                .with_help("give both columns the same unit");
        } else if (sound) {
            dataset_.adds_up.push_back(std::move(rule));
        }
    }

    Column const* number(Node const& table, std::string_view key) {
        auto const* const name = Resolving::value(table, key);
        auto const* const found = name == nullptr ? nullptr : column(*name);
        if (found == nullptr || !is_sound(*found, dataset_, notes_)) return nullptr;
        if (is_number(*found)) return found;
        complaints_
            .error("K048", name->span,
                   "the " + std::string(key) +
                       " must be a column of "
                       "numbers")
            .with_related(complaints_.place(found->span), "this one holds none")
            .with_help("name the column with the size of the " + std::string(key));
        return nullptr;
    }

    void files() {
        auto const* const file = Resolving::value(clause_, "file");
        auto const* const batches = Resolving::value(clause_, "batches");
        if (file != nullptr && batches != nullptr) {
            complaints_.error("K049", batches->key_span, "a dataset has either `file` or `batches`")
                .with_related(complaints_.place(file->key_span), "one file is named here")
                .with_help("put the file into the list of batches");
        }
        if (file != nullptr) batch(*file, std::nullopt);
        for (auto const* const each : tables_of(clause_, "batches")) {
            if (auto const* const name = Resolving::value(*each, "file")) {
                batch(*name, Resolving::date(*each, "recorded"));
            }
        }
    }

    void batch(Node const& file, std::optional<Date> recorded) {
        if (!path_is_fine(file)) return;
        auto const [earlier, first] = files_.emplace(file.text, file.span);
        if (!first) {
            complaints_.error("K044", file.span, crosswalk::quoted(file.text) + " is listed twice")
                .with_related(complaints_.place(earlier->second), "first here")
                .with_help("delete one of the two; its rows would count twice");
            return;
        }
        dataset_.batches.push_back({file.text, file.span, recorded});
    }

    /// The path works on every machine and cannot leave the folder.
    bool path_is_fine(Node const& file) {
        auto const& path = file.text;
        std::string help;
        if (path.contains('\\')) help = "write / between folders: it works on every machine";
        if (path.starts_with('/') || path.contains(':')) {
            help = "write the path from the folder of the agreement: \"data/meters.csv\"";
        }
        if (path == ".." || path.starts_with("../") || path.contains("/../")) {
            help = "copy the file into the folder of the agreement";
        }
        bool const known = std::ranges::any_of(
            endings, [&](auto ending) { return ascii_lower(path).ends_with(ending); });
        if (help.empty() && !known) {
            help =
                "files of facts end in .csv, .tsv, .jsonl, .ndjson or .parquet; save a "
                "spreadsheet as CSV UTF-8";
        }
        if (help.empty()) return true;
        complaints_.error("K050", file.span, crosswalk::quoted(path) + " cannot be a file of facts")
            .with_help(help);
        return false;
    }

    Resolving& state_;
    Complaints& complaints_;
    Node const& clause_;
    Dataset dataset_;
    DatasetNotes notes_;
    std::map<std::string, Span> files_;
};

}  // namespace

Column const* named_column(Resolving& state, Node const& name, Dataset const& dataset,
                           DatasetNotes const& notes) {
    if (auto const* const found = dataset.column(name.text)) return found;
    if (!notes.all_columns_known) return nullptr;
    std::vector<std::string> names;
    for (auto const& column : dataset.columns) names.push_back(column.name);
    auto const nearest = state.complaints.suggest(name.text, names);
    auto& complaint = state.complaints.error(
        "K046", name.span,
        "dataset " + code_word(dataset.id) + " has no column " + code_word(name.text));
    if (nearest.empty()) {
        complaint.with_help("its columns are " + all_of(names));
    } else {
        complaint.with_related(state.complaints.place(dataset.column(nearest)->span), "");
        complaint.with_help("did you mean \"" + nearest + "\"?");
    }
    return nullptr;
}

bool is_sound(Column const& column, Dataset const& dataset, DatasetNotes const& notes) {
    auto const index = static_cast<std::size_t>(&column - dataset.columns.data());
    return notes.column_is_sound[index];
}

void resolve_datasets(Resolving& state) {
    for (auto const* const clause : clauses_of(state, "dataset")) {
        DatasetReader(state, *clause).read();
    }
}

}  // namespace crosswalk
