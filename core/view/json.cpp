// SPDX-License-Identifier: Apache-2.0
#include "view/json.h"

#include "view/json_parts.h"
#include "view/shown.h"

namespace crosswalk {
namespace {

void write_partnership(JsonWriter& json, Partnership const& partnership) {
    json.begin_object();
    json.key("name");
    write_texts(json, partnership.name.by_language);
    json.key("place");
    write_text_or_null(json, partnership.place);
    json.key("impact");
    write_texts(json, partnership.impact.by_language);
    json.key("languages");
    write_strings(json, partnership.languages);
    json.end();
}

void write_status_counts(JsonWriter& json, Reading const& reading) {
    json.begin_object(JsonShape::one_line);
    for (auto const& [status, count] : status_counts(reading)) {
        json.key(json_name(status)).whole(count);
    }
    json.end();
}

/// Null where the number could give a small cell away.
void write_rows(JsonWriter& json, DatasetFacts const& facts, std::int64_t rows) {
    if (facts.row_counts_withheld) {
        json.null();
    } else {
        json.whole(rows);
    }
}

void write_batches(JsonWriter& json, DatasetFacts const& facts) {
    json.begin_array();
    for (auto const& batch : facts.batches) {
        json.begin_object(JsonShape::one_line);
        json.key("file").text(batch.file);
        json.key("sha256").text(batch.sha256);
        json.key("recorded");
        write_date(json, batch.recorded);
        json.key("rows");
        write_rows(json, facts, batch.rows);
        json.key("quarantined");
        write_rows(json, facts, batch.quarantined);
        json.key("superseded");
        write_rows(json, facts, batch.superseded);
        if (batch.withdrawn) json.key("withdrawn").text(print(*batch.withdrawn));
        json.end();
    }
    json.end();
}

/// Only where something was: a reading of facts that stand as they came says nothing about it.
void write_taken_back(JsonWriter& json, DatasetFacts const& facts) {
    if (facts.taken_back.empty()) return;
    json.key("taken_back").begin_array();
    for (auto const& taken : facts.taken_back) {
        json.begin_object(JsonShape::one_line);
        json.key("file").text(taken.file);
        json.key("sha256").text(taken.sha256);
        json.key("on").text(print(taken.on));
        json.key("observations");
        write_rows(json, facts, taken.observations);
        json.key("because");
        write_text_or_null(json, taken.because);
        json.end();
    }
    json.end();
}

/// The reason may quote the value, so it is left out where the column is personal.
void write_quarantined(JsonWriter& json, Compact const& compact, DatasetFacts const& facts) {
    json.begin_array();
    for (auto const& row : facts.quarantined) {
        json.begin_object(JsonShape::one_line);
        json.key("file").text(row.file);
        json.key("line").whole(static_cast<std::int64_t>(row.line));
        json.key("row").whole(static_cast<std::int64_t>(row.row));
        json.key("column");
        write_text_or_null(json, row.column);
        json.key("code").text(row.code);
        bool const personal = is_personal(compact, facts.dataset, row.column);
        json.key("reason");
        write_text_or_null(json, personal ? std::string_view() : row.reason);
        json.key("help");
        write_text_or_null(json, personal ? std::string_view() : row.help);
        json.end();
    }
    json.end();
}

void write_dataset(JsonWriter& json, Compact const& compact, DatasetFacts const& facts) {
    auto const* dataset = compact.dataset(facts.dataset);
    json.begin_object();
    json.key("id").text(facts.dataset);
    json.key("title");
    write_texts(json, dataset == nullptr ? LocalText{}.by_language : dataset->title.by_language);
    json.key("steward");
    write_text_or_null(json, dataset == nullptr ? std::string_view() : dataset->steward);
    json.key("synthetic").truth(dataset != nullptr && dataset->synthetic);
    json.key("facts_through");
    write_date(json, facts.facts_through);
    json.key("batches");
    write_batches(json, facts);
    write_taken_back(json, facts);
    json.key("later_rows");
    write_rows(json, facts, facts.later_rows);
    json.key("undated_rows");
    write_rows(json, facts, facts.undated_rows);
    json.key("quarantined_rows");
    write_rows(json, facts, facts.quarantined_rows);
    json.key("quarantined");
    write_quarantined(json, compact, facts);
    json.end();
}

void write_source(JsonWriter& json, Source const& source) {
    json.begin_object();
    json.key("id").text(source.id);
    json.key("title");
    write_text_or_null(json, source.title);
    json.key("publisher");
    write_text_or_null(json, source.publisher);
    json.key("published");
    write_date(json, source.published);
    json.key("address");
    write_text_or_null(json, source.address);
    json.key("note");
    write_text_or_null(json, source.note);
    json.end();
}

void write_decision(JsonWriter& json, Decision const& decision) {
    json.begin_object();
    json.key("id").text(decision.id);
    json.key("title");
    write_texts(json, decision.title.by_language);
    json.key("on").text(print(decision.on));
    json.key("by");
    write_strings(json, decision.by);
    json.key("because");
    write_texts(json, decision.because.by_language);
    json.key("picks").begin_array();
    for (auto const& pick : decision.picks) {
        json.begin_object(JsonShape::one_line);
        json.key("measure").text(pick.measure);
        json.key("period").text(print(pick.period));
        json.key("source").text(pick.source);
        json.end();
    }
    json.end().end();
}

void write_problem(JsonWriter& json, Diagnostic const& diagnostic, JsonShape shape) {
    json.begin_object(shape);
    json.key("type").text("urn:crosswalk:" + diagnostic.code);
    json.key("code").text(diagnostic.code);
    constexpr std::string_view severities[] = {"error", "warning", "note"};
    json.key("severity").text(severities[static_cast<std::size_t>(diagnostic.severity)]);
    json.key("detail").text(diagnostic.message);
    json.key("help");
    write_text_or_null(json, diagnostic.help);
    json.key("place");
    write_place(json, diagnostic.place);
    json.key("label");
    write_text_or_null(json, diagnostic.label);
    json.key("related").begin_array();
    for (auto const& related : diagnostic.related) {
        json.begin_object(JsonShape::one_line);
        json.key("place");
        write_place(json, related.place);
        json.key("label");
        write_text_or_null(json, related.label);
        json.end();
    }
    json.end().end();
}

/// A list of clauses or facts, each written by `write`.
template <class List, class Write>
void write_list(JsonWriter& json, std::string_view name, List const& list, Write const& write) {
    json.key(name).begin_array();
    for (auto const& each : list) write(each);
    json.end();
}

}  // namespace

std::string json(Compact const& compact, Reading const& reading) {
    JsonWriter json;
    json.begin_object();
    json.key("crosswalk").text("reading/1");
    json.key("as_of").text(print(reading.as_of));
    json.key("facts_through");
    write_date(json, reading.facts_through);
    json.key("compact_digest").text(reading.compact_digest);
    json.key("facts_digest").text(reading.facts_digest);
    json.key("synthetic").truth(reading.synthetic);
    json.key("partnership");
    write_partnership(json, compact.partnership);
    json.key("headline");
    write_texts(json, reading.headline);
    json.key("statuses");
    write_status_counts(json, reading);
    json.key("measures").begin_array();
    for (auto const& view : measure_views(compact, reading, "en")) {
        auto const& findings = view.index < reading.findings.size()
                                   ? reading.findings[view.index]
                                   : std::vector<std::pair<std::string, std::string>>{};
        write_measure(json, compact, view.measure, view.said, view.from, findings);
    }
    json.end();
    write_list(json, "datasets", reading.datasets,
               [&](auto const& facts) { write_dataset(json, compact, facts); });
    write_list(json, "sources", compact.source_clauses,
               [&](auto const& source) { write_source(json, source); });
    write_list(json, "decisions", compact.decisions,
               [&](auto const& decision) { write_decision(json, decision); });
    json.end();
    return json.take();
}

std::string json(Diagnostics const& diagnostics) {
    JsonWriter json;
    std::int64_t warnings = 0;
    for (auto const& each : diagnostics.list()) {
        warnings += each.severity == Severity::warning ? 1 : 0;
    }
    json.begin_object();
    json.key("crosswalk").text("problems/1");
    json.key("errors").whole(static_cast<std::int64_t>(diagnostics.error_count()));
    json.key("warnings").whole(warnings);
    json.key("problems").begin_array();
    for (auto const& each : diagnostics.list()) write_problem(json, each, JsonShape::lines);
    json.end().end();
    return json.take();
}

std::string json(Diagnostic const& diagnostic) {
    JsonWriter json;
    write_problem(json, diagnostic, JsonShape::one_line);
    auto line = json.take();
    line.pop_back();
    return line;
}

}  // namespace crosswalk
