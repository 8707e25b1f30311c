#!/usr/bin/env bash
# Builds what is measured and starts the load; see TokenBenchmark.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./benchmarks/run token [options]

Starts SeaweedFS and the packaged token-service on loopback, warms them, and asks for credentials that are cached, at a
fixed rate: POST /v1/credentials, then the container door, then SeaweedFS's own STS as fast as it can, in turns. A late
answer counts from the moment when its request was due, whether or not the client could send it then.

  --rate N            requests per second, default 1000
  --rounds N          turns, default 3; the table has the medians
  --seconds N         of each measurement, default 10
  --warm-up N         seconds before the first one, default 20
  --connections N     kept alive, default 16
  --executable FILE   a native executable of token-service instead of the jar
  --note TEXT         what else ran on the machine; printed with the result
  --write             put the result into docs/benchmarks.md
  --no-build          measure what is built
  -h, --help          this text

Exit codes: 0 measured, 1 something failed, 2 wrong usage.
TEXT
}

# shellcheck source=benchmarks/load.sh
. "$DRAWBRIDGE_PROJECT/benchmarks/load.sh"
load benchmarks,token-service TokenBenchmark "$@"
