{{/*
What is only found out by a gateway that does not start: resumable uploads and the sweeper without their keys.
Usage: {{ include "upload-gateway.check" . }}
*/}}
{{- define "upload-gateway.check" -}}
{{- $rooms := dict "tus" "state" "sweeper" "owned" -}}
{{- range $room, $setting := $rooms -}}
  {{- $name := printf "%s.%s" $room $setting -}}
  {{- $key := printf "drawbridge.%s.secret-access-key" $room -}}
  {{- if or (get $.Values.config $name) (dig $room $setting "" $.Values.config) -}}
    {{- if not (include "service-common.secretName" $) -}}
      {{- fail (printf "config.%s needs a Secret with the keys of drawbridge.%s: name it in secrets.existingSecret, or let secrets.externalSecret make it" $name $room) -}}
    {{- end -}}
    {{- if and $.Values.secrets.externalSecret.enabled (not (has $key (concat $.Values.secrets.required $.Values.secrets.externalSecret.optional))) -}}
      {{- fail (printf "config.%s needs %s in secrets.externalSecret.optional" $name $key) -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- end -}}
