// SPDX-License-Identifier: Apache-2.0
// Writes what the views make of the example readings into a folder, for the browser to look at.
#include "view/csv.h"
#include "view/example_test.h"
#include "view/html.h"
#include "view/json.h"

#include <fstream>
#include <iostream>
#include <string>

namespace crosswalk {
namespace {

void write(std::string const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

void write_example(std::string const& path, Example const& example) {
    for (std::string const language : {"en", "es"}) {
        write(path + "." + language + ".html",
              html(example.compact, example.reading, {.language = language}));
    }
    write(path + ".json", json(example.compact, example.reading));
}

void write_problems(std::string const& path) {
    Diagnostics problems;
    problems.error("K014", {"COMPACT.md", 88, 12, 10, "4.2", "{ below = 30 }"}, "they overlap")
        .with_label("this one")
        .with_related({"COMPACT.md", 87, 12, 8, {}, {}}, "the other one")
        .with_help("part them");
    problems.error("W001", {}, "the disk is full").with_help("make room");
    write(path, json(problems));
}

}  // namespace
}  // namespace crosswalk

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: page_examples FOLDER\n";
        return 2;
    }
    std::string const folder = arguments[1];
    crosswalk::write_example(folder + "/mesa", crosswalk::mesa_example());
    crosswalk::write_example(folder + "/empty", crosswalk::empty_example());
    crosswalk::write_problems(folder + "/problems.json");
    return 0;
}
