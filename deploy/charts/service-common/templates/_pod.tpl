{{/*
The image, by digest where one is given: then the tag is only for people.
Usage: image: {{ include "service-common.image" . }}
*/}}
{{- define "service-common.image" -}}
{{- with .Values.image -}}
{{- $name := .registry | empty | ternary .repository (printf "%s/%s" .registry .repository) -}}
{{- printf "%s:%s" $name (.tag | default $.Chart.AppVersion) -}}
{{- with .digest -}}@{{ . }}{{- end -}}
{{- end -}}
{{- end -}}

{{/*
What the restricted Pod Security standard asks of a container, and a file system that nobody writes to.
Usage: securityContext: {{- include "service-common.containerSecurity" . | nindent 2 }}
*/}}
{{- define "service-common.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: {{ int64 .Values.runAsUser }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/*
Flags of the virtual machine or of the native executable, which knows the same ones.
Usage: {{ include "service-common.memoryFlags" . }}
*/}}
{{- define "service-common.memoryFlags" -}}
{{- with .Values.memory -}}
-Xmx{{ .heap }}{{ with .direct }} -XX:MaxDirectMemorySize={{ . }}{{ end }}
{{- end -}}
{{- end -}}

{{/*
Environment: where the configuration is, memory, secrets by reference, the user's own.
Usage: env: {{- include "service-common.env" . | nindent 2 }}
*/}}
{{- define "service-common.env" -}}
- name: QUARKUS_CONFIG_LOCATIONS
  value: /etc/drawbridge/application.properties
- name: MALLOC_ARENA_MAX
  value: "2"
{{- if eq .Values.runtime "jvm" }}
- name: JAVA_TOOL_OPTIONS
  value: {{ printf "%s -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError %s" (include "service-common.memoryFlags" .) .Values.memory.jvmOptions | trim | quote }}
{{- end }}
{{- include "service-common.earlyEnv" . }}
{{- include "service-common.secretEnv" . }}
{{- with .Values.extraEnv }}
{{ include "bettertpl" (list . $) }}
{{- end }}
{{- end -}}

{{/*
What the Vault client is told, as environment variables, too: it takes its settings before Quarkus has read the file, and
without them it never connects.
Usage: {{ include "service-common.earlyEnv" . }}
*/}}
{{- define "service-common.earlyEnv" -}}
{{- range include "service-common.applicationProperties" . | splitList "\n" -}}
{{- $property := splitn "=" 2 . -}}
{{- if regexMatch "^(drawbridge\\.upstream|quarkus\\.vault)\\." $property._0 }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" $property._0 "_" | upper }}
  value: {{ $property._1 | quote }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
A probe; the port by number, because Knative names it otherwise.
Usage: {{ include "service-common.probe" (dict "path" "live" "values" .Values.probes.liveness "context" $) | nindent 2 }}
*/}}
{{- define "service-common.probe" -}}
httpGet:
  path: /q/health/{{ .path }}
  port: {{ .context.Values.port }}
  scheme: HTTP
{{ toYaml .values }}
{{- end -}}

{{/*
The one container.
Usage: containers: {{- include "service-common.container" . | nindent 2 }}
*/}}
{{- define "service-common.container" -}}
- name: {{ .Chart.Name }}
  image: {{ include "service-common.image" . | quote }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  {{- if eq .Values.runtime "native" }}
  args: {{ include "service-common.memoryFlags" . | splitList " " | toJson }}
  {{- end }}
  ports:
    - name: {{ eq .Values.mode "knative" | ternary "http1" "http" }}
      containerPort: {{ .Values.port }}
      protocol: TCP
  env:
    {{- include "service-common.env" . | nindent 4 }}
  {{- with .Values.extraEnvFrom }}
  envFrom:
    {{- include "bettertpl" (list . $) | nindent 4 }}
  {{- end }}
  livenessProbe:
    {{- include "service-common.probe" (dict "path" "live" "values" .Values.probes.liveness "context" .) | nindent 4 }}
  readinessProbe:
    {{- include "service-common.probe" (dict "path" "ready" "values" .Values.probes.readiness "context" .) | nindent 4 }}
  startupProbe:
    {{- include "service-common.probe" (dict "path" "started" "values" .Values.probes.startup "context" .) | nindent 4 }}
  {{- if and (ne .Values.mode "knative") .Values.shutdown.preStopSeconds }}
  lifecycle:
    preStop:
      sleep:
        seconds: {{ .Values.shutdown.preStopSeconds }}
  {{- end }}
  resources:
    {{- toYaml .Values.resources | nindent 4 }}
  securityContext:
    {{- include "service-common.containerSecurity" . | nindent 4 }}
  volumeMounts:
    - name: config
      mountPath: /etc/drawbridge
      readOnly: true
    - name: tmp
      mountPath: /tmp
    {{- with .Values.extraVolumeMounts }}
    {{- include "bettertpl" (list . $) | nindent 4 }}
    {{- end }}
{{- end -}}

{{/*
What Deployment and Knative Service have in common below spec.template.spec.
Usage: spec: {{- include "service-common.podSpec" . | nindent 6 }}
*/}}
{{- define "service-common.podSpec" -}}
serviceAccountName: {{ include "service-common.serviceAccountName" . }}
automountServiceAccountToken: {{ .Values.serviceAccount.mountToken }}
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
containers:
  {{- include "service-common.container" . | nindent 2 }}
volumes:
  - name: config
    configMap:
      name: {{ include "service-common.fullname" . }}
  - name: tmp
    emptyDir:
      sizeLimit: {{ .Values.tmpSize }}
  {{- with .Values.extraVolumes }}
  {{- include "bettertpl" (list . $) | nindent 2 }}
  {{- end }}
{{- end -}}

{{/*
Labels and annotations of pods.
Usage: metadata: {{- include "service-common.podMetadata" . | nindent 6 }}
*/}}
{{- define "service-common.podMetadata" -}}
labels:
  {{- include "service-common.labels" . | nindent 2 }}
  {{- with .Values.podLabels }}
  {{- include "bettertpl" (list . $) | nindent 2 }}
  {{- end }}
annotations:
  {{- include "service-common.checksums" . | nindent 2 }}
  {{- with .Values.podAnnotations }}
  {{- include "bettertpl" (list . $) | nindent 2 }}
  {{- end }}
{{- end -}}
