// SPDX-License-Identifier: Apache-2.0
#include "store/engine_failure.h"

#include "store/exact_sum.h"
#include "text/utf8.h"

#include <duckdb.h>

#include <string>

namespace crosswalk {
namespace {

bool says(std::string_view message, std::string_view words) {
    return message.find(words) != std::string_view::npos;
}

/// The first line, without what only the engine's own developers can use.
std::string first_line(std::string_view message) {
    return printable(message.substr(0, message.find('\n')));
}

bool is_disk_full(std::string_view message) {
    return says(message, "No space left") || says(message, "Disk quota") ||
           says(message, "File too large") || says(message, "Could not write all bytes") ||
           says(message, "max_temp_directory_size");
}

}  // namespace

std::unexpected<Diagnostic> engine_failure(int kind, std::string_view message) {
    if (is_disk_full(message)) {
        return failure("W003", "the disk is full, or a limit on its use is reached",
                       "free some space and run the same command again; nothing was changed");
    }
    if (says(message, exact_sum_overflow)) kind = DUCKDB_ERROR_OUT_OF_RANGE;
    switch (kind) {
        case DUCKDB_ERROR_OUT_OF_RANGE:
        case DUCKDB_ERROR_CONVERSION:
        case DUCKDB_ERROR_DECIMAL:
            return failure("F040", "a number does not fit 38 digits: " + first_line(message),
                           "measure in a larger unit, or with fewer digits after the point");
        case DUCKDB_ERROR_OUT_OF_MEMORY:
            return failure("W030", "there is not enough memory for this question",
                           "close other programs, or ask on a larger machine; nothing was changed");
        case DUCKDB_ERROR_INTERRUPT:
            return failure("W011", "stopped before the end",
                           "run the same command again; nothing was changed");
        case DUCKDB_ERROR_PERMISSION:
            return failure("W032",
                           "a file outside of the folders that may be read: " + first_line(message),
                           "move the file into the partnership's folder and name it from there");
        default:
            return failure("W033", "the data engine failed: " + first_line(message),
                           "run the same command again; nothing was changed. If it fails again, "
                           "report it with these lines");
    }
}

std::unexpected<Diagnostic> question_failure(std::string_view message) {
    if (says(message, "Permission Error")) return engine_failure(DUCKDB_ERROR_PERMISSION, message);
    return failure("F045", "this question cannot be answered: " + first_line(message),
                   "check the names of datasets and columns; a dataset is a table of that name");
}

std::unexpected<Diagnostic> database_failure(std::string_view path, std::string_view message) {
    auto const what = "cannot open the database " + crosswalk::quoted(path) + ": ";
    if (is_disk_full(message)) return engine_failure(0, message);
    if (says(message, "lock")) {
        return failure("W031", what + "another program has it open",
                       "end the other program, or wait for it; nothing was changed");
    }
    return failure("W031", what + first_line(message),
                   "the database only speeds reading up: move it away and import the facts again");
}

}  // namespace crosswalk
