package io.drawbridge.token.door.companion;

import io.drawbridge.token.multipart.SignedParts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;

/** Where to put one part; {@code expires} in seconds, as Companion says it. */
@RegisterForReflection
record SignedAnswer(URI url, long expires) {

    static SignedAnswer of(SignedParts signed) {
        return new SignedAnswer(signed.parts().get(0).url().url(), FormAnswer.secondsUntil(signed.expiration()));
    }

    @Override
    public String toString() {
        return "SignedAnswer[hidden]";
    }
}
