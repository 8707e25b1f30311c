package io.drawbridge.devstack.stack;

import java.util.Map;

/** What the terminal shows once everything answers: lines that can be pasted into another one. */
final class ReadyMessage {
    private ReadyMessage() {}

    static String of(Map<String, String> ready, String kind, String jwtFile, String uploaderFile) {
        return """

                Drawbridge is ready (%s). Ctrl-C stops everything.
                  token-service %s   upload-gateway %s   secrets-bridge %s
                  S3 and STS %s (bucket %s)   Vault %s

                # put a file through the gateway
                curl -T README.md -H 'Authorization: Bearer %s' %s/v1/objects/%s/uploads/README.md
                # get credentials for one object, and use the AWS CLI with them
                eval "$(curl -fsS -H 'Authorization: Bearer %s' %s/v1/credentials/env/%s/uploads/cli.md)"
                aws s3 cp README.md s3://%s/uploads/cli.md
                # make a link for somebody who shall send a file, and open it in a browser
                curl -fsS -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' %s/v1/tickets -d '{"bucket":"%s","prefix":"uploads/","actions":["upload"]}' | grep -o '"url":"[^"]*' | cut -d'"' -f4
                # get credentials as a ServiceAccount of team-a
                curl -fsS -H "Authorization: Bearer $(cat %s)" %s/v1/credentials/env/%s/uploads/from-a-pod.md
                # read a secret as the ServiceAccount of team-a
                VAULT_TOKEN=$(curl -fsS -d '{"role":"dev","jwt":"'"$(cat %s)"'"}' %s/v1/auth/kubernetes/login | grep -o '"client_token":"[^"]*' | cut -d'"' -f4)
                curl -fsS -H "X-Vault-Token: $VAULT_TOKEN" %s/v1/secret/data/team-a/hello
                """
                .formatted(
                        kind,
                        ready.get("token_service"),
                        ready.get("upload_gateway"),
                        ready.get("secrets_bridge"),
                        ready.get("s3"),
                        ready.get("bucket"),
                        ready.get("vault"),
                        ready.get("api_key"),
                        ready.get("upload_gateway"),
                        ready.get("bucket"),
                        ready.get("api_key"),
                        ready.get("token_service"),
                        ready.get("bucket"),
                        ready.get("bucket"),
                        ready.get("api_key"),
                        ready.get("token_service"),
                        ready.get("bucket"),
                        uploaderFile,
                        ready.get("token_service"),
                        ready.get("bucket"),
                        jwtFile,
                        ready.get("secrets_bridge"),
                        ready.get("secrets_bridge"));
    }
}
