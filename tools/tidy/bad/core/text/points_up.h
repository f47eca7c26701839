// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/arm.h"
#include "text/itself.h"
#include "somewhere/else.h"
