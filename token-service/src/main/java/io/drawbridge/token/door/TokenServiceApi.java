package io.drawbridge.token.door;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What all doors have in common, as OpenAPI says it. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Drawbridge token service",
                        version = "1",
                        description = "Answers whether a caller may have an object, with temporary credentials that"
                                + " allow just that.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description =
                                                "An API key, a ticket, or a token of an OpenID issuer or of a Kubernetes"
                                                        + " ServiceAccount that this service is configured for."),
                        responses = {
                            @APIResponse(
                                    name = "Problem",
                                    description = "What went wrong and what to do about it (RFC 9457).",
                                    headers =
                                            @Header(
                                                    name = "X-Request-Id",
                                                    schema = @Schema(implementation = String.class)),
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = ProblemSchema.class))),
                            @APIResponse(
                                    name = "UppyError",
                                    description = "What went wrong, in Companion's words and in the reason phrase.",
                                    content =
                                            @Content(
                                                    mediaType = "application/json",
                                                    schema = @Schema(implementation = UppyErrorSchema.class))),
                            @APIResponse(
                                    name = "SdkError",
                                    description = "What went wrong, as the AWS SDKs read it.",
                                    content =
                                            @Content(
                                                    mediaType = "application/json",
                                                    schema = @Schema(implementation = SdkErrorSchema.class)))
                        }))
public class TokenServiceApi extends Application {}
