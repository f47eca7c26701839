// SPDX-License-Identifier: Apache-2.0
#include "app/interrupt.h"

#include <csignal>
#include <cstdlib>

namespace crosswalk {
namespace {

std::sig_atomic_t volatile last_signal = 0;

void note(int signal_number) { last_signal = signal_number; }

}  // namespace

void watch_signals() {
    struct sigaction once{};
    once.sa_handler = note;
    once.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &once, nullptr);
    ::sigaction(SIGTERM, &once, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

bool is_interrupted() { return last_signal != 0; }

void end_interrupted() {
    int const number = last_signal == 0 ? SIGINT : last_signal;
    std::signal(number, SIG_DFL);
    std::raise(number);
    std::_Exit(128 + number);
}

}  // namespace crosswalk
