package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call of EventBridge does to the ways that events go, Strongroom's own among them. Rules are not kept of an
 * assessment: which of them are on those ways shows by name and pattern. Teams make and take away theirs all day.
 */
final class EventRouting {
    static final Set<String> WORDS = Set.of(
            "events:DisableRule",
            "events:DeleteRule",
            "events:PutRule",
            "events:PutTargets",
            "events:RemoveTargets",
            "events:DeleteEventBus",
            "events:RemovePermission");

    /** What a pattern says that lets the events of backups through. */
    private static final List<String> FEEDING = List.of("aws.backup", "backup.amazonaws.com", "via cloudtrail");

    private EventRouting() {}

    static Optional<Blinding> of(AwsEvent event) {
        var request = event.request();
        var rule = text(request, "rule", text(request, "name", "unknown"));
        var bus = text(request, "eventBusName", "default");
        boolean ofBackups = speaks(rule) || speaks(bus);
        return switch (event.word()) {
            case "events:DisableRule" -> quieter("disabled event rule " + rule, ofBackups);
            case "events:DeleteRule" -> quieter("deleted event rule " + rule, ofBackups);
            case "events:RemoveTargets" -> quieter("took targets from event rule " + rule, ofBackups);
            case "events:DeleteEventBus" ->
                quieter("deleted event bus " + rule + "; which feeds went through it could not be told", ofBackups);
            case "events:RemovePermission" -> permission(request, bus);
            case "events:PutRule" -> rule(request, rule, ofBackups);
            case "events:PutTargets" ->
                ofBackups
                        ? Optional.of(new Blinding("changed the targets of event rule " + rule, Severity.HIGH))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Blinding> quieter(String what, boolean ofBackups) {
        return Optional.of(new Blinding(what, ofBackups ? Severity.CRITICAL : Severity.MEDIUM));
    }

    /** Accounts send their events to the bus of another one only as long as that lets them. */
    private static Optional<Blinding> permission(JsonNode request, String bus) {
        var statement = text(request, "statementId", "");
        boolean all = request.path("removeAllPermissions").asBoolean();
        var what = all
                ? "shut out all accounts from event bus " + bus
                : "took permission " + statement + " from event bus " + bus;
        return Optional.of(
                new Blinding(what, all || speaks(statement) || speaks(bus) ? Severity.CRITICAL : Severity.HIGH));
    }

    /** A rule is put as a whole. One without a pattern only keeps a clock, and feeds nobody. */
    private static Optional<Blinding> rule(JsonNode request, String rule, boolean ofBackups) {
        var pattern = text(request, "eventPattern", "").toLowerCase(Locale.ROOT);
        boolean feeding = ofBackups || FEEDING.stream().anyMatch(pattern::contains);
        if (text(request, "state", "ENABLED").equals("DISABLED")) {
            return quieter("put event rule " + rule + ", disabled", feeding);
        }
        return feeding && !pattern.isEmpty()
                ? Optional.of(new Blinding(
                        "put event rule " + rule + " anew; whether it lets less through than before could not be told",
                        Severity.HIGH))
                : Optional.empty();
    }

    /** Whether a name speaks of backups, or of us. */
    static boolean speaks(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Stream.of("backup", "strongroom", "vault").anyMatch(lower::contains);
    }

    private static String text(JsonNode request, String field, String otherwise) {
        var text = request.path(field).asText("");
        return text.isBlank() ? otherwise : text;
    }
}
