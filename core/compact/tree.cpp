// SPDX-License-Identifier: Apache-2.0
#include "compact/tree.h"

#include "compact/schema.h"
#include "compact/statements.h"
#include "compact/toml_value.h"

#include <string>
#include <utility>

namespace crosswalk {
namespace {

class TreeBuilder {
public:
    explicit TreeBuilder(Complaints& complaints) : complaints_(complaints) {
        root_.kind = NodeKind::table;
        root_.form = TableForm::header;
    }

    void add(ClauseBlock const& block) {
        path_.clear();
        nowhere_ = false;
        has_header_ = false;
        for (auto const& statement : split_statements(block, complaints_)) {
            if (statement.form == TomlStatement::Form::entry) {
                entry(statement);
            } else {
                header(statement);
            }
        }
    }

    Node take() { return std::move(root_); }

private:
    static Node empty_table(KeyPart const& key) {
        Node table;
        table.kind = NodeKind::table;
        table.key = key.name;
        table.key_span = key.span;
        table.span = key.span;
        return table;
    }

    /// The table that a key leads to from another: made when it is not there, the last one when it
    /// is a list of tables. Null after a complaint.
    Node* descend(Node& table, KeyPart const& key) {
        auto* found = table.find(key.name);
        if (found == nullptr) return &table.append(empty_table(key));
        if (found->of_headers) return &found->parts.back();
        if (found->is(NodeKind::table) && found->form != TableForm::braces) return found;
        if (found->is(NodeKind::broken)) return nullptr;
        if (found->is(NodeKind::table)) {
            twice(*found, key,
                  code_word(key.name) +
                      " is complete in its braces, so nothing can be "
                      "added to it")
                .with_help("put the key between the braces, or write the table without braces");
        } else {
            twice(*found, key,
                  code_word(key.name) + " is " + std::string(describe(found->kind)) +
                      ", so it has no keys of its own");
        }
        return nullptr;
    }

    Diagnostic& twice(Node const& first, KeyPart const& again, std::string message) {
        return complaints_.error("K009", again.span, std::move(message))
            .with_related(complaints_.place(first.key_span), "first said here")
            .with_help("keep one of the two");
    }

    void header(TomlStatement const& statement) {
        has_header_ = true;
        path_.clear();
        nowhere_ = statement.keys.empty();
        if (nowhere_) return;
        Node* table = &root_;
        for (std::size_t i = 0; i + 1 < statement.keys.size() && table != nullptr; ++i) {
            table = descend(*table, statement.keys[i]);
        }
        bool const list = statement.form == TomlStatement::Form::list_header;
        if (table != nullptr && begin_table(*table, statement, list)) {
            path_ = statement.keys;
        } else {
            nowhere_ = true;  // what follows belongs to a table that cannot be: not read
        }
    }

    bool begin_table(Node& parent, TomlStatement const& statement, bool list) {
        auto const& key = statement.keys.back();
        auto* found = parent.find(key.name);
        if (list) return begin_element(parent, found, statement);
        if (found == nullptr) found = &parent.append(empty_table(key));
        if (found->is(NodeKind::table) && found->form == TableForm::implied) {
            found->form = TableForm::header;
            found->key_span = key.span;
            found->span = statement.span;
            return true;
        }
        if (!found->is(NodeKind::broken)) {
            twice(*found, key, code_word(dotted(statement.keys)) + " is said twice")
                .with_help(found->is(NodeKind::table) ? "put the keys of both into one table"
                                                      : "keep one of the two");
        }
        return false;
    }

    bool begin_element(Node& parent, Node* found, TomlStatement const& statement) {
        auto const& key = statement.keys.back();
        if (found == nullptr) {
            Node list = empty_table(key);
            list.kind = NodeKind::array;
            list.of_headers = true;
            list.span = statement.span;
            found = &parent.append(std::move(list));
        } else if (!found->of_headers) {
            if (!found->is(NodeKind::broken)) {
                twice(*found, key,
                      code_word(dotted(statement.keys)) +
                          " is said twice, once as "
                          "a list of tables");
            }
            return false;
        }
        Node element = empty_table(key);
        element.key.clear();
        element.form = TableForm::header;
        element.span = statement.span;
        found->append(std::move(element));
        return true;
    }

    /// The table of the header above. Found again for every entry, because tables move when their
    /// parents grow; a path has few keys.
    Node* current() {
        Node* table = &root_;
        for (auto const& key : path_) {
            table = table->find(key.name);
            if (table != nullptr && table->of_headers) table = &table->parts.back();
            if (table == nullptr) return nullptr;
        }
        return table;
    }

    void entry(TomlStatement const& statement) {
        if (statement.keys.empty() && !nowhere_) {
            if (auto* const table = current()) table->incomplete = true;
        }
        if (statement.keys.empty() || nowhere_) {
            if (!statement.broken) read_value(statement, complaints_);  // for its own mistakes
            return;
        }
        bool const table = statement.value_text.starts_with('{');
        auto const is_kind = kind_rule(statement.keys.front().name) != nullptr;
        if (!has_header_ && statement.keys.size() == 1 && !table && !is_kind) {
            if (!statement.broken) outside(statement);
            return;
        }
        Node* parent = current();
        for (std::size_t i = 0; i + 1 < statement.keys.size() && parent != nullptr; ++i) {
            parent = descend(*parent, statement.keys[i]);
        }
        if (parent == nullptr) return;
        auto const& key = statement.keys.back();
        if (auto const* const found = parent->find(key.name)) {
            if (!found->is(NodeKind::broken)) {
                twice(*found, key, code_word(dotted(statement.keys)) + " is said twice");
            }
            return;
        }
        auto value = read_value(statement, complaints_);
        value.key = key.name;
        value.key_span = key.span;
        parent->append(std::move(value));
    }

    void outside(TomlStatement const& statement) {
        complaints_
            .error("K012", statement.span,
                   code_word(statement.keys.front().name) + " stands under no clause")
            .with_help(
                "write the header of its clause above it, such as [partnership]; a header "
                "counts up to the end of its block");
    }

    static std::string dotted(std::vector<KeyPart> const& keys) {
        std::string text;
        for (auto const& key : keys) text += (text.empty() ? "" : ".") + key.name;
        return text;
    }

    Complaints& complaints_;
    Node root_;
    std::vector<KeyPart> path_;
    bool has_header_ = false;
    bool nowhere_ = false;
};

}  // namespace

Node read_tree(std::vector<ClauseBlock> const& blocks, Complaints& complaints) {
    TreeBuilder builder(complaints);
    for (auto const& block : blocks) builder.add(block);
    return builder.take();
}

}  // namespace crosswalk
