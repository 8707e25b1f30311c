package io.drawbridge.token.door.presign;

import io.drawbridge.token.presign.FormConditions;
import io.drawbridge.token.presign.PutConditions;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.scope.ObjectAddress;

/** What is to be signed. */
sealed interface Wanted {

    record Put(ObjectAddress object, UrlLifetime lifetime, PutConditions conditions) implements Wanted {}

    record Get(ObjectAddress object, UrlLifetime lifetime) implements Wanted {}

    record Post(ObjectAddress object, UrlLifetime lifetime, FormConditions conditions) implements Wanted {}
}
