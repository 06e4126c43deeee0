package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.QuietHours;
import java.time.Instant;
import java.util.Optional;

/** How alert routes and what is sent along them read on a page. */
@TemplateExtension
public final class AlertWords {
    private AlertWords() {}

    public static Chip chip(AlertRoute route) {
        if (!route.enabled()) {
            return new Chip("idle", "dash", "Disabled");
        }
        if (route.health().stopped()) {
            return new Chip("failed", "cross", "Stopped");
        }
        if (route.health().failing()) {
            return new Chip("failed", "warn", "Failing");
        }
        return route.health().lastDelivered().isPresent()
                ? new Chip("ok", "check", "Works")
                : new Chip("waiting", "clock", "Untried");
    }

    public static Chip chip(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Pending s -> new Chip("waiting", "clock", "Waits");
            case DeliveryState.Delivered s -> new Chip("ok", "check", "Arrived");
            case DeliveryState.Failed s -> new Chip("running", "spin", "Tried again");
            case DeliveryState.GivenUp s -> new Chip("failed", "cross", "Given up");
        };
    }

    /** When it is tried next. */
    public static Optional<Instant> next(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Pending(var due) -> Optional.of(due);
            case DeliveryState.Failed(var retryAt, var why) -> Optional.of(retryAt);
            case DeliveryState.Delivered s -> Optional.empty();
            case DeliveryState.GivenUp s -> Optional.empty();
        };
    }

    /** What went wrong. */
    public static Optional<String> reason(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Failed(var retryAt, var why) -> Optional.of(why);
            case DeliveryState.GivenUp(var at, var why) -> Optional.of(why);
            case DeliveryState.Pending s -> Optional.empty();
            case DeliveryState.Delivered s -> Optional.empty();
        };
    }

    /** The kind of a destination. */
    public static String kindSpoken(Destination destination) {
        return kindWord(destination.kind());
    }

    /** A label of a kind. */
    public static String kindWord(String kind) {
        return switch (kind) {
            case "SNS" -> "Topic of Amazon SNS";
            case "WEBHOOK" -> "Webhook, signed";
            case "EMAIL" -> "Mail";
            case "SLACK" -> "Slack";
            default -> kind;
        };
    }

    /** What a notice without changes of incidents is. */
    public static String said(Notice notice) {
        return switch (notice) {
            case Notice.Trial(var by) -> "A test that " + by + " asked for";
            case Notice.RouteStopped(var route) -> "That the route " + route + " has stopped";
            case Notice.Changes(var all) -> all.size() == 1 ? "One change" : all.size() + " changes";
        };
    }

    /** Hours in which most is silent. */
    public static String spoken(QuietHours quiet) {
        return quiet.from() + " to " + quiet.until() + " in " + quiet.zone().getId();
    }
}
