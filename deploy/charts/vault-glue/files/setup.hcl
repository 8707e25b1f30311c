# What the setup itself may do, and nothing more: it cannot read a secret, and cannot write over one.
path "sys/mounts/{{ .Values.vault.mount }}" { capabilities = ["read", "create", "update"] }
path "sys/auth/{{ .Values.vault.authMount }}" { capabilities = ["read", "sudo"] }
path "sys/policies/acl/{{ .Values.tenants.role }}" { capabilities = ["create", "update"] }
path "auth/{{ .Values.vault.authMount }}/role/{{ .Values.tenants.role }}" { capabilities = ["create", "update"] }
path "sys/policies/acl/{{ .Values.bridge.role }}" { capabilities = ["create", "update"] }
path "auth/{{ .Values.vault.authMount }}/role/{{ .Values.bridge.role }}" { capabilities = ["create", "update"] }
path "sys/policies/acl/{{ .Values.operators.role }}" { capabilities = ["create", "update"] }
path "auth/{{ .Values.vault.authMount }}/role/{{ .Values.operators.role }}" { capabilities = ["create", "update"] }
path "{{ .Values.vault.mount }}/data/*" { capabilities = ["create"] }
path "{{ .Values.vault.mount }}/metadata/*" { capabilities = ["read"] }
