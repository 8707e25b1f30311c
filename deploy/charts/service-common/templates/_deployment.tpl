{{/*
Deployment. It has no replicas where an autoscaler owns them.
Usage: {{ include "service-common.deployment" . }}
*/}}
{{- define "service-common.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "service-common.metadata" . | nindent 2 }}
spec:
  {{- if eq .Values.autoscaling.type "none" }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "service-common.selector" . | nindent 6 }}
  template:
    metadata:
      {{- include "service-common.podMetadata" . | nindent 6 }}
    spec:
      {{- include "service-common.podSpec" . | nindent 6 }}
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      terminationGracePeriodSeconds: {{ add .Values.shutdown.preStopSeconds .Values.shutdown.timeoutSeconds .Values.shutdown.marginSeconds }}
      topologySpreadConstraints:
        {{- range .Values.spread }}
        - topologyKey: {{ .topologyKey }}
          maxSkew: 1
          whenUnsatisfiable: {{ .whenUnsatisfiable }}
          labelSelector:
            matchLabels:
              {{- include "service-common.selector" $ | nindent 14 }}
        {{- end }}
      {{- range $field := list "nodeSelector" "affinity" "tolerations" }}
      {{- with index $.Values $field }}
      {{ $field }}:
        {{- include "bettertpl" (list . $) | nindent 8 }}
      {{- end }}
      {{- end }}
      {{- with .Values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
{{- end -}}

{{/*
Service of the Deployment.
Usage: {{ include "service-common.service" . }}
*/}}
{{- define "service-common.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "service-common.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "service-common.selector" . | nindent 4 }}
  ports:
    - name: http
      port: {{ .Values.port }}
      targetPort: http
      protocol: TCP
      appProtocol: http
{{- end -}}
