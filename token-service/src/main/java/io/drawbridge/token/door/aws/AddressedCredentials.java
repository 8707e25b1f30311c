package io.drawbridge.token.door.aws;

import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.vending.CredentialVendor;
import io.drawbridge.token.vending.Vended;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;

/** The one way from an address to credentials; the doors differ only in how they write them down. */
@Singleton
final class AddressedCredentials {

    private final Callers callers;
    private final CredentialVendor vendor;

    AddressedCredentials(Callers callers, CredentialVendor vendor) {
        this.callers = callers;
        this.vendor = vendor;
    }

    /** @param door what comes before the bucket, ending in a slash */
    <T> Uni<T> answer(HttpServerRequest request, String door, Function<Vended, T> rendering) {
        return callers.identify(SdkAuthorization.asBearer(request.headers().getAll(HttpHeaders.AUTHORIZATION)))
                .chain(caller -> vendor.vend(caller, CredentialAddress.parse(request.path(), request.query(), door)))
                .map(rendering);
    }
}
