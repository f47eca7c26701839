// SPDX-License-Identifier: Apache-2.0
#include "service/batch_list.h"

#include "text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace crosswalk {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(Json const& object, char const* key) {
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t count_of(Json const& object, char const* key) {
    auto const found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

bool is_digest(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// What is wrong with one line, or the batch it lists.
std::expected<ImportedBatch, std::string> parse_line(std::string_view line) {
    auto const object = Json::parse(line, nullptr, false);
    if (!object.is_object()) return std::unexpected("this line is not a JSON object");
    ImportedBatch batch;
    batch.dataset = text_of(object, "dataset");
    batch.file = text_of(object, "file");
    batch.sha256 = text_of(object, "sha256");
    batch.name = text_of(object, "name");
    batch.rows = count_of(object, "rows");
    batch.quarantined = count_of(object, "quarantined");
    if (batch.dataset.empty()) return std::unexpected("this line does not say its \"dataset\"");
    if (batch.file.empty()) return std::unexpected("this line does not say its \"file\"");
    if (!is_digest(batch.sha256)) {
        return std::unexpected("\"sha256\" of this line is not 64 digits 0-9 a-f");
    }
    if (auto const recorded = object.find("recorded"); recorded != object.end()) {
        auto const date = Date::parse(text_of(object, "recorded"));
        if (!date)
            return std::unexpected("\"recorded\" of this line is not a date like 2014-06-25");
        batch.recorded = *date;
    }
    return batch;
}

}  // namespace

Place batch_list_place(std::uint32_t line) {
    Place place;
    place.path = batch_list_file;
    place.line = line;
    return place;
}

std::vector<ImportedBatch> parse_batch_list(std::string_view bytes, Diagnostics& diagnostics) {
    std::vector<ImportedBatch> batches;
    std::uint32_t number = 0;
    while (!bytes.empty()) {
        auto const line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        ++number;
        auto batch = parse_line(line);
        if (!batch) {
            diagnostics.error("F082", batch_list_place(number), batch.error())
                .with_help(
                    "the list is written by `crosswalk import` alone; put back the copy you "
                    "had before it was edited");
            continue;
        }
        batch->line = number;
        batches.push_back(*std::move(batch));
    }
    return batches;
}

std::string print(ImportedBatch const& batch) {
    Json object;
    object["dataset"] = batch.dataset;
    object["file"] = batch.file;
    object["sha256"] = batch.sha256;
    if (batch.recorded) object["recorded"] = print(*batch.recorded);
    object["rows"] = batch.rows;
    object["quarantined"] = batch.quarantined;
    object["name"] = printable(batch.name);
    return object.dump() + "\n";
}

}  // namespace crosswalk
