// SPDX-License-Identifier: Apache-2.0
#include "service/state_contract.h"

#include "barometer/definitions.h"
#include "service/record_folder.h"
#include "service/recorded.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>
#include <utility>

namespace crosswalk {
namespace {

/// The first version from which on the contract had the terms it has in the last one.
Result<std::size_t> binding_version(std::vector<AdoptedCompact> const& versions,
                                    Compact const& in_force, std::string_view contract,
                                    Objects const& objects) {
    auto const terms = contract_terms(in_force, contract);
    auto bound = versions.size() - 1;
    while (bound > 0) {
        TRY_ASSIGN(auto const earlier, load_version(versions[bound - 1], objects));
        if (contract_terms(earlier.compact, contract) != terms) break;
        --bound;
    }
    return bound;
}

/// Whether what the term pays changes with what the measure means.
bool depends_on(PaymentTerm const& term, std::string const& measure) {
    return term.measure == measure || (term.cohorts && term.cohorts->size == measure) ||
           std::ranges::find(term.gates, measure, &PaymentGate::measure) != term.gates.end();
}

/// What later versions redefined of what the contract pays for.
std::vector<std::pair<std::string, Redefinition>> redefined_since(LoadedPartnership const& in_force,
                                                                  Contract const& contract,
                                                                  std::uint64_t entry) {
    std::vector<std::pair<std::string, Redefinition>> later;
    for (auto const& [measure, versions] : in_force.redefined) {
        bool const is_paid = std::ranges::any_of(
            contract.terms, [&](PaymentTerm const& each) { return depends_on(each, measure); });
        for (auto const& version : versions) {
            if (is_paid && version.entry > entry) later.emplace_back(measure, version);
        }
    }
    return later;
}

}  // namespace

Result<BoundPartnership> open_contract(std::filesystem::path const& folder, std::string_view id) {
    if (!has_record(folder)) {
        TRY_ASSIGN(auto partnership, load_partnership(folder));
        return BoundPartnership{std::move(partnership), {}};
    }
    TRY_ASSIGN(auto recorded, load_recorded(folder));
    auto& in_force = recorded.partnership;
    if (in_force.diagnostics().has_errors()) return BoundPartnership{std::move(in_force), {}};
    TRY_ASSIGN(auto const* const contract, find_contract(in_force.compact(), id));
    auto const objects = objects_of(folder);
    auto const& versions = recorded.state.versions;
    TRY_ASSIGN(auto const at, binding_version(versions, in_force.compact(), id, objects));
    Binding binding{versions[at].time.date(), versions[at].entry, {}};
    binding.redefined_since = redefined_since(in_force, *contract, binding.entry);
    if (at + 1 == versions.size()) return BoundPartnership{std::move(in_force), binding};
    auto bound = in_force;
    TRY_ASSIGN(bound.checked, load_version(versions[at], objects));
    return BoundPartnership{
        with_facts(std::move(bound), recorded.state, objects, OtherDatasets::left_out), binding};
}

Result<Contract const*> find_contract(Compact const& compact, std::string_view id) {
    if (auto const* const found = compact.contract(id)) return found;
    std::vector<std::string> ids;
    for (auto const& each : compact.contracts) ids.push_back(each.id);
    auto const nearest = did_you_mean(id, ids);
    auto help = std::string(
        "the agreement has no contract yet; docs/reference/compact.md says how one is written");
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
