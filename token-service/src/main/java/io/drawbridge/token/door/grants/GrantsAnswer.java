package io.drawbridge.token.door.grants;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All grants of a caller. */
@RegisterForReflection
@Schema(name = "Grants")
record GrantsAnswer(List<GrantAnswer> grants) {}
