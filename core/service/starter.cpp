// SPDX-License-Identifier: Apache-2.0
#include "service/starter.h"

#include <string_view>

namespace crosswalk {
namespace {

// In these texts @0 stands for the current year, @1 for the one before, @2 for the one before that,
// @3 for the next.

constexpr std::string_view compact = R"starter(# Our partnership: the compact

This page is your agreement. It is ordinary text that every partner can read and print. The boxes
bind: `crosswalk check` reads them like a contract. Everything outside the boxes explains. Rewrite
all of it together, and run `crosswalk check` as often as you like.

## 1. Who we are

Sectors are public, private, nonprofit, philanthropic, academic and community. The backbone is the
partner that keeps this folder.

```toml
[partnership]
name = "Our partnership"
place = "Our city"
impact = "Streets that are lit at night"
backbone = "office"
begins = @2-01-01
currency = "USD"
languages = ["en"]                      # add "es" and write texts as { en = "...", es = "..." }

[partner.office]
name = "The backbone office"
sector = "nonprofit"
roles = ["backbone"]

[partner.works]
name = "Department of public works"
sector = "public"
roles = ["data steward"]
```

## 2. What we measure

### 2.1 The facts

Every column says its type; a row that does not fit is set aside with its reason and counted, never
dropped in silence.

```toml
[dataset.lights]
title = "Street lights repaired"
steward = "works"
columns.year          = { type = "year", role = "time" }
columns.neighbourhood = { type = "text" }
columns.repaired      = { type = "integer" }
columns.within_a_week = { type = "integer" }
key = ["year", "neighbourhood"]         # one row for each of these, never two
checks = ["within_a_week <= repaired"]  # rows that fail are set aside
due = "60 days"                         # after the year ends; later is late, and said so
synthetic = true                        # these numbers are made up; take this line out with them
file = "data/lights.csv"                # later facts come in with `crosswalk import lights FILE`
```

### 2.2 The promise

A ratio is a sum divided by a sum, so that it adds up over neighbourhoods. A straight line leads
from the baseline to the goal; the reading says whether you are on it.

```toml
[measure.on_time]
title = "Street lights repaired within a week"
dataset = "lights"
value = "sum(within_a_week) / sum(repaired)"
unit = "%"
digits = 1
better = "higher"
period = "year"
by = ["neighbourhood"]
baseline = { period = @2, frozen = @1-06-30 }   # later corrections do not move it
targets = [{ by = @3-12-31, level = "85%" }]
```
)starter";

constexpr std::string_view facts = R"(year,neighbourhood,repaired,within_a_week
@2,Harbour,410,240
@2,Hill,190,118
@2,Mill,200,122
@1,Harbour,430,294
@1,Hill,205,150
@1,Mill,215,157
)";

constexpr std::string_view example = R"(# Lights are repaired faster than the straight line asks

In @2 three of five lights were repaired within a week: 480 of 800. The goal is 85 % at the end of
@3, so the straight line asks for a third of the way after one of three years. The partners stand at
601 of 850.

```compact
use ..
```

```expect as of @0-06-30
measure.on_time.baseline    = 60.0 %      # 480 / 800
measure.on_time.numerator   = 601
measure.on_time.denominator = 850
measure.on_time.value       = 70.7 %      # 601 / 850
measure.on_time.status      = on track
```
)";

constexpr std::string_view readme = R"(# Our partnership

| where | what |
| --- | --- |
| `COMPACT.md` | the agreement: promises and how they are measured |
| `data/` | facts that came with it; those of the beginning are made up |
| `facts/` | facts that were imported, byte for byte, and their list |
| `cases/` | examples: what the agreement must say about certain facts |

```text
crosswalk check      find what is wrong in the agreement
crosswalk read       say what has been achieved
crosswalk explain measure.on_time
crosswalk import lights NEW-FACTS.csv
crosswalk test       run the cases
```
)";

std::string with_years(std::string_view text, int year) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '@') {
            out += text[i];
            continue;
        }
        int const digit = text[++i] - '0';
        out += std::to_string(digit == 3 ? year + 1 : year - digit);
    }
    return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> starter_files(int year) {
    return {{"COMPACT.md", with_years(compact, year)},
            {"README.md", with_years(readme, year)},
            {"cases/faster-than-the-straight-line.case.md", with_years(example, year)},
            {"data/lights.csv", with_years(facts, year)}};
}

}  // namespace crosswalk
