package io.strongroom.api.exceptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.api.posture.TrendView.BySeverityView;
import io.strongroom.domain.exceptions.Exemption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exception on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Exception", description = "A control's failures within a scope, accepted for a time.")
public record ExceptionView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000021", format = "uuid")
        String id,

        @Schema(description = "Id of the control.", examples = "IMM-01", maxLength = 6)
        String control,

        @Schema(description = "Where.") ScopeView scope,

        @Schema(description = "Why.", examples = "Migrated to the locked vault by the end of March", maxLength = 2000)
        String reason,

        @Schema(description = "Who answers for the risk.", examples = "payments-team", maxLength = 200)
        String owner,

        @Schema(
                description = "REQUESTED, ACTIVE, ENDED or REJECTED; only ACTIVE accepts anything. New ones may come.",
                examples = "ACTIVE",
                maxLength = 40)
        String state,

        @Schema(description = "Sign-in name of who asked.", examples = "ada", maxLength = 64)
        String requestedBy,

        @Schema(description = "When it was asked for.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant requestedAt,

        @Schema(description = "When it ends by itself.", examples = "2027-03-31T00:00:00Z", format = "date-time")
        Instant expiresAt,

        @Schema(description = "Sign-in name of who approved or rejected it.", examples = "bob", maxLength = 64)
        Optional<String> decidedBy,

        @Schema(description = "When.", examples = "2026-11-24T07:00:00Z", format = "date-time")
        Optional<Instant> decidedAt,

        @Schema(description = "What they said.", examples = "Until the migration", maxLength = 2000)
        Optional<String> comment,

        @Schema(description = "When it ended.", examples = "2027-03-31T00:00:00Z", format = "date-time")
        Optional<Instant> endedAt,

        @Schema(description = "EXPIRED or WITHDRAWN.", examples = "EXPIRED", maxLength = 40)
        Optional<String> ending,

        @Schema(
                description = "Of a single one: how many findings within your reach it accepts now.",
                examples = "3",
                minimum = "0")
        Optional<Long> findings) {

    /** A page of exceptions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExceptionList", description = "A page of exceptions, those that expire first before the others.")
    public record Page(
            @Schema(description = "The exceptions.", maxItems = 500)
            List<ExceptionView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** What it would do. */
    @Schema(name = "ExceptionPreview", description = "Nothing was wrong, and nothing was done.")
    public record Preview(
            @Schema(description = "Always true; else there is a problem.", examples = "true")
            boolean valid,

            @Schema(description = "Open failures that it would accept now.")
            BySeverityView findings) {}

    static ExceptionView of(Exemption exemption, Optional<Long> hidden) {
        return new ExceptionView(
                exemption.id().toString(),
                exemption.control().value(),
                ScopeView.of(exemption.scope()),
                exemption.reason(),
                exemption.owner(),
                exemption.state().name(),
                exemption.requestedBy(),
                exemption.requestedAt(),
                exemption.expiresAt(),
                exemption.decidedBy(),
                exemption.decidedAt(),
                exemption.comment(),
                exemption.endedAt(),
                exemption.ending().map(Enum::name),
                hidden);
    }
}
