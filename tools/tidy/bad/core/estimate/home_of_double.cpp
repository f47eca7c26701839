// SPDX-License-Identifier: Apache-2.0
double half = 0.5;
