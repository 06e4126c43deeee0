package io.strongroom.web.findings;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingEvent;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.format.Prose;
import io.strongroom.web.format.Words;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Gathers what the page of a finding says. */
@Singleton
class FindingViews {
    private final Findings findings;
    private final Accounts accounts;
    private final ControlLines controls;

    FindingViews(Findings findings, Accounts accounts, ControlLines controls) {
        this.findings = findings;
        this.accounts = accounts;
        this.controls = controls;
    }

    FindingView view(Finding finding, Principal person, TriageForm form) {
        var control = controls.find(finding.control());
        var prose = Prose.of(finding.control());
        var account = accounts.find(finding.accountId());
        return new FindingView(
                finding,
                control,
                account.map(Account::name).orElse(""),
                Evidence.rows(finding.facts()),
                Prose.under("Why", prose),
                Prose.under("Risk", prose),
                Prose.under("How to fix", prose),
                control.map(controls::remediations).orElse(List.of()).stream()
                        .map(spec -> Remedy.of(spec, finding))
                        .toList(),
                findings.history(finding.id()).reversed().stream()
                        .map(FindingViews::line)
                        .toList(),
                form,
                person.may(Permission.FINDINGS_TRIAGE),
                person.may(Permission.JOBS_SUBMIT),
                person.may(Permission.EXCEPTIONS_REQUEST),
                control.isPresent()
                        && account.filter(one -> one.status() == Account.Status.ACTIVE)
                                .isPresent()
                        && person.may(Permission.ASSESSMENTS_RUN),
                finding.facts().path("missingAction").asText(""));
    }

    private static FindingView.HistoryLine line(FindingEvent event) {
        var who = event.actor().equals("assessment") ? "" : event.actor();
        var details = event.details();
        return switch (event.kind()) {
            case "OPENED" -> new FindingView.HistoryLine(event.at(), "Found", who, "failed", text(event, "because"));
            case "REOPENED" ->
                new FindingView.HistoryLine(event.at(), "Came back", who, "failed", text(event, "because"));
            case "CHANGED" ->
                new FindingView.HistoryLine(event.at(), "Seen otherwise", who, "running", text(event, "because"));
            case "RESOLVED" -> new FindingView.HistoryLine(event.at(), "Resolved", who, "ok", how(text(event, "how")));
            case "ACCEPTED" ->
                new FindingView.HistoryLine(
                        event.at(), "Accepted by an exception", who, "waiting", text(event, "reason"));
            case "EXCEPTION_ENDED" -> new FindingView.HistoryLine(event.at(), "Its exception ended", who, "failed", "");
            case "ASSIGNED" -> {
                var name = text(event, "assignee");
                yield new FindingView.HistoryLine(
                        event.at(),
                        name.isEmpty() ? "Nobody looks after it any more" : "Given to " + name,
                        who,
                        "",
                        "");
            }
            case "NOTED" -> {
                var note = text(event, "note");
                yield new FindingView.HistoryLine(
                        event.at(), note.isEmpty() ? "Note taken away" : "Note", who, "", note);
            }
            default ->
                new FindingView.HistoryLine(
                        event.at(),
                        Words.spoken(event.kind().toLowerCase(Locale.ROOT).replace('_', '-')),
                        who,
                        "",
                        details.isEmpty() ? "" : details.toString());
        };
    }

    private static String text(FindingEvent event, String field) {
        return event.details().path(field).asText("");
    }

    private static String how(String code) {
        return switch (code) {
            case "PASS" -> "It is as it should be now.";
            case "NOT_APPLICABLE" -> "The question does not arise any more.";
            case "GONE" -> "The resource is not there any more.";
            default -> code;
        };
    }
}
