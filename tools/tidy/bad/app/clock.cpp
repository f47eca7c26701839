// SPDX-License-Identifier: Apache-2.0
auto const now = std::chrono::system_clock::now();
