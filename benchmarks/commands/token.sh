#!/usr/bin/env bash
# Builds what is measured and starts the load; see TokenBenchmark.
set -euo pipefail

project=$DRAWBRIDGE_PROJECT

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

build=yes
for argument; do
  case $argument in
    -h | --help)
      usage
      exit 0
      ;;
    --no-build) build=no ;;
  esac
done

if [ "$build" = yes ]; then
  printf 'token: building ...\n' >&2
  (cd "$project" && mvn -B -q -pl benchmarks,token-service -am -DskipTests -Dspotless.check.skip -Dcheckstyle.skip package) >&2
fi
# Both compilers for the load as well; half a heap, so that its own collections are short.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "$project/benchmarks/target/classes:$project/dev-stack/target/dev-stack.jar:$project/dev-stack/target/lib/*" \
  io.drawbridge.benchmark.TokenBenchmark --project "$project" "$@"
