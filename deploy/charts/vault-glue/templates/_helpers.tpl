{{- /* Labels of every object. Usage: {{ include "vault-glue.labels" . | nindent 4 }} */ -}}
{{- define "vault-glue.labels" -}}
app.kubernetes.io/name: vault-glue
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- /* The image by digest, else by tag. Usage: {{ include "vault-glue.image" . }} */ -}}
{{- define "vault-glue.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ required "image.tag or image.digest says which image" .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- /* What the Job needs: its script, settings, policies and seeds, as a ConfigMap's data. Usage: {{ include "vault-glue.setup" . }} */ -}}
{{- define "vault-glue.setup" -}}
setup.sh: |
  {{- .Files.Get "files/setup.sh" | nindent 2 }}
settings.env: |
  MOUNT={{ .Values.vault.mount }}
  AUTH_MOUNT={{ .Values.vault.authMount }}
  AUDIENCE={{ .Values.vault.audience }}
  SETUP_ROLE={{ .Values.setup.role }}
  SETUP_NAMESPACE={{ .Release.Namespace }}
  SETUP_ACCOUNT={{ .Release.Name }}
  TENANT_ROLE={{ .Values.tenants.role }}
  TENANT_ACCOUNT={{ .Values.tenants.serviceAccount }}
  TENANT_TTL={{ .Values.tenants.tokenTtl }}
  {{- with .Values.bridge }}
  BRIDGE_ROLE={{ if .enabled }}{{ .role }}{{ end }}
  BRIDGE_NAMESPACE={{ .namespace }}
  BRIDGE_ACCOUNT={{ .serviceAccount }}
  BRIDGE_AUDIENCE={{ .upstreamAudience }}
  BRIDGE_TTL={{ .tokenTtl }}
  {{- end }}
  {{- with .Values.operators }}
  OPERATOR_ROLE={{ if .enabled }}{{ .role }}{{ end }}
  OPERATOR_ACCOUNT={{ .serviceAccount }}
  OPERATOR_TTL={{ .tokenTtl }}
  {{- end }}
setup.hcl: |
  {{- tpl (.Files.Get "files/setup.hcl") . | nindent 2 }}
bridge.hcl: |
  {{- range .Values.bridge.paths }}
  path "{{ $.Values.vault.mount }}/data/{{ . }}" { capabilities = ["read"] }
  path "{{ $.Values.vault.mount }}/metadata/{{ . }}" { capabilities = ["read", "list"] }
  {{- end }}
tenant.hcl: |
  path "{{ .Values.vault.mount }}/data/@NAMESPACE@/*" { capabilities = ["read"] }
  path "{{ .Values.vault.mount }}/metadata/@NAMESPACE@/*" { capabilities = ["read", "list"] }
operator.hcl: |
  {{- range $path, $capabilities := dict "data" "create,read,update,patch,delete" "metadata" "read,list,update,delete" "delete" "update" "undelete" "update" "destroy" "update" }}
  path "{{ $.Values.vault.mount }}/{{ $path }}/*" { capabilities = {{ splitList "," $capabilities | toJson }} }
  {{- end }}
seeds: |
  {{- range $seed := .Values.seeds }}
  {{- range $name, $value := $seed.values }}
  {{ $seed.path }} plain {{ $name }} {{ $value | toJson }}
  {{- end }}
  {{- range $seed.random }}
  {{ $seed.path }} random {{ . }}
  {{- end }}
  {{- end }}
{{- end -}}

{{- /* The Job's name changes with what it does, because a Job's template cannot. Usage: {{ include "vault-glue.jobName" . }} */ -}}
{{- define "vault-glue.jobName" -}}
{{ printf "%s-setup-%s" (.Release.Name | trunc 45) (printf "%s%s%s%s" (include "vault-glue.setup" .) (include "vault-glue.image" .) (.Values.vault | toJson) (.Values.setup | toJson) | sha256sum | trunc 8) }}
{{- end -}}

{{- /* A namespace that may read, with its ServiceAccount. Usage: {{ include "vault-glue.namespace" (dict "root" $ "name" "team-a" "keep" true) }} */ -}}
{{- define "vault-glue.namespace" -}}
apiVersion: v1
kind: Namespace
metadata:
  name: {{ .name }}
  labels:
    {{- include "vault-glue.labels" .root | nindent 4 }}
    drawbridge.io/secrets: enabled
    pod-security.kubernetes.io/enforce: restricted
  {{- if .keep }}
  annotations:
    helm.sh/resource-policy: keep
  {{- end }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .root.Values.tenants.serviceAccount }}
  namespace: {{ .name }}
  labels:
    {{- include "vault-glue.labels" .root | nindent 4 }}
automountServiceAccountToken: false
{{- end -}}
