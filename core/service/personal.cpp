// SPDX-License-Identifier: Apache-2.0
#include "service/personal.h"

#include "service/record_folder.h"
#include "store/column_match.h"
#include "text/utf8.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

namespace fs = std::filesystem;

constexpr auto vault_name = "vault";
constexpr auto values_file = "values.sqlite";
constexpr auto key_file = "key";
constexpr std::size_t longest_key = 100;

Result<SecretKey> read_vault_key(fs::path const& file) {
    auto text = read_file(file, longest_key);
    if (!text && text.error().code != "W001") return std::unexpected(text.error());
    if (!text) {
        return failure("V006", "the vault's key is missing",
                       "put record/vault/ back from a backup, as a whole");
    }
    while (!text->empty() && text->back() == '\n') text->pop_back();
    return SecretKey::parse(*text);
}

bool is_there(fs::path const& file) {
    std::error_code error;
    return fs::exists(fs::symlink_status(file, error));
}

/// What stands in the way of tokens in that column; empty: nothing.
std::string without_token(Column const& column) {
    if (column.type != ColumnType::text) return "is not a text";
    if (!column.values.empty()) return "has a list of the values it may hold";
    return {};
}

bool is_comparison(ExpressionKind kind) {
    return (kind >= ExpressionKind::equal && kind <= ExpressionKind::greater_or_equal) ||
           kind == ExpressionKind::in;
}

/// A personal column that is compared with something: tokens are equal within their column only.
Column const* compared_column(Expression const& expression, Dataset const& dataset) {
    for (auto const* const list : {&expression.parts, &expression.where}) {
        for (auto const& part : *list) {
            auto const* const column =
                part.kind == ExpressionKind::column ? dataset.column(part.name) : nullptr;
            bool const is_personal = column != nullptr && column->personal;
            if (is_personal && is_comparison(expression.kind)) return column;
            if (auto const* const found = compared_column(part, dataset)) return found;
        }
    }
    return nullptr;
}

void check_comparison(Compact const& compact, Expression const& expression, Dataset const& dataset,
                      Diagnostics& diagnostics) {
    auto const* const column = compared_column(expression, dataset);
    if (column == nullptr) return;
    diagnostics
        .error("V001", compact.sources.place(expression.span),
               "this compares " + crosswalk::quoted(column->name) +
                   ", which is personal: in a record it has tokens, which equal nothing else")
        .with_help("ask only whether it is missing, or compare before the facts are imported");
}

/// What a column of the draft cannot be, because of what files of an earlier version have under
/// that heading; empty: nothing. A column has a heading by its name or by what it is
/// `also_called`.
std::string against_mark(Dataset const& earlier, Column const& column, std::string_view heading) {
    auto const was = std::ranges::find_if(
        earlier.columns, [&](Column const& each) { return is_called(each, heading); });
    bool const was_named = was != earlier.columns.end();
    // Of a file without any personal column all columns were kept, also those nobody named.
    bool const was_kept = was_named ? !was->personal : !is_about_persons(earlier);
    bool const was_token = was_named && was->personal;
    if (column.personal && was_kept) return " as it is, which nobody can take out again";
    if (!column.personal && was_token) return " as tokens, which values as they are do not fit";
    if (was_token && was->name != column.name) {
        return " as tokens of " + crosswalk::quoted(was->name) +
               ", and those of another column are others, also for the same person";
    }
    return {};
}

}  // namespace

bool is_about_persons(Dataset const& dataset) {
    return std::ranges::any_of(dataset.columns, &Column::personal);
}

void check_personal_columns(Compact const& compact, Diagnostics& diagnostics) {
    for (auto const& dataset : compact.datasets) {
        for (auto const& column : dataset.columns) {
            auto const why = column.personal ? without_token(column) : std::string();
            if (why.empty()) continue;
            diagnostics
                .error("V001", compact.sources.place(column.span),
                       "the column " + crosswalk::quoted(column.name) + " is personal and " + why +
                           ", so a record cannot keep its values apart")
                .with_help(
                    "leave it out of the dataset, give it so that it names nobody, or make it a "
                    "text of any value");
        }
        for (auto const& check : dataset.checks) {
            check_comparison(compact, check, dataset, diagnostics);
        }
    }
    for (auto const& measure : compact.measures) {
        auto const* const dataset = compact.dataset(measure.dataset);
        if (dataset == nullptr || !measure.value) continue;
        check_comparison(compact, *measure.value, *dataset, diagnostics);
    }
}

