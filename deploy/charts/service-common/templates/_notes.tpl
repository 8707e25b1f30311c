{{/*
What Helm says after an installation: where the service is, and what somebody should know about the values given.
Usage: {{ include "service-common.notes" . }}
*/}}
{{- define "service-common.notes" -}}
{{- $name := include "service-common.fullname" . -}}
{{ .Chart.Name }} {{ .Chart.AppVersion }}
{{- if eq .Values.mode "knative" }} is the Knative Service {{ $name }}: kubectl get ksvc {{ $name }} -n {{ .Release.Namespace }}
{{- else }} is at http://{{ $name }}.{{ .Release.Namespace }}:{{ .Values.port }}: kubectl rollout status deploy/{{ $name }} -n {{ .Release.Namespace }}
{{- end }}
{{- if .Values.allowPlainHttpStore }}

WARNING: allowPlainHttpStore is on. Requests to the store and STS are not encrypted: whoever sees that traffic can read what
is uploaded, and can use the credentials that go that way until they expire. Not for production.
{{- end }}
{{- if not .Values.networkPolicy.enabled }}

WARNING: networkPolicy.enabled is false. Every pod of the cluster can reach {{ $name }}.
{{- end }}
{{- end -}}
