{{/*
Name of the Secret that the service reads; empty where it has none.
Usage: {{ include "service-common.secretName" . }}
*/}}
{{- define "service-common.secretName" -}}
{{- $made := .Values.secrets.externalSecret.enabled | ternary (include "service-common.fullname" .) "" -}}
{{- include "bettertpl" (list .Values.secrets.existingSecret .) | default $made -}}
{{- end -}}

{{/*
Environment variables from the Secret, one for each property that secrets.properties names.
Usage: {{ include "service-common.secretEnv" . | nindent 12 }}
*/}}
{{- define "service-common.secretEnv" -}}
{{- $secret := include "service-common.secretName" . -}}
{{- if $secret -}}
{{- range $property, $key := .Values.secrets.properties }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" $property "_" | upper }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $key }}
      {{- if not (has $property $.Values.secrets.required) }}
      optional: true
      {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
Annotations that roll the pods when what they read has changed. The Secret's content is known only to a Helm that talks
to the cluster.
Usage: {{ include "service-common.checksums" . | nindent 8 }}
*/}}
{{- define "service-common.checksums" -}}
drawbridge.io/config-checksum: {{ include "service-common.configmap" . | sha256sum }}
{{- $secret := include "service-common.secretName" . -}}
{{- if and $secret .Values.secrets.checksum -}}
{{- with (lookup "v1" "Secret" .Release.Namespace $secret) }}
drawbridge.io/secret-checksum: {{ .data | toJson | sha256sum }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
ExternalSecret that makes the Secret, if any property is to be in it.
Usage: {{ include "service-common.externalsecret" . }}
*/}}
{{- define "service-common.externalsecret" -}}
{{- with .Values.secrets.externalSecret -}}
{{- $wanted := concat $.Values.secrets.required .optional -}}
{{- if and .enabled $.Values.secrets.properties $wanted -}}
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  {{- include "service-common.metadata" $ | nindent 2 }}
spec:
  refreshInterval: {{ .refreshInterval }}
  secretStoreRef:
    kind: {{ .store.kind }}
    name: {{ .store.name }}
  target:
    name: {{ include "service-common.fullname" $ }}
    creationPolicy: Owner
  data:
    {{- range $property, $key := $.Values.secrets.properties }}
    {{- if has $property $wanted }}
    - secretKey: {{ $key }}
      remoteRef:
        key: {{ include "bettertpl" (list $.Values.secrets.externalSecret.key $) }}
        property: {{ $key }}
    {{- end }}
    {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}
