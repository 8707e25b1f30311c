{{/*
Renders a value as a template only where it is one: tpl clones all templates of the release for each call.
Strings are taken as they are, nil is empty, anything else becomes YAML. `\{{` is a literal `{{`.
Usage: {{ include "bettertpl" (dict "value" .Values.path "context" $) }} or {{ include "bettertpl" (list .Values.path $) }}
*/}}
{{- define "bettertpl" -}}
{{- $value := "" -}}
{{- $context := "" -}}
{{- if kindIs "slice" . -}}
  {{- $value = index . 0 -}}
  {{- $context = index . 1 -}}
{{- else -}}
  {{- $value = .value -}}
  {{- $context = .context -}}
{{- end -}}
{{- if kindIs "invalid" $value -}}
  {{- $value = "" -}}
{{- else if kindIs "float64" $value -}}
  {{- /* Helm reads every number as a float, and YAML would make 1e+07 of ten million. */ -}}
  {{- $value = ternary (toString (int64 $value)) (toString $value) (eq (floor $value) $value) -}}
{{- else if not (kindIs "string" $value) -}}
  {{- $value = toYaml $value -}}
{{- end -}}
{{- if not (contains "{{" $value) -}}
  {{- $value -}}
{{- else -}}
  {{- $escaped := "\\{{" -}}
  {{- $kept := "\u0001" -}}
  {{- $text := replace $escaped $kept $value -}}
  {{- if contains "{{" $text -}}
    {{- $text = tpl $text $context -}}
  {{- end -}}
  {{- replace $kept "{{" $text -}}
{{- end -}}
{{- end -}}
