{{/*
Renders a value as a template only where it is one: tpl clones all templates of the release for each call.
Strings are taken as they are, nil is empty, maps and lists become YAML, with their strings and keys rendered one by one.
`\{{` is a literal `{{`.
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
{{- if kindIs "string" $value -}}
  {{- include "bettertpl.text" (list $value $context) -}}
{{- else if kindIs "float64" $value -}}
  {{- /* Helm reads every number as a float, and would print 1e+07 for ten million. */ -}}
  {{- ternary (toString (int64 $value)) (toString $value) (eq (floor $value) $value) -}}
{{- else if not (kindIs "invalid" $value) -}}
  {{- $yaml := toYaml $value -}}
  {{- if contains "{{" $yaml -}}
    {{- $yaml = (include "bettertpl.tree" (list $value $context) | fromJson).tree | toYaml -}}
  {{- end -}}
  {{- $yaml -}}
{{- end -}}
{{- end -}}

{{/*
A string: through tpl if there is a template left when the escaped braces are set aside.
Usage: {{ include "bettertpl.text" (list "text" $) }}
*/}}
{{- define "bettertpl.text" -}}
{{- $text := index . 0 -}}
{{- if contains "{{" $text -}}
  {{- $kept := "\u0001" -}}
  {{- $text = replace "\\{{" $kept $text -}}
  {{- if contains "{{" $text -}}
    {{- $text = tpl $text (index . 1) -}}
  {{- end -}}
  {{- $text = replace $kept "{{" $text -}}
{{- end -}}
{{- $text -}}
{{- end -}}

{{/*
A value with all strings in it rendered, as JSON {"tree": …}: what a template gives stays a string and cannot break the
YAML around it.
Usage: {{ (include "bettertpl.tree" (list .Values.map $) | fromJson).tree }}
*/}}
{{- define "bettertpl.tree" -}}
{{- $tree := index . 0 -}}
{{- $context := index . 1 -}}
{{- $rendered := $tree -}}
{{- if kindIs "string" $tree -}}
  {{- $rendered = include "bettertpl.text" (list $tree $context) -}}
{{- else if kindIs "map" $tree -}}
  {{- $rendered = dict -}}
  {{- range $key, $value := $tree -}}
    {{- $_ := set $rendered (include "bettertpl.text" (list $key $context)) (include "bettertpl.tree" (list $value $context) | fromJson).tree -}}
  {{- end -}}
{{- else if kindIs "slice" $tree -}}
  {{- $rendered = list -}}
  {{- range $tree -}}
    {{- $rendered = append $rendered (include "bettertpl.tree" (list . $context) | fromJson).tree -}}
  {{- end -}}
{{- end -}}
{{- dict "tree" $rendered | toJson -}}
{{- end -}}
