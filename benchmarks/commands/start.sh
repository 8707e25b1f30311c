#!/usr/bin/env bash
# Starts each packaged service again and again beside a running dev stack, and looks at the clock and at its memory.
set -euo pipefail

project=$DRAWBRIDGE_PROJECT
export -n DRAWBRIDGE_PROJECT # the services would take it for a setting of theirs

usage() {
  cat <<'TEXT'
Usage: ./benchmarks/run start [options]

Runs the dev stack (embedded store, STS, vault) and, beside its services, starts one more of each with the same settings on a
port of its own, as often as asked. Of each start: the time to readiness and to the first answer to a real request
(credentials, an object of 1 KiB, a secret), and the resident memory ten seconds later and after 200 more requests.

  --rounds N    starts of each service, default 5; the table has the medians
  --java FILE   the Java to measure, default that of JAVA_HOME or of the PATH
  --note TEXT   what else ran on the machine; printed with the result
  --write       put the result into docs/operations.md
  --no-build    measure what is built
  -h, --help    this text

Exit codes: 0 measured, 1 something failed, 2 wrong usage.
TEXT
}

fail() {
  printf 'start: %s\n' "$1" >&2
  exit "${2:-1}"
}

rounds=5 java=${JAVA_HOME:+$JAVA_HOME/bin/}java note='' write=no build=()
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=${2:-} && shift ;;
    --java) java=${2:-} && shift ;;
    --note) note=${2:-} && shift ;;
    --write) write=yes ;;
    --no-build) build=(--no-build) ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) fail "unknown option '$1'; see --help" 2 ;;
  esac
  shift
done
[[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds wants a number" 2
command -v "$java" >/dev/null || fail "there is no $java" 2

work=$(mktemp -d)
stack='' service=''
finish() {
  [ -z "$service" ] || kill -9 "$service" 2>/dev/null || true
  [ -z "$stack" ] || { kill "$stack" && wait "$stack"; } 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

value() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$work/ready.json"; }
now() { printf '%s' $((10#$(date +%s%N) / 1000000)); }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
resident() { awk -v name="$1" '$1 == name { printf "%d", $2 / 1024 }' "/proc/$service/status"; }

start_stack() {
  "$project/dev-stack/up" --free-ports --data "$work/data" --ready-file "$work/ready.json" "${build[@]}" >"$work/stack.log" 2>&1 &
  stack=$!
  until [ -f "$work/ready.json" ]; do
    kill -0 "$stack" 2>/dev/null || fail "the dev stack did not start: $(tail -n 1 "$work/stack.log")"
    sleep 0.2
  done
}

# The flags of docs/operations.md.
flags() {
  printf '%s\n' -Xmx128m -XX:+UseSerialGC
  [ "$1" != upload-gateway ] || printf '%s\n' -XX:MaxDirectMemorySize=256m
}

# One request as a client sends it; fails unless it is answered as it should be.
ask() {
  local at=http://127.0.0.1:$port
  case $1 in
    token-service)
      curl -fsS -o /dev/null -H "Authorization: Bearer $(value api_key)" -H 'Content-Type: application/json' \
        -d '{"bucket":"drawbridge","key":"uploads/start","actions":["upload"]}' "$at/v1/credentials"
      ;;
    upload-gateway)
      head -c 1024 /dev/zero | curl -fsS -o /dev/null -T - -H "Authorization: Bearer $(value api_key)" \
        "$at/v1/objects/drawbridge/uploads/start"
      ;;
    secrets-bridge)
      local token
      token=$(curl -fsS -d "{\"role\":\"dev\",\"jwt\":\"$(value tenant_jwt)\"}" "$at/v1/auth/kubernetes/login" |
        sed -n 's/.*"client_token":"\([^"]*\)".*/\1/p')
      curl -fsS -o /dev/null -H "X-Vault-Token: $token" "$at/v1/secret/data/team-a/hello"
      ;;
  esac
}

free_port() {
  port=$((20000 + RANDOM % 10000))
  while (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
}

# measure <service>: a line "ready answer idle busy peak" into the results.
measure() {
  local folder=$work/$1 began ready answer idle options
  mkdir -p "$folder/config"
  free_port
  grep -v '^quarkus.http.port=' "$work/data/$1/config/application.properties" >"$folder/config/application.properties"
  printf 'quarkus.http.port=%s\n' "$port" >>"$folder/config/application.properties"
  mapfile -t options < <(flags "$1")
  began=$(now)
  (cd "$folder" && exec "$java" "${options[@]}" -jar "$project/$1/target/quarkus-app/quarkus-run.jar" >log 2>&1) &
  service=$!
  until curl -fs -o /dev/null -m 2 "http://127.0.0.1:$port/q/health/ready"; do
    kill -0 "$service" 2>/dev/null || fail "$1 did not start: $(tail -n 1 "$folder/log")"
    [ $(($(now) - began)) -lt 90000 ] || fail "$1 was not ready after 90 s"
  done
  ready=$(($(now) - began))
  ask "$1"
  answer=$(($(now) - began))
  sleep 10
  idle=$(resident VmRSS:)
  for _ in $(seq 200); do ask "$1"; done
  printf '%s %s %s %s\n' "$ready" "$answer" "$idle" "$(resident VmHWM:)" >>"$work/$1.results"
  kill "$service"
  wait "$service" || true
  service=''
}

row() {
  local column figures=()
  for column in 1 2 3 4; do figures+=("$(cut -d ' ' -f "$column" "$work/$1.results" | median)"); done
  printf '| %s | %s | %s | %s | %s |\n' "$1" "${figures[@]}"
}

report() {
  printf '| service, as a jar | ready after ms | first answer after ms | resident MiB, idle | resident MiB, at most |\n|---|---|---|---|---|\n'
  for name in token-service upload-gateway secrets-bridge; do row "$name"; done
  printf '\nMedians of %s starts. Java %s, %s cores (%s), shared with the dev stack and the client; load at the end %s.%s\n' \
    "$rounds" "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(cut -d ' ' -f 1 /proc/loadavg)" "${note:+ Beside it: $note.}"
}

start_stack
for round in $(seq "$rounds"); do
  for name in token-service upload-gateway secrets-bridge; do
    measure "$name"
    printf 'round %s, %s: %s\n' "$round" "$name" "$(tail -n 1 "$work/$name.results")" >&2
  done
done
report | tee "$work/report"
if [ "$write" = yes ]; then
  document=$project/docs/operations.md
  grep -q '^<!-- start:begin -->$' "$document" || fail "$document has no place for the result"
  awk -v report="$work/report" '
    /^<!-- start:begin -->$/ { print; while ((getline line < report) > 0) print line; inside = 1; next }
    /^<!-- start:end -->$/ { inside = 0 }
    !inside' "$document" >"$work/document"
  cat "$work/document" >"$document"
fi
