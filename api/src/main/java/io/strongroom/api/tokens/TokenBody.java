package io.strongroom.api.tokens;

import io.strongroom.api.http.ApiBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token as it is asked for. */
@Schema(
        name = "TokenRequest",
        description = "A personal token: never more than its owner.",
        requiredProperties = {"name", "scopes"})
public record TokenBody(
        @Schema(description = "What it is for.", examples = "nightly-ci", minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(
                description = "Permissions, each one that you have.",
                examples = "[\"jobs:read\",\"jobs:submit\"]",
                minItems = 1,
                maxItems = 50)
        @Nullable
        List<String> scopes,

        @Schema(
                description = "Only these accounts; all that you reach when absent.",
                examples = "[\"123456789012\"]",
                minItems = 1,
                maxItems = 1000)
        @Nullable
        List<String> accounts,

        @Schema(
                description = "How long it holds: 1 to 365 days, 90 when absent; not longer than the token that asks.",
                examples = "90",
                minimum = "1",
                maximum = "365")
        @Nullable
        Integer expiresInDays)
        implements ApiBody {}
