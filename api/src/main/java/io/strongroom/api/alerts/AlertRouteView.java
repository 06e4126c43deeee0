package io.strongroom.api.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.RouteHealth;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.users.AccountScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A route on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "AlertRoute", description = "Who is told of which changes of incidents.")
public record AlertRouteView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000070", format = "uuid")
        String id,

        @Schema(description = "Rises with each change that people make.", examples = "1", minimum = "1")
        long version,

        @Schema(description = "Its name.", examples = "On call", maxLength = 100)
        String name,

        @Schema(description = "What it leads to: SNS, WEBHOOK, EMAIL or SLACK.", examples = "EMAIL", maxLength = 40)
        String kind,

        @Schema(
                description =
                        "Where it leads. Of an address on the web only the host is told: the rest may be a secret.",
                examples = "backup-oncall@example.com",
                maxLength = 2000)
        String target,

        @Schema(description = "Whether people want it to be used.", examples = "true")
        boolean enabled,

        @Schema(
                description =
                        "UNTRIED, WORKING, FAILING (what was sent last did not arrive and is tried again), STOPPED (nothing arrived for three days, and nothing is sent any more until it is saved again or a test arrives) or DISABLED.",
                examples = "WORKING",
                maxLength = 40)
        String state,

        @Schema(
                description = "When something last arrived; absent when nothing has.",
                examples = "2026-11-24T12:00:00Z",
                format = "date-time")
        Optional<Instant> lastDeliveredAt,

        @Schema(
                description = "Since when nothing arrives; absent while it does.",
                examples = "2026-11-24T12:00:00Z",
                format = "date-time")
        Optional<Instant> failingSince,

        @Schema(
                description = "What went wrong last, while it fails.",
                examples = "The receiver answered 500.",
                maxLength = 2000)
        Optional<String> failure,

        @Schema(description = "How grave an incident has to be.", examples = "HIGH", maxLength = 40)
        String atLeast,

        @Schema(description = "Of which accounts it tells, as far as you reach them.")
        ScopeBody scope,

        @Schema(
                description = "Only incidents with a detection of one of these; empty for all.",
                examples = "[\"INC-02\"]",
                maxItems = 100)
        List<String> detectors,

        @Schema(
                description = "Changes that come closer upon each other are told together.",
                examples = "10",
                minimum = "0")
        long digestMinutes,

        @Schema(description = "When only what is critical is told at once; absent for never.")
        Optional<QuietHoursBody> quietHours,

        @Schema(
                description =
                        "What a webhook's messages are signed with, by Standard Webhooks. Told once, when it is made, and never again.",
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                maxLength = 100)
        Optional<String> secret) {

    /** A page of routes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AlertRouteList", description = "A page of routes, the oldest first.")
    public record Page(
            @Schema(description = "The routes.", maxItems = 500)
            List<AlertRouteView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "2", maxLength = 10) @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static AlertRouteView of(AlertRoute route, AccountScope seen, Optional<String> secret) {
        return new AlertRouteView(
                route.id().toString(),
                route.version(),
                route.name(),
                route.destination().kind(),
                route.destination().shown(),
                route.enabled(),
                state(route),
                route.health().lastDelivered(),
                route.health().failingSince(),
                route.health().why(),
                route.atLeast().name(),
                ScopeBody.of(seen),
                route.detectors().stream().sorted().map(DetectorId::value).toList(),
                route.digest().toMinutes(),
                route.quiet().map(QuietHoursBody::of),
                secret);
    }

    private static String state(AlertRoute route) {
        RouteHealth health = route.health();
        if (!route.enabled()) {
            return "DISABLED";
        }
        if (health.stopped()) {
            return "STOPPED";
        }
        return health.failing() ? "FAILING" : health.lastDelivered().isPresent() ? "WORKING" : "UNTRIED";
    }
}
