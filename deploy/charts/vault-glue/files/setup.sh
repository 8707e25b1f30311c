#!/bin/sh
# Sets up OpenBao or Vault for the cluster's tenants. It may run any number of times.
set -eu

HERE=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$HERE/settings.env"
JWT_FILE=${JWT_FILE:-/var/run/secrets/vault/token}

say() { echo "vault-glue: $*"; }

await_vault() {
  tries=0
  until bao status >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 150 ] || { say "$BAO_ADDR is not there, sealed or not initialised" >&2 && exit 1; }
    sleep 2
  done
}

# bind <role> <ServiceAccounts> <namespaces> <audience> <time to live>: who may log in, with the policy of the same name.
bind() {
  bao write "auth/$AUTH_MOUNT/role/$1" bound_service_account_names="$2" bound_service_account_namespaces="$3" \
    audience="$4" token_policies="$1" token_ttl="$5" >/dev/null
  say "role $1 is for ServiceAccount $2 of namespace $3"
}

# Only with a token from outside; OpenBao's self-initialisation has done this already.
allow_logins() {
  bao read "sys/auth/$AUTH_MOUNT" >/dev/null 2>&1 || bao auth enable -path="$AUTH_MOUNT" kubernetes >/dev/null
  bao write "auth/$AUTH_MOUNT/config" kubernetes_host="${KUBERNETES_HOST:-https://kubernetes.default.svc}" >/dev/null
  bao policy write "$SETUP_ROLE" "$HERE/setup.hcl" >/dev/null
  bind "$SETUP_ROLE" "$SETUP_ACCOUNT" "$SETUP_NAMESPACE" "$AUDIENCE" 5m
}

# The vault answers a moment before its first start has made the role; the last attempt says what is wrong.
log_in() {
  for attempt in 1 2 3 4 5; do
    if [ $attempt -eq 5 ]; then exec 3>&2; else exec 3>/dev/null; fi
    if BAO_TOKEN=$(bao write -field=token "auth/$AUTH_MOUNT/login" role="$SETUP_ROLE" jwt=@"$JWT_FILE" 2>&3); then
      export BAO_TOKEN
      return 0
    fi
    sleep 1
  done
  exit 1
}

mount_kv() {
  bao read "sys/mounts/$MOUNT" >/dev/null 2>&1 || bao secrets enable -path="$MOUNT" -version=2 kv >/dev/null
}

let_tenants_read() {
  accessor=$(bao read -field=accessor "sys/auth/$AUTH_MOUNT")
  # The vault fills in the namespace of whoever logged in.
  sed "s/@NAMESPACE@/{{identity.entity.aliases.$accessor.metadata.service_account_namespace}}/" "$HERE/tenant.hcl" |
    bao policy write "$TENANT_ROLE" - >/dev/null
  bind "$TENANT_ROLE" "$TENANT_ACCOUNT" '*' "$AUDIENCE" "$TENANT_TTL"
}

let_bridge_read() {
  [ -n "$BRIDGE_ROLE" ] || return 0
  bao policy write "$BRIDGE_ROLE" "$HERE/bridge.hcl" >/dev/null
  bind "$BRIDGE_ROLE" "$BRIDGE_ACCOUNT" "$BRIDGE_NAMESPACE" "$BRIDGE_AUDIENCE" "$BRIDGE_TTL"
}

let_operators_write() {
  [ -n "$OPERATOR_ROLE" ] || return 0
  bao policy write "$OPERATOR_ROLE" "$HERE/operator.hcl" >/dev/null
  bind "$OPERATOR_ROLE" "$OPERATOR_ACCOUNT" "$SETUP_NAMESPACE" "$AUDIENCE" "$OPERATOR_TTL"
}

# The document of one seed; values are JSON strings already.
document() {
  separator='{'
  while read -r path kind name value; do
    [ "$path" = "$1" ] || continue
    [ "$kind" = plain ] || value="\"$(head -c 36 /dev/urandom | base64)\""
    printf '%s"%s": %s' "$separator" "$name" "$value"
    separator=', '
  done <"$HERE/seeds"
  printf '}'
}

seed() {
  cut -d ' ' -f 1 "$HERE/seeds" | sort -u | while read -r path; do
    [ -n "$path" ] || continue
    if bao kv metadata get -mount="$MOUNT" "$path" >/dev/null 2>&1 </dev/null; then
      say "$MOUNT/$path is there already"
    else
      document "$path" | bao kv put -mount="$MOUNT" -cas=0 "$path" - >/dev/null
      say "$MOUNT/$path is written"
    fi
  done
}

await_vault
[ -z "${BAO_TOKEN:-}" ] || allow_logins
log_in
mount_kv
let_tenants_read
let_bridge_read
let_operators_write
seed
