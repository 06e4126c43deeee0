package io.strongroom.domain.alerts;

import io.strongroom.domain.controls.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A notice in words for people: what happened, who did it, what is at risk, where to go.
 *
 * @param links where they lead
 */
public record Wording(Links links) {
    private static final int LONGEST_SUBJECT = 100;
    /** Of a digest so many are told in full; for all of them there is the page. */
    private static final int TOLD_IN_FULL = 20;

    /** One line, without characters that could begin another one. */
    public String subject(Notice notice) {
        var text = switch (notice) {
            case Notice.Changes(var all) ->
                all.size() == 1 ? subject(all.getFirst()) : all.size() + " changes of incidents, " + gravest(all);
            case Notice.Trial t -> "Test alert: this route works";
            case Notice.RouteStopped(var route) -> "Alerts along the route " + route + " have stopped";
        };
        var line = ("[Strongroom] " + text).replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
    }

    private static String subject(Told told) {
        // What may be cut off comes last.
        return told.severity() + " " + said(told.occasion()) + " in " + told.account() + ": " + told.title();
    }

    private static String said(Occasion occasion) {
        return occasion.spoken().toLowerCase(Locale.ROOT);
    }

    private static String gravest(List<Told> all) {
        var worst = all.stream().map(Told::severity).sorted().findFirst().orElse(Severity.LOW);
        long many = all.stream().filter(told -> told.severity() == worst).count();
        return many + " of them " + worst;
    }

    /** Paragraphs of plain text. */
    public String body(Notice notice) {
        return switch (notice) {
            case Notice.Changes(var all) -> all.size() == 1 ? body(all.getFirst()) : digest(all);
            case Notice.Trial(var by) ->
                by + " asked Strongroom to try whether alerts arrive here. They do.\n\nRoutes: " + links.routes()
                        + "\n";
            case Notice.RouteStopped(var route) ->
                "Nothing that Strongroom sent along the route \"" + route
                        + "\" has arrived for three days, or its receiver"
                        + " wants no more. Nothing is sent there any more until somebody saves the route again. What it"
                        + " should have told is kept in its log and can be sent again from there.\n\nRoutes: "
                        + links.routes() + "\n";
        };
    }

    private String body(Told told) {
        return told.occasion().spoken() + ": incident " + told.number() + ", " + told.title() + "\n\n" + story(told)
                + "\n" + links.page(told.incident()) + "\n";
    }

    private static String story(Told told) {
        return "What:     " + told.what() + "\n"
                + "Who:      " + told.principal().orElse("not told by the events") + "\n"
                + "At risk:  " + risk(told) + "\n"
                + "Severity: " + told.severity() + "\n"
                + "State:    " + told.state() + "\n"
                + "Account:  " + told.account() + "\n"
                + "When:     " + told.at() + "\n";
    }

    private static String risk(Told told) {
        return told.recoveryPoints()
                .map(count -> count == 1 ? "1 recovery point" : count + " recovery points")
                .orElse("no recovery point that is known of");
    }

    private String digest(List<Told> all) {
        var told = all.stream()
                .limit(TOLD_IN_FULL)
                .map(one -> one.occasion().spoken() + ": incident " + one.number() + ", " + one.title() + " ("
                        + one.severity() + ")\n" + story(one) + links.page(one.incident()) + "\n")
                .collect(Collectors.joining("\n"));
        int more = all.size() - Math.min(TOLD_IN_FULL, all.size());
        return all.size() + " changes came close upon each other and are told together.\n\n" + told
                + (more > 0 ? "\nAnd " + more + " more: " + links.incidents() + "\n" : "");
    }
}
