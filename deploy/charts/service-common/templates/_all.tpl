{{/*
Every object of a service, each from the file of its topic.
Usage: {{ include "service-common.all" . }}
*/}}
{{- define "service-common.all" -}}
{{- include "service-common.check" . -}}
{{- $topics := list "configmap" "externalsecret" "serviceaccount" "networkpolicy" "monitor" "rules" "dashboard" "extraobjects" -}}
{{- if eq .Values.mode "knative" -}}
{{- $topics = append $topics "knative" -}}
{{- else -}}
{{- $topics = concat $topics (list "service" "deployment" "pdb" "autoscaler") -}}
{{- end -}}
{{- range $topics -}}
{{- with include (print "service-common." .) $ | trim }}
---
{{ . }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
Combinations that a schema cannot refuse.
Usage: {{ include "service-common.check" . }}
*/}}
{{- define "service-common.check" -}}
{{- if and (eq .Values.mode "knative") (ne .Values.autoscaling.type "none") -}}
{{- fail (printf "autoscaling.type %s needs mode deployment; Knative scales by itself between knative.minScale and knative.maxScale" .Values.autoscaling.type) -}}
{{- end -}}
{{- if and (eq .Values.autoscaling.type "keda") (not .Values.autoscaling.triggers) -}}
{{- fail "autoscaling.type keda needs autoscaling.triggers" -}}
{{- end -}}
{{- if and .Values.secrets.existingSecret .Values.secrets.externalSecret.enabled -}}
{{- fail "secrets.existingSecret and secrets.externalSecret.enabled exclude each other: one of them brings the Secret" -}}
{{- end -}}
{{- if and .Values.secrets.required (not (include "service-common.secretName" .)) -}}
{{- fail (printf "%s needs a Secret with %s: name it in secrets.existingSecret, or let secrets.externalSecret make it" .Chart.Name (join ", " .Values.secrets.required)) -}}
{{- end -}}
{{- if and .Values.secrets.externalSecret.enabled (not (and .Values.secrets.externalSecret.store.name .Values.secrets.externalSecret.key)) -}}
{{- fail "secrets.externalSecret needs store.name and key" -}}
{{- end -}}
{{- if and .Values.allowPlainHttpStore (not (has .Chart.Name (list "token-service" "upload-gateway"))) -}}
{{- fail (printf "allowPlainHttpStore is for token-service and upload-gateway, which speak to a store; %s does not know it" .Chart.Name) -}}
{{- end -}}
{{- if and .Values.rbac.tokenReview (not .Values.serviceAccount.mountToken) -}}
{{- fail "rbac.tokenReview needs serviceAccount.mountToken: reviews are asked for with that token" -}}
{{- end -}}
{{- if and (eq .Values.mode "knative") (gt (int .Values.knative.minScale) (int .Values.knative.maxScale)) (ne (int .Values.knative.maxScale) 0) -}}
{{- fail "knative.minScale is greater than knative.maxScale" -}}
{{- end -}}
{{- end -}}
