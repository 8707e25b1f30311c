package io.drawbridge.system;

/** How users take the answer of {@code POST /v1/credentials} over into their clients. */
final class CredentialsScript {
    /** Shell: exports what the AWS CLI reads; to be formatted with the key. */
    static final String EXPORT =
            """
            answer=$(curl -fsS -H "Authorization: Bearer $API_KEY" -H 'Content-Type: application/json' \\
              -d '{"bucket":"'"$BUCKET"'","key":"%s","actions":["upload"]}' "$TOKEN_SERVICE/v1/credentials")
            field() { python-clients -c 'import json,sys; print(json.loads(sys.argv[1])[sys.argv[2]])' "$answer" "$1"; }
            AWS_ACCESS_KEY_ID=$(field access_key_id) AWS_SECRET_ACCESS_KEY=$(field access_key_secret)
            AWS_SESSION_TOKEN=$(field session_token) AWS_DEFAULT_REGION=$(field region)
            AWS_ENDPOINT_URL=$(field endpoint)
            export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_DEFAULT_REGION AWS_ENDPOINT_URL
            """;

    /** Python: the client of the first article, which gets its credentials over HTTP. */
    static final String BOTO3 =
            """
            import os, sys
            import boto3, requests

            creds = requests.post(
                os.environ["TOKEN_SERVICE"] + "/v1/credentials",
                headers={"Authorization": "Bearer " + os.environ["API_KEY"]},
                json={"bucket": os.environ["BUCKET"], "key": sys.argv[1], "actions": ["upload"]},
                timeout=10,
            ).json()

            boto3.client(
                "s3",
                aws_access_key_id=creds["access_key_id"],
                aws_secret_access_key=creds["access_key_secret"],
                aws_session_token=creds["session_token"],
                endpoint_url=creds["endpoint"],
                region_name=creds["region"],
            ).upload_file("data.dump", creds["bucket"], creds["key"])
            """;

    private CredentialsScript() {}
}