void check_personal_marks(Compact const& earlier, Compact const& draft, RecordState const& state,
                          Diagnostics& diagnostics) {
    for (auto const& dataset : draft.datasets) {
        auto const* const before = earlier.dataset(dataset.id);
        bool const has_facts = std::ranges::any_of(state.batches, [&](RecordedBatch const& batch) {
            return dataset_of(state, batch) == dataset.id && withdrawal_of(state, batch) == nullptr;
        });
        if (before == nullptr || !has_facts) continue;
        for (auto const& column : dataset.columns) {
            auto headings = column.also_called;
            headings.insert(headings.begin(), column.name);
            for (auto const& heading : headings) {
                auto const why = against_mark(*before, column, heading);
                if (why.empty()) continue;
                diagnostics
                    .error("V002", draft.sources.place(column.span),
                           "the record may have facts with " + crosswalk::quoted(heading) + why)
                    .with_help("give the new column another name, or withdraw those files first");
                break;  // one is enough for a column
            }
        }
    }
}

bool has_vault(fs::path const& record_folder) { return is_there(record_folder / vault_name); }

Result<Vault> open_vault(fs::path const& record_folder) {
    auto const folder = record_folder / vault_name;
    TRY_ASSIGN(auto const key, read_vault_key(folder / key_file));
    if (!is_there(folder / values_file)) {
        return failure("V006", "the vault's values are missing, and its key is there",
                       "put record/vault/ back from a backup, as a whole");
    }
    return Vault::open((folder / values_file).string(), key);
}

Result<Vault> vault_for_writing(fs::path const& record_folder) {
    if (has_vault(record_folder)) return open_vault(record_folder);
    // Moved there whole: never one of the two without the other.
    TRY_ASSIGN(auto draft, FolderDraft::beside(record_folder / vault_name));
    auto const key = SecretKey::generate();
    TRY(create_secret_file(draft.path() / key_file, key.secret_text() + "\n"));
    TRY(create_secret_file(draft.path() / values_file, {}));
    TRY(Vault::create((draft.path() / values_file).string(), key));
    TRY(draft.put_in_place(FolderDraft::Readers::owner));
    return open_vault(record_folder);
}

SealedCopy::SealedCopy(TemporaryFolder folder, Vault vault)
    : folder_(std::move(folder)), vault_(std::make_unique<Vault>(std::move(vault))) {}

SealedCopy::~SealedCopy() {
    if (vault_) vault_->roll_back();
}

Result<SealedCopy> SealedCopy::make(Request const& request,
                                    std::optional<fs::path> const& record_folder,
                                    Diagnostics& diagnostics) {
    TRY_ASSIGN(auto folder, TemporaryFolder::make());
    auto const opened = [&]() -> Result<Vault> {
        if (!record_folder) return Vault::create({}, SecretKey::generate());
        if (request.values == PersonalFile::Values::known) return open_vault(*record_folder);
        return vault_for_writing(*record_folder);
    };
    TRY_ASSIGN(auto vault, opened());
    SealedCopy copy(std::move(folder), std::move(vault));
    TRY(copy.vault_->begin());
    copy.path_ = copy.folder_.path() / request.file.filename();
    PersonalFile const personal{request.dataset, request.file.string(), request.shown_as,
                                *copy.vault_, request.values};
    std::string sha256;
    TRY(write_file_by(copy.path_, [&](WriteMore const& write) -> Result<void> {
        TRY_ASSIGN(sha256, seal_file(personal, write, diagnostics));
        return {};
    }));
    if (request.values == PersonalFile::Values::kept && !diagnostics.has_errors()) {
        TRY_ASSIGN(copy.was_there_, copy.vault_->had_file(request.dataset.id, sha256));
    }
    return copy;
}

Result<void> SealedCopy::keep() {
    TRY(vault_->commit());
    vault_.reset();
    return {};
}

}  // namespace crosswalk
