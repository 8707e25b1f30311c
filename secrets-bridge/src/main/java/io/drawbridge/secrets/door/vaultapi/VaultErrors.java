package io.drawbridge.secrets.door.vaultapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The answers that every door here can give beside its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@APIResponse(responseCode = "400", description = "The request is malformed. {\"errors\":[…]}")
@APIResponse(responseCode = "403", description = "Unknown caller, or not allowed: the two look alike. {\"errors\":[…]}")
@APIResponse(responseCode = "404", description = "There is surely nothing. {\"errors\":[]}")
@APIResponse(responseCode = "503", description = "Nothing is known now; retry after Retry-After. {\"errors\":[…]}")
public @interface VaultErrors {}
