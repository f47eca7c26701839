#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Does the program given as $1 say about bad/ exactly what bad.expected says?
cd "$(dirname "$0")" && diff -u bad.expected <("$1" bad)
