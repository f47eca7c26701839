// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/progress.h"
#include "app/trust.h"
#include "service/verify.h"
#include "text/utf8.h"

#include <charconv>
#include <system_error>

namespace crosswalk {
namespace {

struct VerifyOptions {
    std::string source;
    TrustOptions trust;
    bool skips_readings = false;
    std::string most;
};

/// "500 MB", "4GB": a number of bytes. U036.
Result<std::uint64_t> parse_most(std::string const& text) {
    constexpr std::uint64_t usual = 1'000'000'000;
    if (text.empty()) return usual;
    std::uint64_t count = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, count);
    std::string_view const unit(stopped, static_cast<std::size_t>(end - stopped));
    constexpr std::uint64_t most = 1'000'000;  // of GB: more than any disk
    if (error == std::errc() && count > 0 && count <= most) {
        if (unit == "MB") return count * 1'000'000;
        if (unit == "GB") return count * 1'000'000'000;
    }
    return failure("U036", "--most wants a size, and " + crosswalk::quoted(text) + " is none",
                   "write for example --most 500MB or --most 4GB");
}

std::string counted(std::uint64_t count, std::string const& one, std::string const& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string verdict(Verified const& verified, VerifyOptions const& options) {
    if (verified.findings.has_errors()) {
        return "NOT AS SIGNED: do not rely on this record. What was found stands above.\n";
    }
    std::string text = "As signed: " + counted(verified.entries, "entry", "entries");
    if (verified.newest) text += ", the last of " + print(*verified.newest);
    text += "; " + counted(verified.objects, "file", "files") + " with the right bytes";
    text += options.skips_readings
                ? "; published readings were not computed again"
                : "; " + counted(verified.readings, "published reading", "published readings") +
                      " computed again, the same to the last byte";
    text += ".\n";
    for (auto const& each : verified.countersigned) {
        text += "Countersigned by " + printable(each.witness.name()) + " at " + print(each.seen) +
                ".\n";
    }
    return text;
}

/// A record that was not looked at to its end is neither as signed nor not.
Diagnostic undecided(Diagnostic reason) {
    if (reason.code == "W011") reason.message += "; nothing was decided about this record";
    return reason;
}

ExitCode verify(Session& session, VerifyOptions const& options) {
    auto trust = read_trust(options.trust);
    if (!trust) return report(session, trust.error());
    auto const most = parse_most(options.most);
    if (!most) return report(session, most.error());
    ProgressLine progress(session.err);
    auto web = web_request(options.source, progress.watch());
    web.most_bytes = *most;
    auto const source = open_any_source(std::move(web));
    if (!source) {
        progress.end();
        return report(session, undecided(source.error()));
    }
    VerifyRequest request{.trust = *std::move(trust)};
    if (options.skips_readings) request.readings = VerifyRequest::Readings::skip;
    request.watch = progress.watch();
    auto const verified = verify_record(*source, request);
    progress.end();
    if (!verified) return report(session, undecided(verified.error()));
    auto const exit = report(session, verified->findings);
    session.out.write(verdict(*verified, options));
    return exit;
}

}  // namespace

void add_verify(CLI::App& program, Session& session) {
    auto options = std::make_shared<VerifyOptions>();
    auto& command = *program.add_subcommand(
        "verify",
        "Check a record, trusting nobody but yourself\n"
        "Checks every signature, the tree over all entries, the checkpoints you saw before, every "
        "file that entries name, and computes every published reading again. Only keys you bring "
        "along are trusted; none is taken from the record. Needs no network, unless the record is "
        "named by its address on the web.");
    command
        .add_option("RECORD", options->source,
                    "a bundle, a folder it was unpacked into, a partnership's folder, or the "
                    "address of one of the first two on the web")
        ->type_name("PATH")
        ->required();
    add_trust(command, options->trust);
    command.add_flag("--skip-readings", options->skips_readings,
                     "do not compute published readings again");
    command
        .add_option("--most", options->most,
                    "fetch no more than this from the web: 500MB, 4GB; 1GB when left out")
        ->type_name("SIZE");
    set_examples(command, {{"crosswalk verify record.tar --log log.pub",
                            "check a bundle with the log's public key in log.pub"},
                           {"crosswalk verify record.tar --log log.pub --seen march.txt",
                            "and that it continues the checkpoint you saved in March"}});
    set_action(command, session, std::move(options), verify);
}

}  // namespace crosswalk
