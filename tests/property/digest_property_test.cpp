// SPDX-License-Identifier: Apache-2.0
#include "generate.h"
#include "identity/sha256.h"

namespace crosswalk {
namespace {

RC_GTEST_PROP(digest, reads_what_it_prints, ()) {
    auto const bytes = *rc::gen::arbitrary<std::string>();
    auto const of_bytes = digest(bytes);
    RC_ASSERT(Digest::parse(print(of_bytes)).value() == of_bytes);
    RC_ASSERT(sha256(bytes) == print(of_bytes));
}

RC_GTEST_PROP(digest, of_pieces_is_that_of_the_whole, ()) {
    auto const pieces = *rc::gen::arbitrary<std::vector<std::string>>();
    Sha256 hash;
    std::string whole;
    for (auto const& piece : pieces) {
        hash.add(piece);
        whole += piece;
    }
    RC_ASSERT(hash.digest() == digest(whole));
}

RC_GTEST_PROP(digest, is_ordered_as_its_text, ()) {
    auto const a = digest(*rc::gen::arbitrary<std::string>());
    auto const b = digest(*rc::gen::arbitrary<std::string>());
    RC_ASSERT((a <=> b) == (print(a) <=> print(b)));
}

}  // namespace
}  // namespace crosswalk
