package io.strongroom.api.findings;

import io.strongroom.api.access.Caller;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Findings with what the catalogue knows of them, as far as the caller reaches. */
@Singleton
public class FindingViews {
    private final Findings findings;
    private final ControlCatalog controls;
    private final Caller caller;

    FindingViews(Findings findings, ControlCatalog controls, Caller caller) {
        this.findings = findings;
        this.controls = controls;
        this.caller = caller;
    }

    FindingView of(Finding finding) {
        return FindingView.of(
                finding,
                controls.find(finding.control()).map(ControlSpec::remediations).orElseGet(List::of));
    }

    FindingDetailView withHistory(Finding finding) {
        return new FindingDetailView(
                of(finding),
                findings.history(finding.id()).stream()
                        .map(FindingDetailView.EventView::of)
                        .toList());
    }

    /** @throws Rejected {@code not-found}, the same for what is out of reach */
    Finding get(UUID id) {
        var finding = findings.find(new FindingId(id)).orElseThrow(() -> Rejected.notFound("finding"));
        caller.requireSight(finding.accountId(), "finding");
        return finding;
    }
}
