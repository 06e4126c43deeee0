package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.incidents.DrillRole;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.inventory.backup.BlastRadius;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How incidents and events read on a page. */
@TemplateExtension
public final class IncidentWords {
    private IncidentWords() {}

    public static Chip chip(IncidentState state) {
        return switch (state) {
            case IncidentState.Closed s -> new Chip("ok", "check", "Closed, " + spoken(s.resolution()));
            case IncidentState.Detected s -> chipOf(s.label());
            case IncidentState.Triaged s -> chipOf(s.label());
            case IncidentState.Containing s -> chipOf(s.label());
            case IncidentState.Recovering s -> chipOf(s.label());
        };
    }

    /** The chip of a state that is known by its label only. */
    public static Chip chipOf(String label) {
        return switch (label) {
            case "DETECTED" -> new Chip("failed", "warn", "Detected");
            case "TRIAGED" -> new Chip("waiting", "clock", "Triaged");
            case "CONTAINING" -> new Chip("blocked", "lock", "Containing");
            case "RECOVERING" -> new Chip("running", "spin", "Recovering");
            case "CLOSED" -> new Chip("ok", "check", "Closed");
            default -> new Chip("idle", "dash", label);
        };
    }

    public static Chip chip(Suppression.State state) {
        return switch (state) {
            case ACTIVE -> new Chip("waiting", "clock", "Suppresses");
            case EXPIRED -> new Chip("idle", "dash", "Expired");
            case ENDED -> new Chip("idle", "dash", "Ended");
        };
    }

    public static String spoken(Resolution resolution) {
        return switch (resolution) {
            case HANDLED -> "handled";
            case EXPECTED -> "expected";
            case FALSE_ALARM -> "false alarm";
        };
    }

    /** Bytes in the unit that leaves the fewest digits. */
    public static String size(BlastRadius radius) {
        return Size.of(radius.bytes());
    }

    /** Whether nothing of it is meant. */
    public static boolean drill(Incident incident) {
        return DrillRole.plays(incident);
    }

    /** Whoever did it, for people: a role's or user's name. */
    public static String culprit(Incident incident) {
        return incident.principal().map(IncidentWords::lastPart).orElse("");
    }

    private static String lastPart(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    /** Whoever called, for people; empty text for notices. */
    public static String caller(AwsEvent event) {
        return event.actor().map(Actor::called).orElse("");
    }

    /** An id as part of an address. */
    public static String inAddress(EventId id) {
        return URLEncoder.encode(id.value(), StandardCharsets.UTF_8);
    }

    /** A principal as part of a query. */
    public static String inQuery(Incident incident) {
        return inQuery(incident.principal());
    }

    /** The caller as part of a query. */
    public static String inQuery(AwsEvent event) {
        return inQuery(event.principal());
    }

    private static String inQuery(Optional<String> principal) {
        return URLEncoder.encode(principal.orElse(""), StandardCharsets.UTF_8);
    }

    /** What came of a call. */
    public static Chip outcome(AwsEvent event) {
        if (event.denied()) {
            return new Chip("blocked", "lock", "Denied");
        }
        return event.error()
                .map(code -> new Chip("failed", "cross", code))
                .orElseGet(() -> event.kind() == AwsEvent.Kind.NOTICE
                        ? new Chip("idle", "dash", "Notice")
                        : new Chip("ok", "check", "Done"));
    }
}
