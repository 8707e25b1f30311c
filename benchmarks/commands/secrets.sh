#!/usr/bin/env bash
# Builds what is measured and starts the load; see SecretsBenchmark.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./benchmarks/run secrets [options]

Starts OpenBao and the packaged secrets-bridge on loopback and does what External Secrets' Vault provider does for many
ExternalSecrets: login, lookup-self, a read for each entry, revoke-self; first against OpenBao itself, then against the bridge,
in turns. It says how long reads took, what processor time they cost, and how often the bridge asked OpenBao for one path.

  --external-secrets N  default 500
  --keys N              entries of each, default 8
  --interval N          seconds between two reconciles of one, default 15; also the bridge's ttl
  --rounds N            turns, default 2
  --intervals N         of each measurement, default 2
  --workers N           reconciles at once, default 8
  --executable FILE     a native executable of secrets-bridge instead of the jar
  --note TEXT           what else ran on the machine; printed with the result
  --write               put the result into docs/benchmarks.md
  --no-build            measure what is built
  -h, --help            this text

Exit codes: 0 measured, 1 something failed, 2 wrong usage.
TEXT
}

# shellcheck source=benchmarks/load.sh
. "$DRAWBRIDGE_PROJECT/benchmarks/load.sh"
load benchmarks,secrets-bridge SecretsBenchmark "$@"
