package io.drawbridge.benchmark;

/** A certificate that nobody has the key of: OpenBao wants one beside the address of an API server, which speaks http here. */
final class Authority {

    static final String PEM =
            """
            -----BEGIN CERTIFICATE-----
            MIIBeDCCAR+gAwIBAgIUf4NKUFWZ4wpDoMGVOAzccrwbfwAwCgYIKoZIzj0EAwIw
            ETEPMA0GA1UEAwwGdW51c2VkMCAXDTI2MTEyNTE0NTEyMVoYDzIxMjYxMTAxMTQ1
            MTIxWjARMQ8wDQYDVQQDDAZ1bnVzZWQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
            AAQC0juhc0Z0Z4E/P9CWAjUmnXGARJEch/RylIUWAwg+szVrS82HHhGm3d0K6jXD
            hfoODv+posEcoVpeGID9Fv9Qo1MwUTAdBgNVHQ4EFgQU6JlCrBFOOaItc5p6oJaZ
            ZkJZNRAwHwYDVR0jBBgwFoAU6JlCrBFOOaItc5p6oJaZZkJZNRAwDwYDVR0TAQH/
            BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAGKSYCnNG1+HMoXdui6KheOTcJC/BQ
            oJjboFUtiedqzgIgEuEwUgyvyRj57LuEmhceGhSN6DyowG8yNcXUbyl6TOc=
            -----END CERTIFICATE-----
            """;

    private Authority() {}
}
