// SPDX-License-Identifier: Apache-2.0
#include "app/trust.h"

#include "app/interrupt.h"
#include "service/files.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace crosswalk {
namespace {

constexpr std::size_t longest_key = 1000;
constexpr std::size_t longest_note = 1U << 20U;

Result<PublicKey> read_missing(std::string const& file) {
    TRY(read_file(file, longest_key));
    return PublicKey::parse("");
}

Result<PublicKey> of_use(Result<PublicKey> key, KeyUse use) {
    if (!key || key->use() == use) return key;
    return failure("I003",
                   "the key " + print(*key) +
                       (use == KeyUse::log ? " is a witness's, and --log wants the log's"
                                           : " is a log's, and --witness wants a witness's"),
                   "give each key with its own option: --log KEY, --witness KEY");
}

}  // namespace

std::string trusted_authorities() {
    char const* const file = std::getenv("SSL_CERT_FILE");
    return file == nullptr ? std::string() : std::string(file);
}

WebRequest web_request(std::string url, Watch watch) {
    return {.url = std::move(url),
            .watch = std::move(watch),
            .goes_on = [] { return !is_interrupted(); },
            .authorities = trusted_authorities()};
}

void add_trust(CLI::App& command, TrustOptions& options) {
    command
        .add_option("--log", options.log,
                    "the log's public key, as you were given it: the text, or a file that holds it")
        ->type_name("KEY")
        ->required();
    command
        .add_option("--witness", options.witnesses,
                    "a witness's public key, likewise; may be given several times")
        ->type_name("KEY")
        ->take_all();
    command
        .add_option("--seen", options.seen,
                    "a file with a checkpoint you saw before; may be given several times")
        ->type_name("FILE")
        ->take_all();
}

Result<PublicKey> read_public_key(std::string const& text_or_file) {
    std::error_code ignored;
    if (!std::filesystem::exists(text_or_file, ignored)) {
        // A key has plus signs in it; what has none was meant as the name of a file.
        if (text_or_file.find('+') == std::string::npos) return read_missing(text_or_file);
        return PublicKey::parse(text_or_file);
    }
    TRY_ASSIGN(auto text, read_file(text_or_file, longest_key));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return PublicKey::parse(text);
}

Result<PublicKey> read_public_key(std::string const& text_or_file, KeyUse use) {
    return of_use(read_public_key(text_or_file), use);
}

Result<Note> read_note(std::string const& file) {
    TRY_ASSIGN(auto const bytes, read_file(file, longest_note));
    return parse_note(bytes);
}

Result<Trust> read_trust(TrustOptions const& options) {
    TRY_ASSIGN(auto log, read_public_key(options.log, KeyUse::log));
    Trust trust{std::move(log), {}, {}};
    for (auto const& each : options.witnesses) {
        TRY_ASSIGN(auto witness, read_public_key(each, KeyUse::witness));
        if (std::ranges::find(trust.witnesses, witness) == trust.witnesses.end()) {
            trust.witnesses.push_back(std::move(witness));
        }
    }
    for (auto const& each : options.seen) {
        TRY_ASSIGN(auto note, read_note(each));
        trust.seen.push_back(std::move(note));
    }
    return trust;
}

}  // namespace crosswalk
