package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an assessment found of the backups of one account and Region: all of them.
 *
 * @param testsUntold why the list of restore jobs could not be read; empty when it was
 */
public record RegionBackups(
        Expected expected,
        List<HeldBackups> held,
        List<RestoreOutcome> tests,
        Optional<String> testsUntold,
        List<ScanOutcome> scans) {
    public RegionBackups {
        held = List.copyOf(held);
        tests = List.copyOf(tests);
        scans = List.copyOf(scans);
    }

    /** A Region without backups. */
    public static RegionBackups none(Expected expected) {
        return new RegionBackups(expected, List.of(), List.of(), Optional.empty(), List.of());
    }

    /** The same with more known of its restore tests. */
    public RegionBackups with(List<RestoreOutcome> validated) {
        return new RegionBackups(expected, held, validated, testsUntold, scans);
    }

    /** @param counted recovery points of every vault of the Region */
    public static RegionBackups of(List<ResourceBackups> counted, Inventory inventory) {
        var newest = new HashMap<String, Instant>();
        counted.forEach(one ->
                one.newest().ifPresent(at -> newest.merge(one.resourceArn(), at, (a, b) -> a.isAfter(b) ? a : b)));
        return new RegionBackups(
                Expected.of(inventory.expectations()),
                counted.stream()
                        .map(one -> new HeldBackups(
                                one, Encryption.of(one, inventory), Optional.ofNullable(newest.get(one.resourceArn()))))
                        .toList(),
                read(Kinds.RESTORE_TESTS, inventory).stream()
                        .map(RestoreOutcome::of)
                        .toList(),
                untold(inventory.coverage(Kinds.RESTORE_TESTS)),
                read(Kinds.MALWARE_SCANS, inventory).stream()
                        .flatMap(scan -> ScanOutcome.of(scan).stream())
                        .toList());
    }

    private static <R extends Resource> List<R> read(Kind<R> kind, Inventory inventory) {
        return inventory.coverage(kind) instanceof Coverage.Read ? inventory.all(kind) : List.of();
    }

    private static Optional<String> untold(Coverage coverage) {
        return coverage instanceof Coverage.Read ? Optional.empty() : Optional.of(Encryption.why(coverage));
    }

    /** The evidence for all of them. @param before what was known of tests and scans */
    public List<BackupEvidence> evidence(AccountId account, String region, Map<Subject, Proof> before, Instant now) {
        var proofs = new HashMap<Subject, Proof>();
        held.forEach(one -> {
            var subject = one.points().subject();
            proofs.put(subject, before.getOrDefault(subject, Proof.none()).untold(testsUntold));
        });
        var owners = new Owners(held.stream().map(HeldBackups::points).toList());
        tests.forEach(test -> owners.of(test.vaultArn(), test.recoveryPointArn(), test.resourceArn())
                .ifPresent(whose -> proofs.computeIfPresent(whose, (key, known) -> known.with(test))));
        scans.forEach(scan -> owners.of(scan.vaultArn(), scan.recoveryPointArn(), scan.resourceArn())
                .ifPresent(whose -> proofs.computeIfPresent(whose, (key, known) -> known.with(scan))));
        return held.stream()
                .map(one -> BackupEvidence.judged(
                        account, region, one, proofs.getOrDefault(one.points().subject(), Proof.none()), expected, now))
                .toList();
    }

    /** Whose a job is, without going through all of them for each. */
    private static final class Owners {
        private final Map<String, Collection<ResourceBackups>> byResource = new HashMap<>();
        private final Map<String, Collection<ResourceBackups>> byNewest = new HashMap<>();

        Owners(List<ResourceBackups> all) {
            all.forEach(one -> {
                add(byResource, one.resourceArn(), one);
                one.newestArn().ifPresent(arn -> add(byNewest, arn, one));
            });
        }

        private static void add(Map<String, Collection<ResourceBackups>> into, String key, ResourceBackups one) {
            into.computeIfAbsent(key, none -> new ArrayList<>()).add(one);
        }

        Optional<Subject> of(Optional<String> vault, String point, Optional<String> resource) {
            return Subject.of(vault, point, resource, byNewest.getOrDefault(point, List.of()))
                    .or(() -> Subject.of(
                            vault,
                            point,
                            resource,
                            resource.<Collection<ResourceBackups>>map(arn -> byResource.getOrDefault(arn, List.of()))
                                    .orElse(List.of())));
        }
    }
}
