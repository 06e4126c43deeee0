package io.strongroom.domain.controls;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.remediations.RemediationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a control is, for the catalogue. Its prose is in {@code controls/<id>.md}, named by the id in lower case.
 *
 * @param title the desired state, up to 80 characters, without a full stop
 * @param judges the kind of resource that it gives verdicts on
 * @param reads every kind that it looks at, {@code judges} among them
 * @param limits for kinds of which it does not look at every property: the actions of those that it does look at
 * @param steps what it serves in REL09-BP02, the first of them mainly
 * @param remediations what can repair it automatically, by id; empty when people must
 * @param <R> the record of what is judged
 */
public record ControlSpec<R extends Resource>(
        ControlId id,
        String title,
        Severity severity,
        Kind<R> judges,
        Set<Kind<?>> reads,
        Map<Kind<?>, Set<String>> limits,
        List<Step> steps,
        List<FrameworkMapping> frameworks,
        List<RemediationId> remediations) {
    public ControlSpec {
        reads = Set.copyOf(reads);
        limits = Map.copyOf(limits);
        steps = List.copyOf(steps);
        frameworks = List.copyOf(frameworks);
        remediations = List.copyOf(remediations);
        if (title.length() > 80 || title.endsWith(".") || steps.isEmpty()) {
            throw new IllegalArgumentException(id + ": a title of at most 80 characters without full stop, and a step");
        }
    }

    /** IAM actions that judging needs, in order. */
    public Set<String> actions() {
        var all = new TreeSet<String>();
        reads.forEach(kind -> all.addAll(kind.actions()));
        return all;
    }

    /** The actions of all properties that it looks at. What lists a kind is asked for anyway. */
    Set<String> properties() {
        var all = new HashSet<String>();
        reads.forEach(kind -> all.addAll(limits.getOrDefault(kind, kind.actions())));
        return all;
    }

    public static <R extends Resource> Builder<R> of(String id, Kind<R> judges) {
        return new Builder<>(new ControlId(id), judges);
    }

    /** Puts a spec together; severity, title and a step are needed. */
    public static final class Builder<R extends Resource> {
        private final ControlId id;
        private final Kind<R> judges;
        private final Set<Kind<?>> reads = new LinkedHashSet<>();
        private final Map<Kind<?>, Set<String>> limits = new HashMap<>();
        private final List<RemediationId> remediations = new ArrayList<>();
        private String title = "";
        private Severity severity = Severity.MEDIUM;
        private List<Step> steps = List.of();
        private List<FrameworkMapping> frameworks = List.of();

        private Builder(ControlId id, Kind<R> judges) {
            this.id = id;
            this.judges = judges;
            reads.add(judges);
        }

        public Builder<R> title(String text) {
            this.title = text;
            return this;
        }

        public Builder<R> severity(Severity how) {
            this.severity = how;
            return this;
        }

        /** @param codes such as {@code 1.3} */
        public Builder<R> steps(String... codes) {
            this.steps = Stream.of(codes).map(Step::of).toList();
            return this;
        }

        /** Kinds that are looked at beside the one that is judged. */
        public Builder<R> reads(Kind<?>... kinds) {
            reads.addAll(List.of(kinds));
            return this;
        }

        /**
         * Of a kind whose properties take a call each, those that it looks at: an assessment of this control alone makes no
         * other calls.
         *
         * @param actions of the kind's
         */
        public Builder<R> only(Kind<?> kind, String... actions) {
            if (!kind.actions().containsAll(Set.of(actions))) {
                throw new IllegalArgumentException(id + ": reading " + kind + " takes other actions");
            }
            limits.put(kind, Set.of(actions));
            return this;
        }

        /** @param text as {@link FrameworkMapping#parse} reads it */
        public Builder<R> frameworks(String text) {
            this.frameworks = FrameworkMapping.parse(text);
            return this;
        }

        public Builder<R> remediation(String remediationId) {
            remediations.add(new RemediationId(remediationId));
            return this;
        }

        public ControlSpec<R> build() {
            return new ControlSpec<>(id, title, severity, judges, reads, limits, steps, frameworks, remediations);
        }
    }
}
