// SPDX-License-Identifier: Apache-2.0
#include "barometer/finding.h"
#include "barometer/format.h"
#include "barometer/reading.h"
#include "identity/sha256.h"
#include "measure/asked.h"
#include "measure/guarded_counts.h"

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

/// Over the contents of the files in their order, not over their names: the same agreement in
/// another folder is the same agreement.
/// Over the batches known by the day of the reading, whatever the order in which they were taken
/// in.
std::string digest_of(Facts const& facts) {
    std::vector<std::string> lines;
    for (auto const& dataset : facts.datasets) {
        for (auto const& batch : dataset.batches) {
            auto const recorded = batch.recorded ? print(*batch.recorded) : std::string("-");
            lines.push_back(dataset.dataset + " " + recorded + " " + batch.sha256 + "\n");
        }
        for (auto const& taken : dataset.taken_back) {
            lines.push_back(dataset.dataset + " " + print(taken.on) + " " + taken.sha256 +
                            " without " + (taken.keys.empty() ? "all" : taken.keys) + "\n");
        }
    }
    std::ranges::sort(lines);
    std::string list;
    for (auto const& line : lines) list += line;
    return sha256(list);
}

std::string deciding(MeasureReading const& reading) {
    if (!reading.judged) return {};
    for (auto const& claim : reading.series[*reading.judged].claims) {
        if (claim.picked) return claim.decision;
    }
    return {};
}

/// What each dataset holds, without the numbers of rows where they would give a small cell away.
std::vector<DatasetFacts> datasets_shown(Compact const& compact, Facts const& facts) {
    auto datasets = facts.datasets;
    for (auto& dataset : datasets) {
        if (!guarded_counts(compact, dataset.dataset)) continue;
        dataset.quarantined.clear();  // reasons quote values; line 412 says there are 411 others
        for (auto& taken : dataset.taken_back) taken.because.clear();  // the same
        if (!hides_row_counts(compact, dataset.dataset)) continue;
        dataset.row_counts_withheld = true;
        dataset.quarantined_rows = dataset.later_rows = dataset.undated_rows = 0;
        for (auto& batch : dataset.batches) batch.rows = batch.quarantined = batch.superseded = 0;
        for (auto& taken : dataset.taken_back) taken.observations = 0;
    }
    return datasets;
}

Provenance provenance_of(Compact const& compact, Measure const& measure,
                         std::vector<DatasetFacts> const& facts, MeasureReading const& reading,
                         Date as_of) {
    Provenance from;
    from.rule = compact.place(measure.value ? measure.value_span : measure.clause.span);
    if (measure.value) from.formula = print(*measure.value);
    auto const datasets = datasets_of(measure);
    from.dataset =
        !measure.dataset.empty() || datasets.empty() ? measure.dataset : datasets.front();
    for (auto const& id : datasets) {
        auto const found = std::ranges::find(facts, id, &DatasetFacts::dataset);
        if (found == facts.end()) continue;
        for (auto const& batch : found->batches) {
            from.batches.push_back(batch.file + " sha256:" + batch.sha256);
        }
        from.quarantined += found->quarantined_rows;
        from.row_counts_withheld = from.row_counts_withheld || found->row_counts_withheld;
    }
    for (auto const& point : reading.series) from.observations += point.figure.rows;
    from.decision = deciding(reading);
    from.command = read_command(as_of);
    return from;
}

std::optional<Date> facts_through(Facts const& facts) {
    std::optional<Date> through;
    for (auto const& dataset : facts.datasets) {
        if (!dataset.facts_through) continue;
        through = std::max(through.value_or(*dataset.facts_through), *dataset.facts_through);
    }
    return through;
}

}  // namespace

Digest compact_digest(Sources const& sources) {
    std::string list;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        list += sha256(sources.bytes(file)) + "\n";
    }
    return digest(list);
}

Reading read(Compact const& compact, Facts const& facts, Date as_of) {
    Reading reading;
    reading.as_of = as_of;
    reading.compact_digest = print(compact_digest(compact.sources));
    reading.facts_digest = digest_of(facts);
    reading.facts_through = facts_through(facts);
    reading.measures = read_measures(compact, facts, as_of);
    reading.datasets = datasets_shown(compact, facts);
    reading.synthetic = std::ranges::any_of(compact.datasets, &Dataset::synthetic);
    auto const& languages = compact.partnership.languages;
    for (std::size_t i = 0; i < reading.measures.size(); ++i) {
        auto const& measure = compact.measures[i];
        auto const& said = reading.measures[i];
        reading.provenance.push_back(
            provenance_of(compact, measure, reading.datasets, said, as_of));
        auto& sentences = reading.findings.emplace_back();
        for (auto const& language : languages) {
            sentences.emplace_back(language,
                                   finding_sentence(compact, measure, said, as_of, language));
        }
    }
    for (auto const& language : languages) {
        reading.headline.emplace_back(language, headline_sentence(reading.measures, language));
    }
    return reading;
}

std::string_view finding(Reading const& reading, std::size_t measure, std::string_view language) {
    if (measure >= reading.findings.size()) return {};
    auto const& sentences = reading.findings[measure];
    for (auto const& [code, sentence] : sentences) {
        if (code == language) return sentence;
    }
    return sentences.empty() ? std::string_view() : std::string_view(sentences.front().second);
}

}  // namespace crosswalk
