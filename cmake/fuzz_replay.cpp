// SPDX-License-Identifier: Apache-2.0
// Stands in for libFuzzer where its compiler is not: gives a fuzz target the inputs that were kept.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

void give(std::string const& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t replayed = 1;
    give("");  // the one input that every target has
    std::filesystem::path const corpus = argc > 1 ? argv[1] : "";
    if (std::filesystem::is_directory(corpus)) {
        for (auto const& entry : std::filesystem::directory_iterator(corpus)) {
            std::ifstream in(entry.path(), std::ios::binary);
            give({std::istreambuf_iterator<char>(in), {}});
            ++replayed;
        }
    }
    std::cout << replayed << " passed, 0 failed\n";
}
