// SPDX-License-Identifier: Apache-2.0
#include "text/below.h"
#include "trial/arm.h"
// #include "view/in_a_comment.h"
