{{/*
One property, or all properties below a map, as lines of an application.properties. Lists are joined by commas, null is
left out, names that need it are quoted.
Usage: {{ include "service-common.properties" (dict "prefix" "drawbridge" "value" .Values.config "context" $) }}
*/}}
{{- define "service-common.properties" -}}
{{- $context := .context -}}
{{- $prefix := .prefix -}}
{{- if kindIs "map" .value -}}
  {{- range $key, $value := .value -}}
    {{- $name := regexMatch "^[A-Za-z0-9_-]+$" $key | ternary $key (printf "\"%s\"" $key) -}}
    {{- include "service-common.properties" (dict "prefix" (printf "%s.%s" $prefix $name) "value" $value "context" $context) -}}
  {{- end -}}
{{- else if kindIs "slice" .value -}}
  {{- $elements := list -}}
  {{- range .value -}}
    {{- $elements = append $elements (include "bettertpl" (list . $context) | replace "," "\\,") -}}
  {{- end -}}
  {{- printf "%s=%s\n" $prefix (include "service-common.escape" (join "," $elements)) -}}
{{- else if not (kindIs "invalid" .value) -}}
  {{- printf "%s=%s\n" $prefix (include "service-common.escape" (include "bettertpl" (list .value $context))) -}}
{{- end -}}
{{- end -}}

{{/*
A value as a properties file spells it.
Usage: {{ include "service-common.escape" "C:\\path" }}
*/}}
{{- define "service-common.escape" -}}
{{- $text := . | replace "\\" "\\\\" | replace "\r" "\\r" | replace "\n" "\\n" -}}
{{- hasPrefix " " $text | ternary (printf "\\%s" $text) $text -}}
{{- end -}}

{{/*
The application.properties: config under drawbridge., then quarkus, then what the chart itself decides. The ordinal puts
the file above what is in the image and below environment variables.
Usage: {{ include "service-common.applicationProperties" . }}
*/}}
{{- define "service-common.applicationProperties" -}}
config_ordinal=275
{{ include "service-common.properties" (dict "prefix" "drawbridge" "value" .Values.config "context" .) -}}
{{ if .Values.allowPlainHttpStore }}drawbridge.store.allow-plain-http=true
{{ end -}}
{{ include "service-common.properties" (dict "prefix" "quarkus" "value" .Values.quarkus "context" .) -}}
quarkus.http.port={{ .Values.port }}
quarkus.shutdown.timeout={{ .Values.shutdown.timeoutSeconds }}s
{{- end -}}

{{/*
ConfigMap with the application.properties and the files of the release.
Usage: {{ include "service-common.configmap" . }}
*/}}
{{- define "service-common.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "service-common.metadata" . | nindent 2 }}
data:
  application.properties: |
    {{- include "service-common.applicationProperties" . | nindent 4 }}
  {{- range $name, $content := .Values.files }}
  {{ $name }}: |
    {{- include "bettertpl" (list $content $) | nindent 4 }}
  {{- end }}
{{- end -}}
