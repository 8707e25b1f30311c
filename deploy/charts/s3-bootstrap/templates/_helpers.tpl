{{- /* Labels of every object. The Job's pods are clients of the store. Usage: {{ include "s3-bootstrap.labels" . | nindent 4 }} */ -}}
{{- define "s3-bootstrap.labels" -}}
app.kubernetes.io/name: s3-bootstrap
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: drawbridge
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- /* The image by digest, else by tag. Usage: {{ include "s3-bootstrap.image" . }} */ -}}
{{- define "s3-bootstrap.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ required "image.tag or image.digest says which image" .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- /* Name of the Secret with the Job's own key; empty for none. Usage: {{ include "s3-bootstrap.secret" . }} */ -}}
{{- define "s3-bootstrap.secret" -}}
{{- with .Values.credentials -}}
{{- if and .existingSecret .externalSecret.enabled -}}
{{- fail "credentials.existingSecret and credentials.externalSecret.enabled exclude each other: one of them brings the Secret" -}}
{{- end -}}
{{- .externalSecret.enabled | ternary $.Release.Name .existingSecret -}}
{{- end -}}
{{- end -}}

{{- /* The script and how it is called for each bucket, as a ConfigMap's data. Usage: {{ include "s3-bootstrap.files" . }} */ -}}
{{- define "s3-bootstrap.files" -}}
s3: |
  {{- .Files.Get "files/s3" | nindent 2 }}
run: |
  set -euo pipefail
  HERE=${BASH_SOURCE[0]%/*}
  {{- range .Values.buckets }}
  bash "$HERE/s3" --region {{ $.Values.region }}{{ with $.Values.endpoint }} --endpoint {{ . }}{{ end }}
  {{- range .origins }} --origin {{ . }}{{ end }}
  {{- with .abortAfterDays }} --abort-after {{ int . }}{{ end }}
  {{- if .replaceLifecycle }} --replace-lifecycle{{ end }} bucket {{ .name }}
  {{- end }}
{{- end -}}

{{- /* The Job's name changes with what it does, because a Job's template cannot. Usage: {{ include "s3-bootstrap.jobName" . }} */ -}}
{{- define "s3-bootstrap.jobName" -}}
{{ printf "%s-%s" (.Release.Name | trunc 50) (printf "%s%s%s%s" (include "s3-bootstrap.files" .) (include "s3-bootstrap.image" .) (include "s3-bootstrap.secret" .) (.Values.resources | toJson) | sha256sum | trunc 8) }}
{{- end -}}
