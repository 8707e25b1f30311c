#!/usr/bin/env bash
# Builds what is measured and starts the load; see MemoryBenchmark.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./benchmarks/run memory [options]

Starts the packaged upload-gateway on loopback in front of a store that discards, sends it one large body of unknown length,
and then, to another process, many at once; prints the resident memory over idle.

  --large N           MiB of the large one, default 10240
  --uploads N         how many at once, default 100
  --each N            MiB of each of these, default 100
  --note TEXT         what else ran on the machine; printed with the result
  --write             put the result into docs/benchmarks.md
  --no-build          measure what is built
  -h, --help          this text

Exit codes: 0 measured, 1 something failed, 2 wrong usage.
TEXT
}

# shellcheck source=benchmarks/load.sh
. "$DRAWBRIDGE_PROJECT/benchmarks/load.sh"
load benchmarks,upload-gateway MemoryBenchmark "$@"
