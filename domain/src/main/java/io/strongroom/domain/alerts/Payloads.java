package io.strongroom.domain.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.time.Instant;

/**
 * A notice as JSON, for programs.
 *
 * @param links where they lead
 */
public record Payloads(Links links) {
    /** Slack takes 3000 characters in one text, and escaping makes it longer. */
    private static final int SLACK_TEXT_MOST = 2500;

    /** Ids, states and addresses; who may see more asks for it there. */
    public String thin(Notice notice, Instant at) {
        var payload = Json.object().put("type", notice.type()).put("timestamp", at.toString());
        payload.set("data", data(notice));
        return Json.write(payload);
    }

    private ObjectNode data(Notice notice) {
        var data = Json.object();
        return switch (notice) {
            case Notice.Changes(var all) -> {
                if (all.size() == 1) {
                    yield change(all.getFirst());
                }
                var changes = Json.array();
                all.forEach(told -> changes.add(change(told)));
                data.put("count", all.size()).set("changes", changes);
                yield data;
            }
            case Notice.Trial(var by) -> data.put("requestedBy", by);
            case Notice.RouteStopped(var route) -> data.put("route", route).put("page", links.routes());
        };
    }

    private ObjectNode change(Told told) {
        var change = Json.object()
                .put("change", told.occasion().name())
                .put("at", told.at().toString())
                .put("incidentId", told.incident().toString())
                .put("number", told.number())
                .put("severity", told.severity().name())
                .put("state", told.state())
                .put("accountId", told.account().value());
        change.set("detectors", Json.tree(told.detectors().stream().sorted().toList()));
        change.set(
                "links",
                Json.object().put("self", links.api(told.incident())).put("page", links.page(told.incident())));
        return change;
    }

    /** What Slack's incoming webhooks take: a line for the notification, and the story in a block. */
    public String slack(Notice notice) {
        var wording = new Wording(links);
        var body = wording.body(notice);
        var cut =
                body.length() > SLACK_TEXT_MOST ? body.substring(0, SLACK_TEXT_MOST) + "…\n" + links.incidents() : body;
        var header = Json.object().put("type", "section");
        header.set(
                "text", Json.object().put("type", "mrkdwn").put("text", "*" + escaped(wording.subject(notice)) + "*"));
        var story = Json.object().put("type", "section");
        story.set("text", Json.object().put("type", "mrkdwn").put("text", escaped(cut)));
        var message = Json.object().put("text", escaped(wording.subject(notice)));
        message.set("blocks", Json.array().add(header).add(story));
        return Json.write(message);
    }

    /** Else a principal's name could call everybody in the channel, or show a link that leads elsewhere. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
