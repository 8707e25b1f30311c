{{/*
PodDisruptionBudget.
Usage: {{ include "service-common.pdb" . }}
*/}}
{{- define "service-common.pdb" -}}
{{- if .Values.pdb.enabled -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "service-common.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .Values.pdb.maxUnavailable }}
  # A replica that is not ready does not block a drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "service-common.selector" . | nindent 6 }}
{{- end -}}
{{- end -}}

{{/*
HorizontalPodAutoscaler, or KEDA's ScaledObject.
Usage: {{ include "service-common.autoscaler" . }}
*/}}
{{- define "service-common.autoscaler" -}}
{{- with .Values.autoscaling -}}
{{- if eq .type "hpa" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "service-common.metadata" $ | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "service-common.fullname" $ }}
  minReplicas: {{ .minReplicas }}
  maxReplicas: {{ .maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .cpuPercent }}
{{- else if eq .type "keda" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  {{- include "service-common.metadata" $ | nindent 2 }}
spec:
  scaleTargetRef:
    name: {{ include "service-common.fullname" $ }}
  minReplicaCount: {{ .minReplicas }}
  maxReplicaCount: {{ .maxReplicas }}
  triggers:
    {{- include "bettertpl" (list .triggers $) | nindent 4 }}
{{- end -}}
{{- end -}}
{{- end -}}
