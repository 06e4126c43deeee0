package io.strongroom.api.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was or is to be sent along a route, on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "AlertDelivery", description = "Something that was or is to be sent along a route.")
public record DeliveryView(
        @Schema(
                description = "UUIDv7; the webhook-id of every try.",
                examples = "0193a6f2-7c1e-7a44-8f5e-000000000071",
                format = "uuid")
        String id,

        @Schema(description = "Rises with each change.", examples = "1", minimum = "1")
        long version,

        @Schema(
                description = "The type in its payload, such as incident.opened.",
                examples = "incident.opened",
                maxLength = 40)
        String type,

        @Schema(
                description =
                        "PENDING, DELIVERED, FAILED (it is tried again) or GIVEN_UP (it is not, unless somebody asks for it).",
                examples = "DELIVERED",
                maxLength = 40)
        String state,

        @Schema(description = "When it was made.", examples = "2026-11-24T12:00:00Z", format = "date-time")
        Instant madeAt,

        @Schema(
                description = "When it is tried next; absent when it is not.",
                examples = "2026-11-24T12:00:05Z",
                format = "date-time")
        Optional<Instant> dueAt,

        @Schema(description = "How often it was tried since somebody last asked for it.", examples = "1", minimum = "0")
        int tries,

        @Schema(
                description = "When it was last tried; absent when it never was.",
                examples = "2026-11-24T12:00:01Z",
                format = "date-time")
        Optional<Instant> lastTriedAt,

        @Schema(
                description = "When it arrived; absent when it has not.",
                examples = "2026-11-24T12:00:01Z",
                format = "date-time")
        Optional<Instant> deliveredAt,

        @Schema(description = "What went wrong.", examples = "The receiver answered 500.", maxLength = 2000)
        Optional<String> failure,

        @Schema(description = "What it tells of incidents within your reach.", maxItems = 100)
        List<ChangeView> changes,

        @Schema(description = "How many changes beyond your reach it tells as well.", examples = "0", minimum = "0")
        int beyondReach) {

    /** A change of an incident that it tells. */
    @Schema(name = "AlertChange", description = "A change of an incident.")
    public record ChangeView(
            @Schema(description = "OPENED, ESCALATED, REOPENED or CLOSED.", examples = "OPENED", maxLength = 40)
            String change,

            @Schema(description = "The incident.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000060", format = "uuid")
            String incidentId,

            @Schema(description = "The number that people call it by.", examples = "7", minimum = "1")
            long number,

            @Schema(description = "How grave it was then.", examples = "CRITICAL", maxLength = 40)
            String severity,

            @Schema(description = "Its account.", examples = "123456789012", pattern = "^[0-9]{12}$")
            String accountId) {
        static ChangeView of(Told told) {
            return new ChangeView(
                    told.occasion().name(),
                    told.incident().toString(),
                    told.number(),
                    told.severity().name(),
                    told.account().value());
        }
    }

    /** A page of deliveries. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "AlertDeliveryList",
            description = "A page of deliveries, the newest first. What ended is kept for 30 days.")
    public record Page(
            @Schema(description = "The deliveries.", maxItems = 500)
            List<DeliveryView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static DeliveryView of(Delivery delivery, Predicate<AccountId> reached) {
        var all = delivery.notice() instanceof Notice.Changes(var told) ? told : List.<Told>of();
        var seen = all.stream()
                .filter(told -> reached.test(told.account()))
                .map(ChangeView::of)
                .toList();
        var state = delivery.state();
        return new DeliveryView(
                delivery.id().toString(),
                delivery.version(),
                delivery.notice().type(),
                state.label(),
                delivery.madeAt(),
                due(state),
                delivery.tries(),
                delivery.lastTriedAt(),
                state instanceof DeliveryState.Delivered(var at) ? Optional.of(at) : Optional.empty(),
                failure(state),
                seen,
                all.size() - seen.size());
    }

    private static Optional<Instant> due(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Pending(var due) -> Optional.of(due);
            case DeliveryState.Failed(var retryAt, var why) -> Optional.of(retryAt);
            case DeliveryState.Delivered d -> Optional.empty();
            case DeliveryState.GivenUp g -> Optional.empty();
        };
    }

    private static Optional<String> failure(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Failed(var retryAt, var why) -> Optional.of(why);
            case DeliveryState.GivenUp(var at, var why) -> Optional.of(why);
            case DeliveryState.Pending p -> Optional.empty();
            case DeliveryState.Delivered d -> Optional.empty();
        };
    }
}
