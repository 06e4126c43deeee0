package io.strongroom.web.controls;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.FrameworkMapping;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Step;
import io.strongroom.domain.remediations.RemediationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * A control as pages show it.
 *
 * @param judges the type of resource that it gives verdicts on, as AWS Config writes it
 * @param actions IAM actions that judging needs
 * @param remediations what repairs it automatically, of what is installed
 */
public record ControlLine(
        ControlId id,
        String title,
        Severity severity,
        String judges,
        List<Step> steps,
        List<FrameworkMapping> frameworks,
        Set<String> actions,
        List<RemediationId> remediations) {
    /** Of a specification; {@code installed} are the remediations that there are. */
    public static ControlLine of(ControlSpec<?> spec, Set<RemediationId> installed) {
        return new ControlLine(
                spec.id(),
                spec.title(),
                spec.severity(),
                spec.judges().awsType(),
                spec.steps(),
                spec.frameworks(),
                spec.actions(),
                spec.remediations().stream().filter(installed::contains).toList());
    }

    /** What it counts for in one framework, on one authority; {@code requirements} with commas between them. */
    public record Mapped(String framework, String requirements, String basis) {}

    /** The mappings, one for each framework and authority. */
    public List<Mapped> mapped() {
        var all = new LinkedHashMap<List<String>, Mapped>();
        for (var one : frameworks) {
            all.merge(
                    List.of(one.framework(), one.basis()),
                    new Mapped(one.framework(), one.requirement(), one.basis()),
                    (a, b) -> new Mapped(a.framework(), a.requirements() + ", " + b.requirements(), a.basis()));
        }
        return List.copyOf(all.values());
    }

    /** Whether Strongroom can repair it by a job. */
    public boolean fixable() {
        return !remediations.isEmpty();
    }
}
