package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.surroundings.Detector;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** GuardDuty looks over every Region with backups, S3 included, and has found nothing there that is still open. */
@Singleton
final class GuardDutyWatches implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("MON-11", Kinds.BACKUP_SETTINGS)
            .title("GuardDuty watches Regions with backups and has no open finding on them")
            .severity(Severity.HIGH)
            .steps("3.2")
            .reads(Kinds.VAULTS, Kinds.DETECTORS, Kinds.ORGANIZATION, Kinds.BACKUP_PLANS)
            .reads(BackupBuckets.reads())
            .frameworks("FSBP GuardDuty.1,GuardDuty.10 [P]; NIST SI-4,IR-4 [P]; PCI 11.5.1 [P];"
                    + " HIPAA 164.308(a)(6)(i) [P]; ISO A.5.25 [P]; SOC2 CC7 [P]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return inventory.all(Kinds.VAULTS).stream().anyMatch(Vault::used);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var detector = inventory.all(Kinds.DETECTORS).stream()
                .filter(Detector::enabled)
                .findFirst();
        if (detector.isEmpty()) {
            return Verdict.fail("GuardDuty is off in this Region.");
        }
        var one = detector.get();
        var facts = Json.object().put("detectorArn", one.arn());
        facts.set("features", Json.tree(new TreeSet<>(one.features())));
        return Shortcomings.of("GuardDuty")
                .unless(() -> one.features().contains("S3_DATA_EVENTS"), "does not look at S3")
                .unless(
                        () -> one.administrator().value().isPresent()
                                || Organization.runs("guardduty.amazonaws.com", inventory),
                        "is not managed for the organization")
                .unless(
                        () -> onBackups(one, inventory).findAny().isEmpty(),
                        "has an open finding on a backup role or bucket")
                .verdict(facts);
    }

    private static Stream<Detector.ThreatFinding> onBackups(Detector detector, Inventory inventory) {
        var findings = detector.highFindings().value().orElse(List.of());
        if (findings.isEmpty()) {
            return Stream.empty();
        }
        var names = new HashSet<String>();
        inventory.all(Kinds.BACKUP_PLANS).stream()
                .flatMap(plan -> plan.selections().value().orElse(List.of()).stream())
                .forEach(selection -> names.add(selection.iamRoleArn()));
        BackupBuckets.all(inventory).forEach(bucket -> names.add(bucket.arn()));
        return findings.stream()
                .filter(finding -> names.stream()
                        .anyMatch(arn -> arn.equals(finding.resource())
                                || arn.endsWith("/" + finding.resource())
                                || arn.endsWith(":" + finding.resource())));
    }
}
