{{/*
What finds the pods of this release and no others; never changes, because selectors cannot.
Usage: {{ include "service-common.selector" . | nindent 6 }}
*/}}
{{- define "service-common.selector" -}}
app.kubernetes.io/name: {{ include "service-common.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/*
Labels of every object.
Usage: {{ include "service-common.labels" . | nindent 4 }}
*/}}
{{- define "service-common.labels" -}}
{{ include "service-common.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: drawbridge
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ include "bettertpl" (list . $) }}
{{- end }}
{{- end -}}

{{/*
Metadata of an object: name, namespace, labels.
Usage: metadata: {{- include "service-common.metadata" . | nindent 2 }}
*/}}
{{- define "service-common.metadata" -}}
name: {{ include "service-common.fullname" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "service-common.labels" . | nindent 2 }}
{{- end -}}
