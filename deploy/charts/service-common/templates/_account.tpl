{{/*
ServiceAccount, and the rights that it was given: to review tokens, to read labels of namespaces, to notify ExternalSecrets.
Usage: {{ include "service-common.serviceaccount" . }}
*/}}
{{- define "service-common.serviceaccount" -}}
{{- if .Values.serviceAccount.create -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "service-common.serviceAccountName" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "service-common.labels" . | nindent 4 }}
  {{- with .Values.serviceAccount.annotations }}
  annotations:
    {{- include "bettertpl" (list . $) | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}
{{- if .Values.rbac.tokenReview }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ printf "%s:%s:token-review" .Release.Namespace (include "service-common.fullname" .) }}
  labels:
    {{- include "service-common.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: system:auth-delegator
subjects:
  - kind: ServiceAccount
    name: {{ include "service-common.serviceAccountName" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}
{{- if .Values.rbac.namespaces }}
---
{{ include "service-common.clusterRole" (list $ "namespaces" (list
  (dict "apiGroups" (list "") "resources" (list "namespaces") "verbs" (list "get")))) }}
{{- end }}
{{- if .Values.rbac.notifier }}
---
{{ include "service-common.clusterRole" (list $ "notifier" (list
  (dict "apiGroups" (list "external-secrets.io") "resources" (list "externalsecrets")
    "verbs" (list "get" "list" "watch" "patch")))) }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ printf "%s-notifier" (include "service-common.fullname" .) }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "service-common.labels" . | nindent 4 }}
rules:
  - apiGroups: [coordination.k8s.io]
    resources: [leases]
    verbs: [get, create, update, patch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ printf "%s-notifier" (include "service-common.fullname" .) }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "service-common.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ printf "%s-notifier" (include "service-common.fullname" .) }}
subjects:
  - kind: ServiceAccount
    name: {{ include "service-common.serviceAccountName" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}
{{- end -}}

{{/*
A ClusterRole with its binding to the service's ServiceAccount.
Usage: {{ include "service-common.clusterRole" (list $ "name" (list rules…)) }}
*/}}
{{- define "service-common.clusterRole" -}}
{{- $top := index . 0 -}}
{{- $name := printf "%s:%s:%s" $top.Release.Namespace (include "service-common.fullname" $top) (index . 1) -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ $name }}
  labels:
    {{- include "service-common.labels" $top | nindent 4 }}
rules:
  {{- index . 2 | toYaml | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ $name }}
  labels:
    {{- include "service-common.labels" $top | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: {{ $name }}
subjects:
  - kind: ServiceAccount
    name: {{ include "service-common.serviceAccountName" $top }}
    namespace: {{ $top.Release.Namespace }}
{{- end -}}
