#!/usr/bin/env bash
# Builds what is measured and starts the load; see MemoryBenchmark.
set -euo pipefail

project=$DRAWBRIDGE_PROJECT

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
  printf 'memory: building ...\n' >&2
  (cd "$project" && mvn -B -q -pl benchmarks,upload-gateway -am -DskipTests -Dspotless.check.skip -Dcheckstyle.skip package) >&2
fi
# Both compilers for the load as well; half a heap, so that its own collections are short.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "$project/benchmarks/target/classes:$project/dev-stack/target/dev-stack.jar:$project/dev-stack/target/lib/*" \
  io.drawbridge.benchmark.MemoryBenchmark --project "$project" "$@"
