// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record/log_check.h"
#include "service/web_source.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace crosswalk {

/// The options with which somebody says what he trusts.
struct TrustOptions {
    std::string log;
    std::vector<std::string> witnesses;
    std::vector<std::string> seen;
};
void add_trust(CLI::App& command, TrustOptions& options);

/// A public key: written out, or in a file that holds it in one line. I003.
Result<PublicKey> read_public_key(std::string const& text_or_file);
/// The same when it must be for this use. I003.
Result<PublicKey> read_public_key(std::string const& text_or_file, KeyUse use);
/// A note in a file.
Result<Note> read_note(std::string const& file);
/// The certificates that SSL_CERT_FILE names, as other programs know it; empty: this machine's.
std::string trusted_authorities();
/// For a record that somebody names, until Ctrl-C.
WebRequest web_request(std::string url, Watch watch);
/// I003, R001; the world.
Result<Trust> read_trust(TrustOptions const& options);

}  // namespace crosswalk
