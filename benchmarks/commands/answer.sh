#!/usr/bin/env bash
# Builds what is measured and starts the load; see AnswerBenchmark.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./benchmarks/run answer [options]

Starts SeaweedFS, token-service and the packaged upload-gateway on loopback, sends bodies of unknown length, and takes the time from
a body's last byte to its answer, beside the upload of one part with nothing else going on: near, and with a store that is far away.
Needs ./dev-stack/install-servers seaweedfs tusd.

  --uploads N         of each kind, default 15
  --each N            MiB of each, default 128
  --paced N           MiB for each second of the client that is slower than the store, default 40
  --note TEXT         what else ran on the machine; printed with the result
  --write             put the result into docs/benchmarks.md
  --no-build          measure what is built
  -h, --help          this text

Exit codes: 0 measured, 1 something failed, 2 wrong usage.
TEXT
}

# shellcheck source=benchmarks/load.sh
. "$DRAWBRIDGE_PROJECT/benchmarks/load.sh"
load benchmarks,token-service,upload-gateway AnswerBenchmark "$@"
