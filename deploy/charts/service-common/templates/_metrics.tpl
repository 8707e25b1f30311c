{{/*
ServiceMonitor of the Deployment's Service; with Knative a PodMonitor, because Knative's Services are not ours to label.
Usage: {{ include "service-common.monitor" . }}
*/}}
{{- define "service-common.monitor" -}}
{{- with .Values.metrics.monitor -}}
{{- if .enabled -}}
{{- $pods := eq $.Values.mode "knative" -}}
apiVersion: monitoring.coreos.com/v1
kind: {{ $pods | ternary "PodMonitor" "ServiceMonitor" }}
metadata:
  {{- include "service-common.metadata" $ | nindent 2 }}
    {{- with .labels }}
    {{- include "bettertpl" (list . $) | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "service-common.selector" $ | nindent 6 }}
  {{ $pods | ternary "podMetricsEndpoints" "endpoints" }}:
    - port: {{ $pods | ternary "user-port" "http" }}
      path: /q/metrics
      interval: {{ .interval }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
Alerts: files/alerts.yaml of the chart.
Usage: {{ include "service-common.rules" . }}
*/}}
{{- define "service-common.rules" -}}
{{- with .Values.metrics.rules -}}
{{- if .enabled -}}
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  {{- include "service-common.metadata" $ | nindent 2 }}
    {{- with .labels }}
    {{- include "bettertpl" (list . $) | nindent 4 }}
    {{- end }}
spec:
  groups:
    - name: {{ include "service-common.fullname" $ }}
      rules:
        {{- include "bettertpl" (list ($.Files.Get "files/alerts.yaml") $) | nindent 8 }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
Dashboard for Grafana's sidecar: files/dashboard.json of the chart.
Usage: {{ include "service-common.dashboard" . }}
*/}}
{{- define "service-common.dashboard" -}}
{{- with .Values.metrics.dashboard -}}
{{- if .enabled -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "service-common.fullname" $ }}-dashboard
  namespace: {{ $.Release.Namespace }}
  labels:
    {{- include "service-common.labels" $ | nindent 4 }}
    {{- with .labels }}
    {{- include "bettertpl" (list . $) | nindent 4 }}
    {{- end }}
data:
  {{ include "service-common.fullname" $ }}.json: |
    {{- include "bettertpl" (list ($.Files.Get "files/dashboard.json") $) | nindent 4 }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
Objects of the user's own.
Usage: {{ include "service-common.extraobjects" . }}
*/}}
{{- define "service-common.extraobjects" -}}
{{- range $index, $object := .Values.extraObjects }}
---
{{ include "bettertpl" (list $object $) }}
{{- end -}}
{{- end -}}
