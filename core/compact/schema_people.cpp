// SPDX-License-Identifier: Apache-2.0
#include "compact/schema_tables.h"

namespace crosswalk {
namespace {

constexpr std::array partnership_rules = {
    KeyRule{.name = "name",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What the partnership calls itself.",
            .example = "\"Envision Charlotte\""},
    KeyRule{.name = "place", .meaning = "Where it works.", .example = "\"Charlotte, NC, USA\""},
    KeyRule{.name = "impact",
            .shape = Shape::local_text,
            .meaning = "The result its partners promised each other, in one sentence.",
            .example = "{ en = \"A fifth less energy\", es = \"Una quinta parte menos\" }"},
    KeyRule{.name = "backbone",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The partner that keeps the partnership together and runs its readings.",
            .example = "\"envision\"",
            .refers_to = "partner"},
    KeyRule{.name = "begins",
            .shape = Shape::date,
            .meaning = "The first day of the agreement.",
            .example = "2010-10-01"},
    KeyRule{.name = "time_zone",
            .meaning = "The time zone in which its days begin and end, by its IANA name.",
            .example = "\"America/New_York\""},
    KeyRule{.name = "currency",
            .meaning = "The three letters (ISO 4217) of the currency of every amount in the "
                       "agreement.",
            .example = "\"USD\""},
    KeyRule{.name = "fiscal_year_starts",
            .shape = Shape::whole,
            .meaning = "The month, 1 to 12, in which a fiscal year starts; the year is named "
                       "after the calendar year in which it ends. 1 when not said.",
            .example = "7",
            .least = 1,
            .most = 12},
    KeyRule{.name = "witnesses",
            .shape = Shape::whole,
            .meaning = "How many partners, the one that keeps the record not counted, must have "
                       "countersigned it before its readings count as vouched for. 2 when not "
                       "said; 0: none.",
            .example = "2",
            .least = 0,
            .most = 100},
    KeyRule{.name = "witness_sectors",
            .shape = Shape::whole,
            .meaning = "From how many sectors, that of the partner who keeps the record not "
                       "counted, they must come. 2 when not said, or as many as `witnesses` when "
                       "those are fewer.",
            .example = "2",
            .least = 0,
            .most = 6},
    KeyRule{.name = "languages",
            .shape = Shape::texts,
            .meaning = "The languages of its texts, the most important first. `[\"en\"]` when "
                       "not said.",
            .example = "[\"en\", \"es\"]"},
};

constexpr std::array partner_rules = {
    KeyRule{.name = "name",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What the organization is called.",
            .example = "\"Duke Energy\""},
    KeyRule{.name = "sector",
            .shape = Shape::word,
            .need = Need::required,
            .meaning = "The sector it belongs to.",
            .example = "\"private\"",
            .words = sector_words},
    KeyRule{.name = "roles",
            .shape = Shape::texts,
            .meaning = "What it does in the partnership, in its own words.",
            .example = "[\"data steward\", \"investor\"]"},
    KeyRule{.name = "brings",
            .shape = Shape::texts,
            .meaning = "What it contributes.",
            .example = "[\"meter data\"]"},
    KeyRule{.name = "can_bear",
            .shape = Shape::quantities,
            .meaning = "How much of each kind of risk it can carry.",
            .example = "{ cash = \"2_000_000 USD\" }"},
};

constexpr std::array term_rules = {
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .meaning = "The word as the page shows it; else the id.",
            .example = "{ en = \"Tenant\", es = \"Inquilino\" }"},
    KeyRule{.name = "means",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "The one meaning the partners agreed on.",
            .example = "\"A company that rents space in the programme\""},
    KeyRule{.name = "said_as",
            .shape = Shape::by_word,
            .meaning = "What each sector says for it.",
            .example = "{ public = \"customer account\", private = \"tenant\" }",
            .words = sector_words},
    KeyRule{.name = "same_as",
            .shape = Shape::texts,
            .meaning = "The same thing in catalogues of indicators.",
            .example = "[\"IRIS:OI1479\"]"},
};

constexpr std::array source_rules = {
    KeyRule{.name = "title",
            .need = Need::required,
            .meaning = "Its title.",
            .example = "\"Final report\""},
    KeyRule{.name = "publisher", .meaning = "Who published it.", .example = "\"UNC Charlotte\""},
    KeyRule{.name = "published",
            .shape = Shape::date,
            .meaning = "The day it was published.",
            .example = "2017-04-20"},
    KeyRule{.name = "address",
            .meaning = "Where it can be read.",
            .example = "\"https://example.org/report\""},
    KeyRule{.name = "note",
            .meaning = "What a reader should know about it.",
            .example = "\"Nothing was adjusted for weather.\""},
};

constexpr std::array pick_rules = {
    KeyRule{.name = "measure",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The published measure.",
            .example = "\"energy\"",
            .refers_to = "measure"},
    KeyRule{.name = "period",
            .shape = Shape::period,
            .need = Need::required,
            .meaning = "The period the figures are about.",
            .example = "2016"},
    KeyRule{.name = "source",
            .shape = Shape::reference,
            .need = Need::required,
            .meaning = "The source whose figure counts.",
            .example = "\"final_report\"",
            .refers_to = "source"},
};

constexpr std::array decision_rules = {
    KeyRule{.name = "title",
            .shape = Shape::local_text,
            .need = Need::required,
            .meaning = "What was decided, in one sentence.",
            .example = "\"The final report is the figure\""},
    KeyRule{.name = "on",
            .shape = Shape::date,
            .need = Need::required,
            .meaning = "The day of the decision.",
            .example = "2017-05-02"},
    KeyRule{.name = "by",
            .shape = Shape::references,
            .meaning = "The partners who decided.",
            .example = "[\"envision\", \"duke\"]",
            .refers_to = "partner"},
    KeyRule{.name = "because",
            .shape = Shape::local_text,
            .meaning = "Why.",
            .example = "\"It says how it was counted.\""},
    KeyRule{.name = "picks",
            .shape = Shape::one_or_more,
            .meaning = "Of published figures that differ, the one that counts.",
            .example = "[{ measure = \"energy\", period = 2016, source = \"final_report\" }]",
            .keys = pick_rules},
};

}  // namespace

std::span<KeyRule const> partnership_keys() { return partnership_rules; }
std::span<KeyRule const> partner_keys() { return partner_rules; }
std::span<KeyRule const> term_keys() { return term_rules; }
std::span<KeyRule const> source_keys() { return source_rules; }
std::span<KeyRule const> decision_keys() { return decision_rules; }

}  // namespace crosswalk
