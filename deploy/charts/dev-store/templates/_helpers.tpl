{{- /* What finds the pod. Usage: {{ include "dev-store.selector" . | nindent 6 }} */ -}}
{{- define "dev-store.selector" -}}
app.kubernetes.io/name: dev-store
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- /* Labels of every object. Usage: {{ include "dev-store.labels" . | nindent 4 }} */ -}}
{{- define "dev-store.labels" -}}
{{ include "dev-store.selector" . }}
app.kubernetes.io/part-of: drawbridge
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- /* The image by digest, else by tag. Usage: {{ include "dev-store.image" . }} */ -}}
{{- define "dev-store.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ required "image.tag or image.digest says which image" .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- /*
Users, as a template of External Secrets. The issuer has no rights but its policy; POST policies, which it signs itself, are
checked against `actions`.
*/ -}}
{{- define "dev-store.users" -}}
{"identities": [
  {"name": "admin", "actions": ["Admin", "Read", "List", "Tagging", "Write"],
   "credentials": [{"accessKey": "{{ "{{ .admin_id }}" }}", "secretKey": "{{ "{{ .admin_key }}" }}"}]},
  {"name": "issuer", "policyNames": ["TokenIssuer"], "actions": ["Write:{{ .Values.bucket }}"],
   "credentials": [{"accessKey": "{{ "{{ .issuer_id }}" }}", "secretKey": "{{ "{{ .issuer_key }}" }}"}]},
  {"name": "state", "policyNames": ["GatewayState"], "actions": [],
   "credentials": [{"accessKey": "{{ "{{ .state_id }}" }}", "secretKey": "{{ "{{ .state_key }}" }}"}]},
  {"name": "sweeper", "policyNames": ["GatewaySweeper"], "actions": [],
   "credentials": [{"accessKey": "{{ "{{ .sweeper_id }}" }}", "secretKey": "{{ "{{ .sweeper_key }}" }}"}]}]}
{{- end -}}

{{- /* What sessions may do at most: all that token-service has a name for, in the one bucket. */ -}}
{{- define "dev-store.objects" -}}
{"Effect": "Allow", "Action": ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:GetObject", "s3:DeleteObject"],
 "Resource": ["arn:aws:s3:::{{ .Values.bucket }}/*"]},
{"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::{{ .Values.bucket }}"]}
{{- end -}}

{{- /* Policies and roles, as `deploy/bootstrap/s3 policy seaweedfs` prints them; a test compares the two. */ -}}
{{- define "dev-store.roles" -}}
{"sts": {"tokenDuration": "1h", "maxSessionLength": "12h", "issuer": "seaweedfs-sts", "accountId": "000000000000",
  "signingKey": "{{ "{{ .signing_key }}" }}"},
 "policy": {"defaultEffect": "Deny", "storeType": "memory"},
 "roleStore": {"storeType": "memory"},
 "policies": [
  {"name": "TokenIssuer", "document": {"Version": "2012-10-17", "Statement": [
   {"Effect": "Allow", "Action": ["sts:GetFederationToken"], "Resource": ["arn:aws:sts::*:federated-user/*"]},
   {"Effect": "Allow", "Action": ["sts:AssumeRole"], "Resource": ["arn:aws:iam::000000000000:role/Uploader"]},
   {{- include "dev-store.objects" . | nindent 3 }}]}},
  {"name": "Uploads", "document": {"Version": "2012-10-17", "Statement": [
   {{- include "dev-store.objects" . | nindent 3 }}]}},
  {"name": "GatewayState", "document": {"Version": "2012-10-17", "Statement": [
   {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    "Resource": ["arn:aws:s3:::{{ .Values.bucket }}/{{ .Values.state }}*"]},
   {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::{{ .Values.bucket }}"],
    "Condition": {"StringLike": {"s3:prefix": ["{{ .Values.state }}*"]}}}]}},
  {"name": "GatewaySweeper", "document": {"Version": "2012-10-17", "Statement": [
   {"Effect": "Allow", "Action": ["s3:ListBucketMultipartUploads"], "Resource": ["arn:aws:s3:::{{ .Values.bucket }}"]},
   {"Effect": "Allow", "Action": ["s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
    "Resource": ["arn:aws:s3:::{{ .Values.bucket }}/*"]}]}}],
 "roles": [{"roleName": "Uploader", "roleArn": "arn:aws:iam::000000000000:role/Uploader", "maxSessionDuration": 43200,
  "attachedPolicies": ["Uploads"],
  "trustPolicy": {"Version": "2012-10-17", "Statement": [
   {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:user/issuer"}, "Action": ["sts:AssumeRole"]}]}}]}
{{- end -}}
