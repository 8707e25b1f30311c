package io.drawbridge.upload.tus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes up names that nobody can guess. */
@ApplicationScoped
public class Names {

    private final RandomGenerator random;

    @Inject
    public Names() {
        this(new SecureRandom());
    }

    Names(RandomGenerator random) {
        this.random = random;
    }

    UploadId id() {
        return UploadId.random(random);
    }

    /** Of one request. */
    String writer() {
        return UploadId.random(random).value();
    }
}
