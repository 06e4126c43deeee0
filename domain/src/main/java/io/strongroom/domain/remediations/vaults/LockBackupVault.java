package io.strongroom.domain.remediations.vaults;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet.VaultContents;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.remediations.Warning;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Locks a vault, so that nobody deletes its recovery points before their time. */
@Singleton
final class LockBackupVault implements Remediation {
    /** When a compliance lock is asked for without a grace: long enough to find out that it was a mistake. */
    private static final int DEFAULT_GRACE_DAYS = 30;

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("lock-backup-vault"),
            "A vault lock against early deletion",
            "Puts a lock with retention bounds on a vault. A lock that is there is only ever made stricter. Recovery"
                    + " points and their lifecycles are left alone; jobs whose retention is outside the bounds fail from"
                    + " then on.",
            "3",
            List.of("R-20", "R-21"),
            RiskClass.R3,
            "A GOVERNANCE lock goes back to what was there. A COMPLIANCE lock can be taken off until its grace runs"
                    + " out; after that nobody can, not the root user and not AWS.",
            ParameterFile.of("lock-backup-vault"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(VaultLock.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var name = name(request);
        var facets = new LinkedHashSet<Facet>(List.of(new Vault(name)));
        if (soFar.seen(new Vault(name)).isPresent()) {
            facets.add(new VaultLock(name));
        }
        // Listing a vault's contents is long: only when something is to change.
        if (soFar.has(new VaultLock(name))
                && !satisfied(request, soFar.seen(new VaultLock(name)).map(Lock::of))) {
            facets.add(new VaultContents(name));
        }
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        if (snapshot.state(new Vault(name(request))).isEmpty()) {
            return new Refused(
                    "vault-missing",
                    "There is no vault " + name(request) + ". Make it first, with create-backup-vault.");
        }
        var before = snapshot.state(new VaultLock(name(request)));
        var current = before.map(Lock::of);
        if (satisfied(request, current)) {
            return Proposal.of(List.of());
        }
        var wanted = current.map(wanted(request)::orMaximumOf).orElseGet(() -> wanted(request));
        var contents = new Contents(snapshot.state(new VaultContents(name(request))));
        var objection = objection(request, wanted)
                .or(() -> current.flatMap(lock -> objection(request, wanted, lock, snapshot.takenAt())))
                .or(() -> wanted.compliance() ? contents.against(name(request), wanted) : Optional.empty());
        if (objection.isPresent()) {
            return objection.get();
        }
        var state = wanted.state();
        if (wanted.compliance()) {
            state.put("changeableForDays", grace(request));
        }
        return Proposal.of(
                List.of(Change.put(new VaultLock(name(request)), before, state)), warnings(request, wanted, contents));
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var vault = snapshot.state(new Vault(name(request))).orElseThrow();
        var lock = snapshot.state(new VaultLock(name(request))).orElseThrow();
        var outputs = Json.object().put("vaultArn", vault.path("arn").asText());
        outputs.set("lockDate", lock.get("lockDate"));
        return outputs;
    }

    /** Whether the lock is what is asked for. A compliance lock is more than a governance lock of the same bounds. */
    private static boolean satisfied(RemediationRequest request, Optional<Lock> current) {
        return current.filter(lock -> {
                    var wanted = wanted(request).orMaximumOf(lock);
                    return wanted.hasBoundsOf(lock) && (lock.compliance() || !wanted.compliance());
                })
                .isPresent();
    }

    private static Optional<Refused> objection(RemediationRequest request, Lock wanted) {
        if (wanted.isImpossible()) {
            return refused("retention-bounds", "No retention fits a lock of " + wanted + ".");
        }
        if (wanted.compliance() && name(request).equals("Default")) {
            return refused(
                    "default-vault",
                    "The vault Default takes whatever names no vault, and cannot be deleted once its lock is final."
                            + " Lock a vault of its own.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> objection(RemediationRequest request, Lock wanted, Lock current, Instant now) {
        if (current.isFinalAt(now)) {
            return refused(
                    "lock-is-final",
                    "The lock of " + name(request) + " (" + current + ") has been final since "
                            + current.lockDate().orElseThrow() + ". Nobody can change it.");
        }
        if (wanted.isLooserThan(current)) {
            return refused(
                    "weaker-lock",
                    "The lock of " + name(request) + " is " + current + ", and " + wanted + " would be looser.");
        }
        if (current.compliance() && !wanted.compliance()) {
            return refused(
                    "weaker-lock",
                    "The lock of " + name(request) + " is " + current
                            + ". Ask for mode COMPLIANCE to make it stricter.");
        }
        var date = now.plus(Duration.ofDays(grace(request)));
        if (current.lockDate().filter(date::isBefore).isPresent()) {
            return refused(
                    "shorter-grace",
                    "The lock of " + name(request) + " becomes final at "
                            + current.lockDate().orElseThrow() + ". With " + grace(request)
                            + " days of grace it would become so earlier: ask for more.");
        }
        return Optional.empty();
    }

    /** No moment in it: a plan made a minute later must say the same. {@link LockMoment} gives the moments. */
    private static List<Warning> warnings(RemediationRequest request, Lock wanted, Contents contents) {
        var warnings = new ArrayList<Warning>();
        if (wanted.compliance()) {
            warnings.add(new Warning(
                    LockMoment.WARNING,
                    "From " + grace(request) + " days (" + grace(request) * 24L
                            + " hours) after this is applied, nobody"
                            + " can shorten this lock or take it off: not an administrator, not the root user, not AWS."
                            + " Recovery points in " + name(request) + " are then kept, and paid for, until their"
                            + " retention ends."));
        } else {
            contents.against(name(request), wanted)
                    .ifPresent(refused -> warnings.add(new Warning(refused.code(), refused.reason())));
        }
        warnings.add(new Warning(
                "jobs-outside-bounds-fail",
                "Backup and copy jobs into " + name(request) + " whose retention is outside of " + wanted
                        + " fail from then on. Backup plans were not looked at."));
        return warnings;
    }

    private static Lock wanted(RemediationRequest request) {
        return Lock.of(request.parameters());
    }

    private static int grace(RemediationRequest request) {
        return request.parameters().path("changeableForDays").asInt(DEFAULT_GRACE_DAYS);
    }

    private static String name(RemediationRequest request) {
        return request.text("vaultName");
    }

    private static Optional<Refused> refused(String code, String reason) {
        return Optional.of(new Refused(code, reason));
    }

    /** What is in the vault, held against a lock. */
    private record Contents(Optional<JsonNode> state) {
        Optional<Refused> against(String vault, Lock lock) {
            var forEver = state.map(s -> s.path("withoutDeletion").asInt()).orElse(0);
            if (forEver > 0) {
                return refused(
                        "points-kept-for-ever",
                        forEver + " recovery points in " + vault
                                + " have no retention. Under the lock nobody could ever delete them.");
            }
            for (var bound : List.of("shortestDays", "longestDays")) {
                var days = state.map(s -> s.get(bound)).map(JsonNode::asInt);
                if (days.filter(lock::refuses).isPresent()) {
                    return refused(
                            "points-outside-bounds",
                            "There are recovery points in " + vault + " with a retention of " + days.get()
                                    + " days, outside of " + lock + ". What makes them would fail.");
                }
            }
            return Optional.empty();
        }
    }
}
