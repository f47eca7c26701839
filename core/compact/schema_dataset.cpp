// SPDX-License-Identifier: Apache-2.0
#include "compact/schema_tables.h"

namespace crosswalk {
namespace {

constexpr std::array<std::string_view, 5> role_words = {"entity", "time", "recorded", "source",
                                                        "qualifier"};
constexpr std::array<std::string_view, 2> duplicate_words = {"refuse", "supersede"};
constexpr std::array<std::string_view, 2> empty_words = {"unknown", "zero"};

constexpr std::array column_rules = {
    KeyRule{.name = "type",
            .need = Need::required,
            .meaning = "`text`, `integer`, `decimal(digits, after the point)`, `date`, "
                       "`boolean`, or a period: `day`, `week`, `month`, `quarter`, `year`, "
                       "`fiscal_year`.",
            .example = "\"decimal(18,3)\""},
    KeyRule{.name = "unit", .meaning = "What its numbers count.", .example = "\"kWh\""},
    KeyRule{.name = "role",
            .shape = Shape::word,
            .meaning = "`entity`: who or what is observed; `time`: when (exactly one column); "
                       "`recorded`: since when the row is known; `source`: the id of a source; "
                       "`qualifier`: a word such as \"about\".",
            .example = "\"time\"",
            .words = role_words},
    KeyRule{.name = "required",
            .shape = Shape::truth,
            .meaning = "Whether a row without it goes into quarantine; true when not said.",
            .example = "false"},
    KeyRule{.name = "personal",
            .shape = Shape::truth,
            .meaning = "Whether it says something about one person; it is then never shown.",
            .example = "true"},
    KeyRule{.name = "values",
            .shape = Shape::texts,
            .meaning = "The only values it may have.",
            .example = "[\"open\", \"closed\"]"},
    KeyRule{.name = "also_called",
            .shape = Shape::texts,
            .meaning = "Headings in files that mean this column.",
            .example = "[\"Usage (kWh)\"]"},
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .meaning = "What people call it.",
            .example = "\"electricity\""},
};

constexpr std::array adds_up_rules = {
    KeyRule{.name = "part",
            .shape = Shape::column,
            .need = Need::required,
            .meaning = "The column with the size of a part.",
            .example = "\"n\""},
    KeyRule{.name = "over",
            .shape = Shape::column,
            .need = Need::required,
            .meaning = "The column that names the part.",
            .example = "\"category\""},
    KeyRule{.name = "whole",
            .shape = Shape::column,
            .need = Need::required,
            .meaning = "The column with the size of the whole.",
            .example = "\"total\""},
    KeyRule{.name = "overlapping",
            .shape = Shape::truth,
            .meaning = "Whether one case may be in several parts, so that their sum may exceed "
                       "the whole; false when not said.",
            .example = "true"},
};

constexpr std::array batch_rules = {
    KeyRule{.name = "file",
            .need = Need::required,
            .meaning = "A file of facts, from the folder of the agreement.",
            .example = "\"data/2014.csv\""},
    KeyRule{.name = "recorded",
            .shape = Shape::date,
            .meaning = "The day from which its facts were known; from the beginning when not "
                       "said.",
            .example = "2014-06-25"},
};

constexpr std::array dataset_rules = {
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .meaning = "What people call it.",
            .example = "\"Monthly electricity by building\""},
    KeyRule{.name = "steward",
            .shape = Shape::reference,
            .meaning = "The partner that keeps it.",
            .example = "\"duke\"",
            .refers_to = "partner"},
    KeyRule{.name = "columns",
            .shape = Shape::named,
            .need = Need::required,
            .meaning = "Its columns by name.",
            .example = "{ kwh = { type = \"decimal(18,3)\", unit = \"kWh\" } }",
            .keys = column_rules},
    KeyRule{.name = "key",
            .shape = Shape::columns,
            .meaning = "The columns that tell one row from every other.",
            .example = "[\"building\", \"month\"]"},
    KeyRule{.name = "on_duplicate",
            .shape = Shape::word,
            .meaning = "What happens to a row whose key was there before: it is refused, or "
                       "supersedes the earlier one. `refuse` when not said.",
            .example = "\"supersede\"",
            .words = duplicate_words},
    KeyRule{.name = "due",
            .shape = Shape::duration,
            .meaning = "How long after the end of a period its facts are due.",
            .example = "\"20 days\""},
    KeyRule{.name = "checks",
            .shape = Shape::expressions,
            .meaning = "What must hold in every row; a row that fails goes into quarantine with "
                       "the reason.",
            .example = "[\"kwh >= 0\"]"},
    KeyRule{.name = "adds_up",
            .shape = Shape::one_or_more,
            .meaning = "Parts that may not exceed their whole.",
            .example = "{ part = \"n\", over = \"category\", whole = \"total\" }",
            .keys = adds_up_rules},
    KeyRule{.name = "empty_period",
            .shape = Shape::word,
            .meaning = "What a period without any row means: nobody knows, or nothing happened. "
                       "`unknown` when not said.",
            .example = "\"zero\"",
            .words = empty_words},
    KeyRule{.name = "synthetic",
            .shape = Shape::truth,
            .meaning = "Whether the facts are invented; every page then says so.",
            .example = "true"},
    KeyRule{.name = "file",
            .meaning = "One file of facts that comes with the agreement.",
            .example = "\"data/meters.csv\""},
    KeyRule{.name = "batches",
            .shape = Shape::one_or_more,
            .meaning = "Several files of facts, instead of `file`.",
            .example = "[{ file = \"data/2014.csv\", recorded = 2014-06-25 }]",
            .keys = batch_rules},
};

}  // namespace

std::span<KeyRule const> dataset_keys() { return dataset_rules; }

}  // namespace crosswalk
