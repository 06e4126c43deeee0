package io.strongroom.web.findings;

import io.strongroom.domain.findings.Finding;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.format.Prose;
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

    public String title() {
        return control.map(ControlLine::title).orElse(finding.control().value());
    }

    /** One line of history; {@code who} is empty text for an assessment. */
    record HistoryLine(java.time.Instant at, String what, String who, String tone, String detail) {}
}
