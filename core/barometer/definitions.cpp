// SPDX-License-Identifier: Apache-2.0
#include "barometer/definitions.h"

#include "barometer/format.h"
#include "compact/units.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::array<char const*, 3> counted_words = {"total", "each period", "latest"};

std::string joined(std::vector<std::string> const& items) {
    std::string text;
    for (auto const& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

/// All digits: a target of 0.9901 is not one of 1.0.
std::string exact(Rational const& value, std::string_view language) {
    constexpr int most = 12;
    auto const rounded = value.rounded(most, Rounding::half_away_from_zero);
    bool const ends = rounded && Rational(*rounded) == value;
    return ends ? print_grouped(rounded->trimmed(), language) : print(value);
}

std::string exact_amount(Rational const& value, Unit const& unit, std::string_view language) {
    auto const words = show_unit(unit, value, language);
    return exact(value, language) + (words.empty() ? "" : " " + words);
}

std::string exact_share(Rational const& share, std::string_view language) {
    return exact(share * Rational(100), language) + " %";
}

std::string_view type_name(ColumnType type) {
    constexpr std::array<std::string_view, 6> names = {"text", "integer", "decimal",
                                                       "date", "period",  "boolean"};
    return names.at(static_cast<std::size_t>(type));
}

std::string_view role_name(ColumnRole role) {
    constexpr std::array<std::string_view, 6> names = {"",         "entity", "time",
                                                       "recorded", "source", "qualifier"};
    return names.at(static_cast<std::size_t>(role));
}

std::string_view sector_name(Sector sector) {
    constexpr std::array<std::string_view, 6> names = {"public",        "private",  "nonprofit",
                                                       "philanthropic", "academic", "community"};
    return names.at(static_cast<std::size_t>(sector));
}

/// Collects the definitions of one clause.
class Clauses {
public:
    Clauses(std::string_view language, std::vector<Definition>& into)
        : language_(language), into_(into) {}

    void partnership(Partnership const& it) {
        path_ = "partnership.";
        add("name", std::string(it.name.in(language_)));
        add("impact", std::string(it.impact.in(language_)));
        add("backbone", it.backbone);
        add("witnesses", std::to_string(it.witnesses));
        add("witness_sectors", std::to_string(it.witness_sectors));
        add("currency", it.currency);
        add("fiscal_year_starts", std::to_string(it.fiscal_year_starts));
        add("languages", joined(it.languages));
    }

    void partner(Partner const& it) {
        path_ = "partner." + it.id + ".";
        add("name", std::string(it.name.in(language_)));
        add("sector", std::string(sector_name(it.sector)));
        add("roles", joined(it.roles));
        add("brings", joined(it.brings));
        for (auto const& [kind, amount] : it.can_bear) add("can_bear." + kind, print(amount));
    }

    void term(Term const& it) {
        path_ = "term." + it.id + ".";
        add("title", std::string(it.title.in(language_)));
        add("means", std::string(it.means.in(language_)));
        for (auto const& [sector, words] : it.said_as) {
            add("said_as." + std::string(sector_name(sector)), words);
        }
        add("same_as", joined(it.same_as));
    }

    void dataset(Dataset const& it) {
        path_ = "dataset." + it.id + ".";
        add("title", std::string(it.title.in(language_)));
        add("steward", it.steward);
        add("key", joined(it.key));
        add("on_duplicate", it.on_duplicate == OnDuplicate::refuse ? "refuse" : "supersede");
        if (it.due_days) add("due", std::to_string(*it.due_days) + " days");
        add("empty_period", it.empty_period_is_zero ? "zero" : "unknown", true);
        std::vector<std::string> checks;
        for (auto const& check : it.checks) checks.push_back(print(check));
        add("checks", joined(checks));
        for (auto const& column : it.columns) add_column(column);
        for (auto const& rule : it.adds_up) {
            add("adds_up." + rule.part, rule.part + " over " + rule.over + " to " + rule.whole +
                                            (rule.overlapping ? ", overlapping" : ""));
        }
    }

    void measure(Measure const& it) {
        path_ = "measure." + it.id + ".";
        add("title", std::string(it.title.in(language_)));
        add("note", std::string(it.note.in(language_)));
        if (it.value) add("definition", print(*it.value), true);
        if (it.published) {
            auto const& where = it.published->where;
            add("definition",
                it.published->value + (where.empty() ? "" : " where " + print(where.front())),
                true);
        }
        for (auto const& part : it.composite) {
            add("weight." + part.measure, exact(part.weight, language_), true);
        }
        add("dataset", it.dataset, true);
        add("unit", print(it.unit), true);
        add("period", std::string(name(it.period)), true);
        add("better", it.better == Better::lower ? "lower" : "higher");
        add("digits", std::to_string(it.digits));
        add("by", joined(it.by));
        if (it.panel) add("panel", it.panel->entity + " from " + print(it.panel->fixed_from), true);
        add_baseline(it);
        add_promise(it);
        add_rules(it);
    }

    void decision(Decision const& it) {
        path_ = "decision." + it.id + ".";
        add("title", std::string(it.title.in(language_)));
        add("on", print(it.on));
        add("by", joined(it.by));
        for (auto const& pick : it.picks) {
            add("pick." + pick.measure + "." + print(pick.period), pick.source);
        }
    }

    void contract(Contract const& it, Compact const& compact) {
        path_ = "contract." + it.id + ".";
        add("title", std::string(it.title.in(language_)));
        add("payer", it.payer);
        add("providers", joined(it.providers));
        add("investors", joined(it.investors));
        add("evaluator", it.evaluator);
        add("begins", print(it.begins));
        add("ends", print(it.ends));
        for (auto const day : it.statements) add("statement." + print(day), "is due");
        if (it.cap) add("cap", exact_amount(*it.cap, Unit::of(it.currency), language_));
        if (it.held_back) add("held_back", exact_share(*it.held_back, language_));
        add("reconcile_with", it.reconcile_with);
        for (auto const& term : it.terms) {
            auto const* const measure = compact.measure(term.measure);
            path_ = "contract." + it.id + "." + term.id + ".";
            add_payment(term, it.currency, measure == nullptr ? Unit() : measure->unit);
            add_conditions(term, it.currency, measure == nullptr ? Unit() : measure->unit);
            if (term.begins != it.begins) add("begins", print(term.begins));
            if (term.ends != it.ends) add("ends", print(term.ends));
        }
    }

private:
    void add(std::string const& key, std::string text, bool bears = false) {
        if (!text.empty()) into_.push_back({path_ + key, std::move(text), bears});
    }

    void add_payment(PaymentTerm const& it, std::string const& currency, Unit const& unit) {
        auto const money = Unit::of(currency);
        auto const step = step_of(unit);
        bool const by_unit = it.kind == PaymentKind::per_unit || it.kind == PaymentKind::bands;
        add("title", std::string(it.title.in(language_)));
        add("measure", it.measure);
        add("counted", counted_words[static_cast<std::size_t>(it.counted)]);
        for (auto const& range : it.ranges) {
            auto const pays = exact_amount(range.pays, by_unit ? money / step : money, language_);
            bool const is_rate = it.kind == PaymentKind::per_unit;
            add(is_rate ? "pays" : "pays." + figures(range), pays);
        }
        if (it.entry_threshold) {
            add("entry_threshold", exact_amount(*it.entry_threshold, unit, language_));
        }
        if (it.cap) add("cap", exact_amount(*it.cap, money, language_));
        if (it.floor) add("floor", exact_amount(*it.floor, money, language_));
        add("reconcile_with", it.reconcile_with);
    }

    void add_conditions(PaymentTerm const& it, std::string const& currency, Unit const& unit) {
        if (it.cohorts) {
            add("cohorts.each", exact_amount(it.cohorts->each, unit, language_));
            add("cohorts.pooled", exact_amount(it.cohorts->pooled, unit, language_));
            add("cohorts.size", it.cohorts->size);
        }
        if (it.improvement) {
            auto const& rule = *it.improvement;
            auto const step = step_of(unit);
            add("improvement.by", rule.by
                                      ? exact_amount(*rule.by, step, language_)
                                      : exact(*rule.by_share, language_) + " of the figure before");
            add("improvement.pays", exact_amount(rule.pays, Unit::of(currency), language_));
        }
        for (auto const& gate : it.gates) {
            add("gate." + gate.measure, figures(gate.open));
        }
    }

    /// "from 20 below 30"
    std::string figures(FigureRange const& range) const {
        std::string text;
        if (range.from) {
            text = (range.has_from ? "from " : "above ") + exact(*range.from, language_);
        }
        if (range.to) {
            text += text.empty() ? "" : " ";
            text += (range.has_to ? "up to " : "below ") + exact(*range.to, language_);
        }
        return text;
    }

    void add_column(Column const& column) {
        std::string text(type_name(column.type));
        if (column.type == ColumnType::decimal) {
            text +=
                "(" + std::to_string(column.precision) + "," + std::to_string(column.scale) + ")";
        }
        if (column.type == ColumnType::period) text = name(column.period);
        if (!column.unit.is_plain()) text += " in " + print(column.unit);
        if (column.role != ColumnRole::none) text += ", " + std::string(role_name(column.role));
        if (!column.required) text += ", may be missing";
        if (column.personal) text += ", personal";
        if (!column.values.empty()) text += ", one of " + joined(column.values);
        add("columns." + column.name, std::move(text), true);
    }

    void add_baseline(Measure const& it) {
        if (!it.baseline) return;
        auto text = print(it.baseline->period);
        if (it.baseline->value)
            text += ", " + exact_amount(*it.baseline->value, it.unit, language_);
        if (it.baseline->frozen) text += ", frozen " + print(*it.baseline->frozen);
        add("agreed_baseline", std::move(text), true);
    }

    void add_promise(Measure const& it) {
        for (auto const& target : it.targets) {
            std::string level;
            if (target.level) level = exact_amount(*target.level, it.unit, language_);
            if (target.change) level = exact_share(*target.change, language_) + " of the baseline";
            if (target.points) level = exact_amount(*target.points, Unit::points(), language_);
            add("target." + print(target.by), std::move(level));
        }
        if (!it.standing) return;
        auto const& standing = *it.standing;
        auto text = "from " + print(standing.from) + ": ";
        if (standing.level) {
            text += exact_amount(*standing.level, it.unit, language_);
        } else if (standing.history_first && standing.history_last) {
            text += "mean of " + print(*standing.history_first) + " to " +
                    print(*standing.history_last);
        }
        add("standing", std::move(text));
    }

    void add_rules(Measure const& it) {
        auto const& rule = it.status;
        add("rule.on_track", exact_share(rule.on_track, language_));
        add("rule.behind", exact_share(rule.behind, language_));
        add("rule.too_early", exact_share(rule.too_early, language_));
        if (rule.stale_after_days) {
            add("rule.stale_after", std::to_string(*rule.stale_after_days) + " days");
        }
        if (it.protection) {
            add("small_cells", "fewer than " + std::to_string(it.protection->fewer_than));
        }
        for (auto const& change : it.breaks) {
            add("break." + print(change.on), std::string(change.because.in(language_)) + " ", true);
        }
        if (it.unadjusted) add("adjustment", "none", true);
        if (it.attribution_not_established) add("attribution", "not established");
    }

    std::string path_;
    std::string_view language_;
    std::vector<Definition>& into_;
};

}  // namespace

std::vector<Definition> definitions(Compact const& compact, std::string_view language) {
    std::vector<Definition> all;
    Clauses clauses(language, all);
    clauses.partnership(compact.partnership);
    for (auto const& partner : compact.partners) clauses.partner(partner);
    for (auto const& term : compact.terms) clauses.term(term);
    for (auto const& dataset : compact.datasets) clauses.dataset(dataset);
    for (auto const& measure : compact.measures) clauses.measure(measure);
    for (auto const& decision : compact.decisions) clauses.decision(decision);
    for (auto const& contract : compact.contracts) clauses.contract(contract, compact);
    return all;
}

std::vector<std::pair<std::string, std::string>> contract_terms(Compact const& compact,
                                                                std::string_view contract) {
    auto const mine = "contract." + std::string(contract) + ".";
    std::vector<std::pair<std::string, std::string>> terms;
    for (auto& each : definitions(compact, "en")) {
        // Neither changes what is due.
        bool const is_beside =
            each.path.ends_with(".title") || each.path.ends_with(".reconcile_with");
        if (each.path.starts_with(mine) && !is_beside) {
            terms.emplace_back(std::move(each.path), std::move(each.text));
        }
    }
    return terms;
}

std::vector<std::string> redefined_measures(Compact const& before, Compact const& after) {
    std::map<std::string, std::string> was;
    for (auto& each : definitions(before, "en")) {
        if (each.bears_on_comparability) was.emplace(std::move(each.path), std::move(each.text));
    }
    std::set<std::string> changed;  // "measure.energy.", "dataset.meters."
    auto const note = [&](std::string const& path) {
        changed.insert(path.substr(0, path.find('.', path.find('.') + 1) + 1));
    };
    for (auto const& each : definitions(after, "en")) {
        if (!each.bears_on_comparability) continue;
        auto const old = was.find(each.path);
        if (old == was.end() || old->second != each.text) note(each.path);
        if (old != was.end()) was.erase(old);
    }
    for (auto const& [path, text] : was) note(path);
    std::vector<std::string> ids;
    for (auto const& measure : after.measures) {
        bool const is_in_both = before.measure(measure.id) != nullptr;
        bool const is_changed = changed.contains("measure." + measure.id + ".") ||
                                changed.contains("dataset." + measure.dataset + ".");
        if (is_in_both && is_changed) ids.push_back(measure.id);
    }
    return ids;
}

}  // namespace crosswalk
