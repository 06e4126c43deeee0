package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.KeptBuckets;
import io.strongroom.domain.changes.Standing;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Warning;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Wants what another job changed to be as it was, last change first; nothing that someone has changed since. */
final class RollBack implements Wish {
    /** What the roll-back refuses, by code of its {@link Proposal.Refused}. */
    static final String CHANGED_SINCE = "changed-since";

    private final JobId rolledBack;
    private final List<BegunChange> applied;
    private final AwsAccount account;
    private final Readings readings;
    private final JobLeases leases;
    private final InstantSource clock;
    private KeptBuckets kept = new KeptBuckets(Set.of());

    /** @param changes all changes of the job to be undone */
    RollBack(
            JobId rolledBack,
            List<BegunChange> changes,
            AwsAccount account,
            Readings readings,
            JobLeases leases,
            InstantSource clock) {
        this.rolledBack = rolledBack;
        this.applied = changes.stream().filter(RollBack::mayStand).toList().reversed();
        this.account = account;
        this.readings = readings;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public Proposal propose() {
        var inverses = new ArrayList<Change>();
        var warnings = new ArrayList<Warning>();
        kept = KeptBuckets.among(
                applied.stream().map(RollBack::done).toList(), facet -> readings.state(account, facet));
        kept.names().forEach(bucket -> warnings.add(kept(bucket)));
        for (var change : applied) {
            var inverse = done(change).inverse();
            if (kept.cover(inverse.facet())) {
                continue;
            }
            var current = readings.state(account, inverse.facet());
            var goesAnyway = inverse.after().isPresent() && goesWithItsContainer(inverse.facet());
            switch (Standing.of(inverse, current)) {
                case DONE -> {}
                case TO_DO -> {
                    var objection = objection(inverse, current);
                    if (objection.isPresent()) {
                        return objection.get();
                    }
                    if (!goesAnyway) {
                        warning(inverse).ifPresent(warnings::add);
                        inverses.add(new Change(inverse.facet(), current, inverse.after()));
                    }
                }
                case HALFWAY, ASTRAY -> {
                    if (!goesAnyway || current.isPresent()) {
                        return changedSince(inverse);
                    }
                }
            }
        }
        return Proposal.of(inverses, warnings);
    }

    @Override
    public JsonNode fulfilled(Lease lease, Instant now) {
        var undone = applied.stream()
                .filter(change -> !kept.cover(change.change().change().facet()))
                .toList();
        undone.forEach(change -> leases.undone(lease, rolledBack, change, now));
        return Json.object().put("rolledBack", rolledBack.toString()).put("changes", undone.size());
    }

    private static boolean mayStand(BegunChange begun) {
        var state = begun.change().state();
        return (state == ChangeState.APPLIED || state == ChangeState.INTENDED)
                && begun.change().applied().isPresent();
    }

    private static Change done(BegunChange begun) {
        return begun.change().applied().orElseThrow();
    }

    /** What came with something that this roll-back deletes need not be put back first. */
    private boolean goesWithItsContainer(WritableFacet facet) {
        return Container.of(facet)
                .filter(container -> applied.stream()
                        .map(RollBack::done)
                        .anyMatch(change -> change.facet().equals(container)
                                && change.before().isEmpty()))
                .isPresent();
    }

    private static Proposal changedSince(Change inverse) {
        return new Proposal.Refused(
                CHANGED_SINCE,
                inverse.facet().label()
                        + " is no longer as this job left it. Look at what changed it before undoing anything.");
    }

    private Optional<Proposal> objection(Change inverse, Optional<JsonNode> current) {
        if (inverse.facet() instanceof WritableFacet.VaultLock(var vault)
                && current.map(lock -> lock.path("mode").asText().equals("COMPLIANCE"))
                        .orElse(false)
                && current.flatMap(RollBack::lockDate)
                        .map(date -> !clock.instant().isBefore(date))
                        .orElse(false)) {
            return Optional.of(new Proposal.Refused(
                    "vault-lock-is-final",
                    "The lock of vault " + vault + " has been final since "
                            + current.flatMap(RollBack::lockDate).orElseThrow()
                            + ": nobody can take it off, AWS included."));
        }
        return Optional.empty();
    }

    private static Optional<Instant> lockDate(JsonNode lock) {
        try {
            return Optional.of(Instant.parse(lock.path("lockDate").asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Warning kept(String bucket) {
        return new Warning(
                "bucket-is-kept",
                "The bucket " + bucket
                        + " holds objects by now, and Strongroom deletes none: it stays, with its protection.");
    }

    private static Optional<Warning> warning(Change inverse) {
        if (inverse.facet() instanceof WritableFacet.KeyUse) {
            return Optional.of(
                    new Warning(
                            "key-is-disabled",
                            "The key is disabled: with it nothing is backed up or restored. A deletion that was scheduled before is not scheduled again."));
        }
        if (inverse.after().isPresent()) {
            return Optional.empty();
        }
        if (inverse.facet() instanceof WritableFacet.TaggedKey) {
            return Optional.of(
                    new Warning(
                            "key-deletion-is-scheduled",
                            "The key is not deleted at once: its deletion is scheduled in 30 days and can be cancelled until then."));
        }
        if (inverse.facet() instanceof WritableFacet.BucketVersioning) {
            return Optional.of(new Warning(
                    "versioning-is-suspended",
                    "A bucket that once had versioning cannot be as if it never had: versioning is suspended."));
        }
        return Optional.empty();
    }
}
