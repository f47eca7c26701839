# SPDX-License-Identifier: Apache-2.0
# Runs the benchmarks with today's date and the commit at hand; the program itself asks neither.
string(TIMESTAMP today "%Y-%m-%d" UTC)
execute_process(COMMAND ${GIT} rev-parse --short HEAD
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT commit)
  set(commit uncommitted)
endif()
if(ROWS)
  set(size --rows ${ROWS})
endif()
execute_process(COMMAND ${PROGRAM} --data ${DATA} --history benchmarks/history.csv
                        --date ${today} --commit ${commit} ${size}
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "a benchmark is over its budget or gives a wrong answer; see above")
endif()
