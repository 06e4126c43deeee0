package io.strongroom.domain.inventory;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.policies.Expectations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an assessment read of one account and Region at one moment, with the account's global resources and the
 * organization: the snapshot that controls judge. Immutable, and small whatever the account's size: recovery points are
 * in it as counted groups.
 */
public final class Inventory {
    private final Target target;
    private final Instant takenAt;
    private final Expectations expectations;
    private final Map<Kind<?>, List<? extends Resource>> resources;
    private final Map<Kind<?>, Coverage> coverage;
    private final Optional<Baseline> baseline;
    private final Optional<Set<Kind<?>>> declared;

    private Inventory(Builder builder) {
        this.target = builder.target;
        this.takenAt = builder.takenAt;
        this.expectations = builder.expectations;
        this.resources = Map.copyOf(builder.resources);
        this.coverage = Map.copyOf(builder.coverage);
        this.baseline = builder.baseline;
        this.declared = builder.declared;
    }

    public AccountId account() {
        return target.accountId();
    }

    public Region region() {
        return target.region();
    }

    public Partition partition() {
        return target.partition();
    }

    /** The only "now" that a control knows. */
    public Instant takenAt() {
        return takenAt;
    }

    /** The thresholds that hold for this account. */
    public Expectations expectations() {
        return expectations;
    }

    /** What the assessment before this one saw; empty on the first. */
    public Optional<Baseline> baseline() {
        return baseline;
    }

    /** How far reading of the kind got; a kind that nobody read is unsupported. */
    public Coverage coverage(Kind<?> kind) {
        return coverage.getOrDefault(kind, new Coverage.Unsupported(kind.name()));
    }

    public Map<Kind<?>, Coverage> coverage() {
        return coverage;
    }

    /**
     * All resources of the kind.
     *
     * @throws NotTold when they could not be read whole: a control lets it fly, and its verdict becomes Unknown
     */
    @SuppressWarnings("unchecked") // The builder takes only resources of the kind's type under a kind.
    public <R extends Resource> List<R> all(Kind<R> kind) {
        if (declared.isPresent() && !declared.get().contains(kind)) {
            throw new IllegalStateException("the control looks at " + kind + ", which its spec does not name");
        }
        var how = coverage(kind);
        if (how instanceof Coverage.Read) {
            return (List<R>) resources.getOrDefault(kind, List.of());
        }
        throw new NotTold(how);
    }

    /** The same inventory that knows no other kinds: what a control did not declare is a mistake of its own. */
    public Inventory limitedTo(Set<Kind<?>> kinds) {
        var builder = of(target, takenAt).expecting(expectations);
        baseline.ifPresent(builder::since);
        builder.resources.putAll(resources);
        builder.coverage.putAll(coverage);
        builder.declared = Optional.of(kinds);
        return builder.build();
    }

    /** The resource of that ARN. @throws NotTold when the kind could not be read whole */
    public <R extends Resource> Optional<R> find(Kind<R> kind, String arn) {
        return all(kind).stream().filter(one -> one.arn().equals(arn)).findFirst();
    }

    /** The same for a kind that has one resource at most. @throws NotTold when it could not be read */
    public <R extends Resource> Optional<R> only(Kind<R> kind) {
        return all(kind).stream().findFirst();
    }

    /**
     * The same account over several Regions: resources of all of them, each once, and of each kind the worst coverage.
     *
     * @param regions one at least
     */
    public static Inventory together(List<Inventory> regions) {
        var first = regions.getFirst();
        var builder = of(first.target, first.takenAt).expecting(first.expectations);
        first.baseline.ifPresent(builder::since);
        for (var region : regions) {
            region.coverage.forEach((kind, how) -> {
                if (how instanceof Coverage.Read) {
                    builder.coverage.putIfAbsent(kind, how);
                } else {
                    builder.coverage.put(kind, how);
                }
            });
        }
        builder.coverage.keySet().forEach(kind -> {
            var byArn = new LinkedHashMap<String, Resource>();
            regions.forEach(region ->
                    region.resources.getOrDefault(kind, List.of()).forEach(one -> byArn.putIfAbsent(one.arn(), one)));
            builder.resources.put(kind, List.copyOf(byArn.values()));
        });
        return builder.build();
    }

    public static Builder of(Target target, Instant takenAt) {
        return new Builder(target, takenAt);
    }

    /** Fills an inventory kind by kind. */
    public static final class Builder {
        private final Target target;
        private final Instant takenAt;
        private final Map<Kind<?>, List<? extends Resource>> resources = new LinkedHashMap<>();
        private final Map<Kind<?>, Coverage> coverage = new LinkedHashMap<>();
        private Expectations expectations = Expectations.standard();
        private Optional<Baseline> baseline = Optional.empty();
        private Optional<Set<Kind<?>>> declared = Optional.empty();

        private Builder(Target target, Instant takenAt) {
            this.target = target;
            this.takenAt = takenAt;
        }

        /** The kind was read whole, and this is all of it. */
        public <R extends Resource> Builder read(Kind<R> kind, List<R> all) {
            resources.put(kind, List.copyOf(all));
            coverage.put(kind, new Coverage.Read());
            return this;
        }

        /** The kind could not be read. */
        public Builder unread(Kind<?> kind, Coverage why) {
            resources.remove(kind);
            coverage.put(kind, why);
            return this;
        }

        public Builder expecting(Expectations thresholds) {
            this.expectations = thresholds;
            return this;
        }

        public Builder since(Baseline before) {
            this.baseline = Optional.of(before);
            return this;
        }

        public Inventory build() {
            return new Inventory(this);
        }
    }
}
