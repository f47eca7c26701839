// SPDX-License-Identifier: Apache-2.0
// What the independent check needs of a record and no command gives: many entries at once, and
// every proof there is. Arguments: `grow FOLDER ENTRIES`, `prove FOLDER`.
#include "identity/base64.h"
#include "service/record_folder.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace crosswalk {
namespace {

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fputs(print(result.error()).c_str(), stderr);
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

Instant noon() { return Instant::from_seconds(4000000000).value(); }

void grow(std::string const& folder, std::uint64_t entries) {
    auto log = must(open_record(folder, RecordUse::append, noon));
    std::vector<Entry> notes;
    for (std::uint64_t i = 0; i < entries; ++i) {
        notes.push_back({"dispute_noted",
                         {},
                         "operator",
                         "envision",
                         {{"about", 0}, {"says", "remark " + std::to_string(i)}}});
    }
    must(log.append_all(notes));
}

std::string text(Digest const& digest) {
    return base64({reinterpret_cast<char const*>(digest.bytes().data()), Digest::size});
}

void print_proof(std::string line, std::vector<Digest> const& proof) {
    for (auto const& each : proof) line += " " + text(each);
    std::puts(line.c_str());
}

void prove(std::string const& folder) {
    auto log = must(open_record(folder, RecordUse::look, noon));
    auto const size = must(log.state()).size;
    auto const hash_of = [&](unsigned level, std::uint64_t index) {
        return must(log.subtree(level, index));
    };
    for (std::uint64_t i = 0; i < size; ++i) {
        print_proof("record " + std::to_string(i), inclusion_proof(i, size, hash_of));
    }
    for (std::uint64_t i = 1; i <= size; ++i) {
        print_proof("tree " + std::to_string(i) + " " + text(tree_root(i, hash_of)),
                    consistency_proof(i, size, hash_of));
    }
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** words) {
    std::string const verb = count > 2 ? words[1] : "";
    if (verb == "grow" && count == 4)
        crosswalk::grow(words[2], std::strtoull(words[3], nullptr, 10));
    if (verb == "prove" && count == 3) crosswalk::prove(words[2]);
    return verb == "grow" || verb == "prove" ? 0 : 2;
}
