package io.strongroom.web.findings;

import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.format.Prose;
import io.strongroom.web.layout.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A finding with all that its page says.
 *
 * @param control what judges; empty when this version does not know it any more
 * @param accountName empty text when the account is not known any more
 * @param missing the IAM action that a verdict of unknown lacks; empty text otherwise
 */
record FindingView(
        Finding finding,
        Optional<ControlLine> control,
        String accountName,
        List<Evidence.Row> evidence,
        List<Prose.Block> why,
        List<Prose.Block> risk,
        List<Prose.Block> fix,
        List<Remedy> remedies,
        List<HistoryLine> history,
        TriageForm form,
        boolean mayTriage,
        boolean maySubmit,
        boolean mayAccept,
        boolean mayAssess,
        String missing) {
    public boolean fails() {
        return finding.verdict().equals("FAIL");
    }

    /** Whether it stands: there is something to repair. */
    public boolean stands() {
        return switch (finding.status()) {
            case OPEN, ACCEPTED -> true;
            case RESOLVED, STALE -> false;
        };
    }

    /** How the control judges the resource, before its name. */
    public String judges() {
        if (stands()) {
            return fails() ? "Fails" : "Could not be told:";
        }
        return (finding.status() == FindingStatus.RESOLVED
                        ? "Resolved; before, it "
                        : "Not looked at any more; at last it ")
                + (fails() ? "failed" : "could not be told:");
    }

    /** Whether the person may ask for an exception that accepts it. */
    public boolean acceptable() {
        return mayAccept && fails() && finding.status() == FindingStatus.OPEN;
    }

    /** The form for that exception, filled in as far as the finding tells. */
    public String acceptHref() {
        var query = new LinkedHashMap<String, String>();
        query.put("control", finding.control().value());
        query.put("account", finding.accountId().value());
        query.put("resource", finding.resourceArn());
        return Address.of("/exceptions/new", query);
    }

    /** The heading of what was seen. */
    public String because() {
        return fails()
                ? (stands() ? "Why it fails" : "Why it failed")
                : (stands() ? "Why it could not be told" : "Why it could not be told then");
    }

    public String title() {
        return control.map(ControlLine::title).orElse(finding.control().value());
    }

    /** One line of history; {@code who} is empty text for an assessment. */
    record HistoryLine(java.time.Instant at, String what, String who, String tone, String detail) {}
}
