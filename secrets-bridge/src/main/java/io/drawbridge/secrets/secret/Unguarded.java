package io.drawbridge.secrets.secret;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the source that says "absent" as the upstream says it; everybody but the guard wants the guarded one. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Unguarded {}
