package io.strongroom.web.exceptions;

import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.format.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what the page of an exception says. */
@Singleton
class ExceptionViews {
    private static final int SHOWN = 50;
    private static final int LOOKED_AT = 500;
    private static final int LINES = 50;

    private final Exemptions exemptions;
    private final VisibleExceptions visible;
    private final Findings findings;
    private final ControlLines controls;
    private final AuditTrail audit;
    private final Reach reach;

    ExceptionViews(
            Exemptions exemptions,
            VisibleExceptions visible,
            Findings findings,
            ControlLines controls,
            AuditTrail audit,
            Reach reach) {
        this.exemptions = exemptions;
        this.visible = visible;
        this.findings = findings;
        this.controls = controls;
        this.audit = audit;
        this.reach = reach;
    }

    ExceptionView view(Exemption exemption, Principal person, DecisionForm form, Instant now) {
        var history = audit.latest("exception", exemption.id().toString(), LINES).entries().stream()
                .filter(entry -> entry.action().startsWith("exception."))
                .map(ExceptionViews::line)
                .toList()
                .reversed();
        return new ExceptionView(
                exemption,
                controls.find(exemption.control()).map(ControlLine::title).orElse(""),
                ExceptionsResource.left(exemption, now),
                count(exemption, person),
                findings(exemption, person),
                history,
                visible.covers(person, exemption.scope()),
                exemption.requestedBy().equals(person.name()),
                person.may(Permission.EXCEPTIONS_APPROVE),
                person.may(Permission.EXCEPTIONS_REQUEST),
                form);
    }

    private long count(Exemption exemption, Principal person) {
        return switch (exemption.state()) {
            case REQUESTED ->
                findings.count(visible.findings(
                        person, exemption.control(), exemption.scope(), Set.of(FindingStatus.OPEN), SHOWN));
            case ACTIVE -> exemptions.hidden(exemption.id(), reach.visible(person));
            case ENDED, REJECTED -> 0;
        };
    }

    private List<Finding> findings(Exemption exemption, Principal person) {
        var accepted = Optional.of(exemption.id().value());
        return switch (exemption.state()) {
            case REQUESTED ->
                findings.list(visible.findings(
                        person, exemption.control(), exemption.scope(), Set.of(FindingStatus.OPEN), SHOWN));
            // Where exceptions overlap each finding names the one that accepts it.
            case ACTIVE ->
                findings
                        .list(visible.findings(
                                person,
                                exemption.control(),
                                exemption.scope(),
                                Set.of(FindingStatus.ACCEPTED),
                                LOOKED_AT))
                        .stream()
                        .filter(finding -> finding.exception().equals(accepted))
                        .limit(SHOWN)
                        .toList();
            case ENDED, REJECTED -> List.of();
        };
    }

    private static ExceptionView.HistoryLine line(AuditEntry entry) {
        var said = entry.details().path("comment").asText("");
        return switch (entry.action()) {
            case "exception.requested" ->
                line(
                        entry,
                        "Asked for",
                        "waiting",
                        entry.details().path("reason").asText(""));
            case "exception.approved" -> line(entry, "Approved, in force from then on", "ok", said);
            case "exception.rejected" -> line(entry, "Rejected", "failed", said);
            case "exception.withdrawn" -> line(entry, "Withdrawn", "", said);
            case "exception.expired" -> line(entry, "Expired", "", "");
            default -> line(entry, Words.spoken(entry.action().replace("exception.", "")), "", said);
        };
    }

    private static ExceptionView.HistoryLine line(AuditEntry entry, String what, String tone, String detail) {
        var who = entry.actor().equals("expiry") ? "" : entry.actor();
        return new ExceptionView.HistoryLine(entry.at(), what, who, tone, detail);
    }
}
