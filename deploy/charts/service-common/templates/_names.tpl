{{/*
Name of the chart, or its override.
Usage: {{ include "service-common.name" . }}
*/}}
{{- define "service-common.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/*
Name of the release's objects: the release and the chart, once where the release already names the chart.
Usage: {{ include "service-common.fullname" . }}
*/}}
{{- define "service-common.fullname" -}}
{{- $name := include "service-common.name" . -}}
{{- $full := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
{{- .Values.fullnameOverride | default $full | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/*
Name of the ServiceAccount that the pods run as.
Usage: {{ include "service-common.serviceAccountName" . }}
*/}}
{{- define "service-common.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (.Values.serviceAccount.create | ternary (include "service-common.fullname" .) "default") -}}
{{- end -}}
