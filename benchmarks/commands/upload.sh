#!/usr/bin/env bash
# Builds what is measured and starts the load; see UploadBenchmark.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./benchmarks/run upload [options]

Starts SeaweedFS, token-service, the packaged upload-gateway and tusd on loopback and brings the same files into the store by
the gateway (curl), aws-cli, s5cmd and tusd (curl), in turns: 500 files of 1 MiB, 16 of 64 MiB, one of 4 GiB. Then the same against
a store that is far away: 40 ms more for each request with a body, 100 MB/s for each connection. About 12 GiB of disk. Needs
./dev-stack/install-servers seaweedfs clients tusd.

  --quick             200 × 1 MiB, 8 × 64 MiB, 1 GiB, one round
  --smoke             a few MiB: only whether it works
  --rounds N          turns, default 3; the table has the medians
  --note TEXT         what else ran on the machine; printed with the result
  --write             put the result into docs/benchmarks.md
  --no-build          measure what is built
  -h, --help          this text

Exit codes: 0 measured, 1 something failed, 2 wrong usage.
TEXT
}

# shellcheck source=benchmarks/load.sh
. "$DRAWBRIDGE_PROJECT/benchmarks/load.sh"
load benchmarks,token-service,upload-gateway UploadBenchmark "$@"
