package io.drawbridge.secrets.tenant;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The keys of the tenants' tokens: the first signs, all verify. */
record SigningKeys(List<SigningKey> keys) {

    SigningKeys {
        keys = List.copyOf(keys);
    }

    /** @param throwaway whether a key that dies with the process will do, as in development and tests */
    static SigningKeys of(List<String> secrets, boolean throwaway) {
        if (!secrets.isEmpty()) {
            return new SigningKeys(secrets.stream().map(SigningKey::of).toList());
        }
        if (!throwaway) {
            throw new IllegalStateException("drawbridge.tenant.signing-keys is not set; use at least "
                    + SigningKey.MIN_BYTES + " random bytes, such as the output of: openssl rand -base64 48");
        }
        byte[] random = new byte[SigningKey.MIN_BYTES];
        new SecureRandom().nextBytes(random);
        return new SigningKeys(List.of(SigningKey.of(random)));
    }

    SigningKey signing() {
        return keys.get(0);
    }

    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
