package io.strongroom.web.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.json.Json;
import io.strongroom.web.format.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One fact of a job's life.
 *
 * @param after how long after the fact before it; empty text under a second
 */
record TimelineEntry(Instant at, String what, String actor, String tone, String after, List<String> details) {
    private static final int LONGEST = 400;

    /** What stands elsewhere on the page, or says nothing to people. */
    private static final Set<String> LEFT_OUT = Set.of(
            "state",
            "phase",
            "kind",
            "remediation",
            "accountId",
            "region",
            "mode",
            "reason",
            "worker",
            "fence",
            "readyAt",
            "leaseUntil",
            "planDigest",
            "outputs");

    static List<TimelineEntry> of(List<AuditEntry> entries) {
        var timeline = new ArrayList<TimelineEntry>();
        for (var entry : entries) {
            var gap = timeline.isEmpty()
                    ? Duration.ZERO
                    : Duration.between(timeline.get(timeline.size() - 1).at(), entry.at());
            timeline.add(new TimelineEntry(
                    entry.at(),
                    words(entry.action()),
                    actor(entry.actor()),
                    tone(entry.action()),
                    gap.compareTo(Duration.ofSeconds(1)) < 0 ? "" : Words.brief(gap),
                    details(entry.details())));
        }
        return timeline;
    }

    /** {@code job.plan-saved} as {@code Plan saved}. */
    private static String words(String action) {
        var verb = action.substring(action.indexOf('.') + 1).replace('-', ' ').replace('_', ' ');
        return verb.isEmpty() ? action : Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
    }

    /** A worker's id is long and says little. */
    private static String actor(String actor) {
        return actor.startsWith("worker/") && actor.length() > 15 ? actor.substring(0, 15) + "…" : actor;
    }

    private static String tone(String action) {
        if (action.matches(".*(fail|reject|quarantin|refus|stale|error|expire).*")) {
            return "failed";
        }
        if (action.matches(".*(retry|wait|snooze|await|needs).*")) {
            return "waiting";
        }
        return action.matches(".*(claim|start|enter|running).*") ? "running" : "ok";
    }

    private static List<String> details(JsonNode details) {
        var lines = new ArrayList<String>();
        details.properties().stream()
                .filter(e -> !LEFT_OUT.contains(e.getKey()))
                .forEach(entry -> {
                    var text = Json.kebab(entry.getKey()).replace('-', ' ') + ": " + value(entry.getValue());
                    lines.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
                });
        return lines;
    }

    /** A problem is told by its sentence; the page has the rest of it above. */
    private static String value(JsonNode value) {
        var told = value.isObject() && value.hasNonNull("detail") ? value.get("detail") : value;
        return told.isTextual() ? told.textValue() : told.toString();
    }
}
