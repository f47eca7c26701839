// SPDX-License-Identifier: Apache-2.0
#include "service/state_contract.h"

#include "text/utf8.h"

#include <string>
#include <utility>

namespace crosswalk {

Result<Contract const*> find_contract(Compact const& compact, std::string_view id) {
    if (auto const* const found = compact.contract(id)) return found;
    std::vector<std::string> ids;
    for (auto const& each : compact.contracts) ids.push_back(each.id);
    auto const nearest = did_you_mean(id, ids);
    auto help = std::string("the agreement has no contract yet; docs/guide/contracts.md shows one");
    if (!ids.empty()) help = "name one of its contracts, such as " + ids.front();
    if (!nearest.empty()) help = "did you mean `" + nearest + "`?";
    return failure("U038", "there is no contract " + crosswalk::quoted(id), std::move(help));
}

Result<StatementsOutcome> state_contract(LoadedPartnership const& partnership,
                                         Contract const& contract, Date as_of, Watch const& watch) {
    if (contract.statements.front() > as_of) {
        return failure(
            "U039",
            "the first statement of `" + contract.id + "` is on " +
                print(contract.statements.front()),
            "name that day or a later one: --as-of " + print(contract.statements.front()));
    }
    StatementsOutcome outcome;
    ReadRequest request;
    request.watch = watch;
    TRY_ASSIGN(auto const store, take_in_facts(partnership, request, {}, outcome.diagnostics));
    if (outcome.diagnostics.has_errors()) return outcome;
    for (auto const on : contract.statements) {
        if (on > as_of) break;
        TRY_ASSIGN(auto const reading, read_store(partnership, store, on, watch));
        auto const* const before =
            outcome.statements.empty() ? nullptr : &outcome.statements.back();
        TRY_ASSIGN(auto next,
                   next_statement(partnership.compact(), contract, reading.measures, on, before));
        outcome.statements.push_back(std::move(next));
    }
    return outcome;
}

}  // namespace crosswalk
