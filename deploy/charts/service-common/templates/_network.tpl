{{/*
NetworkPolicy: who gets in and where the pods may go. Debug pods get in by their label.
Usage: {{ include "service-common.networkpolicy" . }}
*/}}
{{- define "service-common.networkpolicy" -}}
{{- with .Values.networkPolicy -}}
{{- if .enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "service-common.metadata" $ | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "service-common.selector" $ | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- $peers := include "service-common.peers" $ | fromYamlArray }}
  {{- $knative := and (eq $.Values.mode "knative") .knativeNamespaces }}
  {{- /* A rule without peers would let everybody in. */}}
  ingress: {{- if not (or $peers $knative) }} []{{ end }}
    {{- with $peers }}
    - from:
        {{- toYaml . | nindent 8 }}
      {{- if ne $.Values.mode "knative" }}
      ports:
        - port: {{ $.Values.port }}
          protocol: TCP
      {{- end }}
    {{- end }}
    {{- if $knative }}
    # The activator and the autoscaler reach the queue proxy, which has ports of its own.
    - from:
        {{- range .knativeNamespaces }}
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ . }}
        {{- end }}
    {{- end }}
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
    {{- with .egress }}
    {{- include "bettertpl" (list . $) | nindent 4 }}
    {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
Those who get in, as a list.
Usage: {{ include "service-common.peers" . | fromYamlArray }}
*/}}
{{- define "service-common.peers" -}}
{{- with .Values.networkPolicy -}}
{{- with .from }}
{{ include "bettertpl" (list . $) }}
{{- end }}
{{- with .debugLabels }}
- podSelector:
    matchLabels:
      {{- toYaml . | nindent 6 }}
{{- end }}
{{- range .metricsNamespaces }}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ . }}
{{- end }}
{{- end -}}
{{- end -}}
