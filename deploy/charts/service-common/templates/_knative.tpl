{{/*
Knative Service. Its scaling is its own: nothing is written into the cluster's autoscaler settings. What Knative refuses
without feature flags (pod security context, topology spread, preStop) is not there; the container's security context
alone meets the restricted standard. The grace period of its pods is timeoutSeconds.
Usage: {{ include "service-common.knative" . }}
*/}}
{{- define "service-common.knative" -}}
apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  {{- include "service-common.metadata" . | nindent 2 }}
    {{- if .Values.knative.clusterLocal }}
    networking.knative.dev/visibility: cluster-local
    {{- end }}
spec:
  template:
    metadata:
      {{- include "service-common.podMetadata" . | nindent 6 }}
        {{- with .Values.knative }}
        autoscaling.knative.dev/class: kpa.autoscaling.knative.dev
        autoscaling.knative.dev/metric: concurrency
        autoscaling.knative.dev/target: {{ .targetConcurrency | quote }}
        autoscaling.knative.dev/min-scale: {{ .minScale | quote }}
        autoscaling.knative.dev/max-scale: {{ .maxScale | quote }}
        autoscaling.knative.dev/scale-to-zero-pod-retention-period: {{ .retention | quote }}
        {{- end }}
    spec:
      containerConcurrency: {{ .Values.knative.containerConcurrency }}
      timeoutSeconds: {{ .Values.knative.timeoutSeconds }}
      {{- include "service-common.podSpec" . | nindent 6 }}
{{- end -}}
