package io.strongroom.web.remediations;

import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.jobs.JobRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.web.findings.Prefill;
import io.strongroom.web.findings.Remedy;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The form for many jobs of one remediation, one for each finding. What a finding's evidence says of a parameter is taken
 * from there; the others are typed once, for all.
 *
 * @param chosen ids of the findings that are ticked
 * @param waves whether a few go before the others
 * @param form the fields that all jobs share
 */
record ControlFixForm(
        RemediationSpec spec, List<Finding> findings, Set<String> chosen, boolean waves, NewJobForm form) {
    /** Up to here a first wave would be all of them. */
    private static final int FEW = 5;

    static ControlFixForm fresh(RemediationSpec spec, List<Finding> findings, String token) {
        var ids = new HashSet<String>();
        findings.forEach(finding -> ids.add(finding.id().toString()));
        var form = NewJobForm.fresh(shared(spec, findings), new MultivaluedHashMap<>(), token);
        return new ControlFixForm(spec, findings, ids, findings.size() > FEW, form);
    }

    static ControlFixForm sent(
            RemediationSpec spec,
            List<Finding> findings,
            MultivaluedMap<String, String> sent,
            List<io.strongroom.domain.problems.FieldError> errors) {
        var chosen = Set.copyOf(Objects.requireNonNullElse(sent.get("finding"), List.of()));
        var waves = "waves".equals(sent.getFirst("rollout"));
        return new ControlFixForm(spec, findings, chosen, waves, NewJobForm.sent(shared(spec, findings), sent, errors));
    }

    /** Parameters that the evidence does not give for every finding. */
    private static List<Parameter> shared(RemediationSpec spec, List<Finding> findings) {
        return Parameter.all(spec.parameters()).stream()
                .filter(parameter -> findings.stream()
                        .anyMatch(finding ->
                                !Prefill.parameters(spec.id(), finding).containsKey(parameter.name())))
                .toList();
    }

    /** The job that repairs the finding, as it was asked for. */
    static JobRequest request(RemediationSpec spec, Finding finding, MultivaluedMap<String, String> sent) {
        var known = Prefill.parameters(spec.id(), finding);
        var parameters = FormParameters.toJson(
                Parameter.all(spec.parameters()),
                name -> known.getOrDefault(name, Objects.requireNonNullElse(sent.getFirst("p-" + name), "")));
        return new JobRequest(
                spec.id().value(),
                finding.accountId().value(),
                regionOf(finding, Objects.requireNonNullElse(sent.getFirst("region"), "")),
                parameters,
                Objects.requireNonNullElse(sent.getFirst("mode"), ""),
                Objects.requireNonNullElse(sent.getFirst("reason"), ""),
                Optional.of(sent.getFirst("token") + "." + finding.id()));
    }

    /** What the finding tells counts before what is typed for all. */
    private static String regionOf(Finding finding, String typed) {
        var known = Prefill.region(finding);
        return known.isEmpty() ? typed.strip() : known;
    }

    /** Whether a Region has to be typed, for findings on what has none: an account, a role. */
    public boolean asksRegion() {
        return findings.stream().anyMatch(finding -> Prefill.region(finding).isEmpty());
    }

    /** Where the job of that finding runs; empty text where the person says so. */
    public String region(Finding finding) {
        return Prefill.region(finding);
    }

    /** Region codes to suggest. */
    public List<String> regions() {
        return Regions.KNOWN;
    }

    public boolean has(Finding finding) {
        return chosen.contains(finding.id().toString());
    }

    /** The form for a job of that finding alone. */
    public String alone(Finding finding) {
        return Remedy.of(spec, finding).href();
    }
}
