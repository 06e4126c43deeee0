package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.MalwareScan;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one would restore first has been scanned of late, and no malware was found in it. */
@Singleton
final class NewestBackupIsClean implements Control<ProtectedResource> {
    /** Scans follow backups, so a week without one means that they have stopped. */
    private static final Duration FRESH = Duration.ofDays(7);

    private static final ControlSpec<ProtectedResource> SPEC = ControlSpec.of("MON-13", Kinds.PROTECTED_RESOURCES)
            .title("The newest scanned backup of a resource is free of malware")
            .severity(Severity.CRITICAL)
            .steps("3.2", "3.3", "6.4")
            .reads(Kinds.MALWARE_SCANS)
            .frameworks("NIST SI-3,IR-4,CP-10 [E]; ISO A.8.7 [E]; SOC2 CC7.3 [E]")
            .build();

    @Override
    public ControlSpec<ProtectedResource> spec() {
        return SPEC;
    }

    /** What is never scanned is MON-12's. */
    @Override
    public boolean concerns(ProtectedResource resource, Inventory inventory) {
        return scans(resource, inventory).findAny().isPresent();
    }

    @Override
    public Verdict judge(ProtectedResource resource, Inventory inventory) {
        var byPoint = scans(resource, inventory).collect(Collectors.groupingBy(MalwareScan::recoveryPointArn));
        // A recovery point's own time is not in its scans; the order in which they were first scanned is theirs too.
        var newest = byPoint.values().stream()
                .max(Comparator.comparing(all -> all.getFirst().createdAt()))
                .orElseThrow()
                .getLast();
        var clean = byPoint.values().stream()
                .filter(all -> all.getLast()
                        .result()
                        .filter("NO_THREATS_FOUND"::equals)
                        .isPresent())
                .count();
        var facts = Json.object()
                .put("recoveryPointArn", newest.recoveryPointArn())
                .put("scanArn", newest.arn())
                .put("state", newest.state())
                .put("scannedRecoveryPoints", byPoint.size())
                .put("cleanRecoveryPoints", clean);
        if (newest.infected()) {
            return Verdict.fail(
                    clean == 0
                            ? "Malware was found in every scanned backup of the resource."
                            : "Malware was found in the newest scanned backup of the resource.",
                    facts);
        }
        return Shortcomings.of("The newest scan of the resource")
                .unless(newest::clean, "ended as " + newest.state() + " and cleared nothing")
                .unless(
                        () -> !newest.createdAt().isBefore(inventory.takenAt().minus(FRESH)),
                        "is over " + FRESH.toDays() + " days old")
                .verdict(facts);
    }

    /** Those that are over, oldest first. */
    private static Stream<MalwareScan> scans(ProtectedResource resource, Inventory inventory) {
        return inventory.all(Kinds.MALWARE_SCANS).stream()
                .filter(MalwareScan::over)
                .filter(scan ->
                        scan.resourceArn().filter(resource.arn()::equals).isPresent())
                .sorted(Comparator.comparing(MalwareScan::createdAt));
    }
}
