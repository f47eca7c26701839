// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/log_source.h"
#include "text/result.h"

#include <filesystem>

namespace crosswalk {

/// The record of a partnership's folder as the files others see, each made when it is asked for.
/// Nothing is taken from a checked state: what lies in the database is what is given out.
Result<LogSource> source_of_record(std::filesystem::path const& partnership);

}  // namespace crosswalk
