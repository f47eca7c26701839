// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tidy/tree.h"

#include <string>
#include <vector>

namespace crosswalk {

struct Complaint {
    std::string path;
    std::size_t line = 0;
    std::string rule;  // the name by which tools/tidy/allow.txt can make an exception
    std::string what;
    std::string use;
};

using Complaints = std::vector<Complaint>;

/// core/LAYERS: the libraries in groups, lowest first; those of one group are siblings.
class Layers {
public:
    explicit Layers(Tree const& tree);
    bool has(std::string_view library) const;
    bool may_include(std::string_view from, std::string_view to) const;
    bool is_below(std::string_view library, std::string_view other) const;

private:
    std::size_t rank(std::string_view library) const;
    std::vector<std::vector<std::string>> groups_;
};

/// The library that a path under core/ belongs to; empty elsewhere.
std::string_view library_of(std::string_view path);

// Each rule reads the tree and says everything that is wrong by it.
void check_layers(Tree const&, Layers const&, Complaints&);     // includes point down
void check_words(Tree const&, Layers const&, Complaints&);      // words outside their home
void check_shape(Tree const&, Complaints&);                     // columns, lengths, first lines
void check_types(Tree const&, Complaints&);                     // one name, one type
void check_reference(Tree const&, Complaints&);                 // codes and flags are documented
void check_links(Tree const&, Complaints&);                     // links, sources, machine paths

/// Takes out what tools/tidy/allow.txt allows; an exception that nothing needs is a complaint.
void apply_exceptions(Tree const&, Complaints&);

}  // namespace crosswalk
