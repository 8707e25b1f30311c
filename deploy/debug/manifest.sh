# shellcheck shell=bash
# shellcheck disable=SC2154 # the variables are debug-pod's: what was asked for, parsed
# The manifest of a debug pod. Sourced by debug-pod.

# A YAML string of any text. $( is Kubernetes' own way to name a variable; here it is just text.
quoted() {
  # shellcheck disable=SC2016 # meant literally
  local text=${1//\\/\\\\} reference='$('
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\t'/\\t}
  printf '"%s"' "${text//"$reference"/"\$$reference"}"
}

list() { # list <key> <word>… : nothing if there are no words
  [ $# -gt 1 ] || return 0
  printf '      %s:\n' "$1"
  local word
  for word in "${@:2}"; do printf '        - %s\n' "$(quoted "$word")"; done
}

environment() {
  local pair
  printf '      env:\n        - {name: HOME, value: /tmp}\n'
  for pair in "${env[@]}"; do
    printf '        - {name: %s, value: %s}\n' "${pair%%=*}" "$(quoted "${pair#*=}")"
  done
  for pair in "${keys[@]}"; do from_secret "${pair%%=*}" "${pair#*=}"; done
  for pair in "${prompts[@]}"; do from_secret "$pair" "$NAME/$pair"; done
  [ ${#secrets[@]} -eq 0 ] || printf '      envFrom:\n'
  for pair in "${secrets[@]}"; do printf '        - secretRef: {name: %s}\n' "$pair"; done
}

from_secret() { printf '        - {name: %s, valueFrom: {secretKeyRef: {name: %s, key: %s}}}\n' "$1" "${2%/*}" "${2#*/}"; }

manifest() {
  local label
  cat <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: $NAME
${namespace:+  namespace: $namespace
}  labels:
    app.kubernetes.io/name: debug-pod
    app.kubernetes.io/component: ${tool:-custom}
    app.kubernetes.io/managed-by: debug-pod
    drawbridge.io/debug: "true"
YAML
  for label in "${labels[@]}"; do printf '    %s: %s\n' "${label%%=*}" "$(quoted "${label#*=}")"; done
  cat <<YAML
  annotations:
    drawbridge.io/debug-expires: "$(($(date +%s) + patience + deadline))"
spec:
  activeDeadlineSeconds: $deadline
  automountServiceAccountToken: false
  enableServiceLinks: false
  restartPolicy: Never
  terminationGracePeriodSeconds: 1
  securityContext:
    runAsNonRoot: true
    runAsUser: $user
    runAsGroup: $user
    fsGroup: $user
    seccompProfile: {type: RuntimeDefault}
YAML
  # Echo requests without a privilege, for the pod's own group only.
  [ "$tool" != ping ] || printf '    sysctls: [{name: net.ipv4.ping_group_range, value: "%s %s"}]\n' "$user" "$user"
  container
}

container() {
  printf '  containers:\n    - name: debug\n      image: %s\n      workingDir: /tmp\n' "$(quoted "$image")"
  list command "${command[@]}"
  list args "${arguments[@]}"
  printf '      stdin: %s\n      stdinOnce: %s\n      tty: %s\n' "$stdin" "$stdin" "$tty"
  environment
  [ -z "$port" ] || printf '      ports: [{name: http, containerPort: %s}]\n      readinessProbe: {tcpSocket: {port: http}}\n' "$port"
  cat <<YAML
      resources:
        requests: {cpu: 50m, memory: 64Mi}
        limits: {cpu: "1", memory: 1Gi}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: $($writable && echo false || echo true)
        capabilities: {drop: [ALL]}
      volumeMounts: [{name: tmp, mountPath: /tmp}]
  volumes:
    - name: tmp
      emptyDir: {sizeLimit: 1Gi}
YAML
}
