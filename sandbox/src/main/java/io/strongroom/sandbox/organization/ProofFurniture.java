package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.backup.SandboxBackup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.RestoreDeletionStatus;
import software.amazon.awssdk.services.backup.model.RestoreJobStatus;
import software.amazon.awssdk.services.backup.model.RestoreJobsListMember;
import software.amazon.awssdk.services.backup.model.RestoreTestingRecoveryPointSelectionAlgorithm;
import software.amazon.awssdk.services.backup.model.RestoreTestingRecoveryPointType;
import software.amazon.awssdk.services.backup.model.RestoreValidationStatus;
import software.amazon.awssdk.services.backup.model.ScanJob;
import software.amazon.awssdk.services.backup.model.ScanResourceType;
import software.amazon.awssdk.services.backup.model.ScanResultStatus;
import software.amazon.awssdk.services.backup.model.ScanState;

/** What proves that backups are any good: restore tests, a framework, reports; and a legal hold that somebody owns, or nobody. */
final class ProofFurniture implements Furniture {
    private static final Set<String> TYPES = Set.of("EBS", "RDS", "DynamoDB", "EFS");

    @Override
    public void furnish(Premises premises) {
        if (!premises.planned()) {
            return;
        }
        var backup = (SandboxBackup) premises.home(BackupClient.class);
        restoreTests(premises, backup);
        oversight(premises, backup);
        hold(premises, backup);
        scans(premises, backup);
    }

    /** Some disks were looked through for malware yesterday, and it was found where nobody minds the machines. */
    private static void scans(Premises premises, SandboxBackup backup) {
        var disks = premises.assets().stream()
                .filter(asset -> asset.tagged() && asset.type().equals("EBS"))
                .limit(3)
                .toList();
        for (var disk : disks) {
            boolean clean = premises.well();
            var at = premises.now().minus(Duration.ofHours(5));
            backup.scanned(ScanJob.builder()
                    .accountId(premises.member().id().value())
                    .scanJobId("scan-" + disks.indexOf(disk))
                    .recoveryPointArn("arn:aws:ec2:" + premises.member().home() + "::snapshot/snap-scanned-"
                            + disks.indexOf(disk))
                    .backupVaultArn(vault(premises))
                    .resourceArn(disk.arn())
                    .resourceType(ScanResourceType.EBS)
                    .state(ScanState.COMPLETED)
                    .scanResult(result -> result.scanResultStatus(
                            clean ? ScanResultStatus.NO_THREATS_FOUND : ScanResultStatus.THREATS_FOUND))
                    .creationDate(at)
                    .completionDate(at.plus(Duration.ofMinutes(40)))
                    .build());
            premises.expect("MON-13", disk.arn(), clean);
        }
    }

    private static void restoreTests(Premises premises, SandboxBackup backup) {
        boolean tested = premises.well();
        var covered = premises.assets().stream()
                .filter(asset -> asset.tagged() && !PlanFurniture.optedOut(premises, asset.type()))
                .toList();
        if (!covered.isEmpty()) {
            premises.expect("MON-15", premises.regionSettings(), tested);
        }
        if (!tested) {
            covered.forEach(asset -> premises.expect("MON-16", asset.arn(), false));
            return;
        }
        var name = "weekly_restores";
        var plan = backup.createRestoreTestingPlan(r -> r.restoreTestingPlan(p -> p.restoreTestingPlanName(name)
                .scheduleExpression("cron(0 9 ? * SUN *)")
                .recoveryPointSelection(
                        s -> s.algorithm(RestoreTestingRecoveryPointSelectionAlgorithm.LATEST_WITHIN_WINDOW)
                                .includeVaults("*")
                                .recoveryPointTypes(RestoreTestingRecoveryPointType.SNAPSHOT))));
        for (var type : TYPES.stream().sorted().toList()) {
            backup.createRestoreTestingSelection(r -> r.restoreTestingPlanName(name)
                    .restoreTestingSelection(s -> s.restoreTestingSelectionName("all_" + type.toLowerCase(Locale.ROOT))
                            .protectedResourceType(type)
                            .protectedResourceArns("*")
                            .iamRoleArn(premises.role("service-role/" + IdentityFurniture.BACKUP_ROLE))));
        }
        // Databases come back where the original was: whatever is in them can reach what that could.
        premises.expect("NET-06", plan.restoreTestingPlanArn(), false);
        rehearsal(premises, backup);
        var points = points(premises, backup, premises.now().minus(Duration.ofDays(3)));
        for (var asset : covered) {
            boolean good = premises.well();
            boolean fast = premises.well();
            var at = premises.now().minus(Duration.ofDays(3));
            backup.restored(RestoreJobsListMember.builder()
                    .accountId(premises.member().id().value())
                    .restoreJobId("restore-" + covered.indexOf(asset))
                    .createdBy(by -> by.restoreTestingPlanArn(plan.restoreTestingPlanArn()))
                    .backupVaultArn(vault(premises))
                    .recoveryPointArn(Optional.ofNullable(points.get(asset.arn()))
                            .orElse(premises.arn("backup", "recovery-point:tested-" + covered.indexOf(asset))))
                    .sourceResourceArn(asset.arn())
                    .resourceType(asset.type())
                    .status(RestoreJobStatus.COMPLETED)
                    .validationStatus(good ? RestoreValidationStatus.SUCCESSFUL : RestoreValidationStatus.FAILED)
                    .deletionStatus(RestoreDeletionStatus.SUCCESSFUL)
                    .creationDate(at)
                    .completionDate(at.plus(fast ? Duration.ofMinutes(35) : Duration.ofHours(7)))
                    .build());
            premises.expect("MON-16", asset.arn(), good);
            premises.expect("MON-17", asset.arn(), fast);
        }
    }

    private static String vault(Premises premises) {
        return premises.arn("backup", "backup-vault:" + premises.mainVault());
    }

    /** A recovery point of each resource that was there at that time. One may be gone since, and its test is remembered. */
    private static Map<String, String> points(Premises premises, SandboxBackup backup, Instant at) {
        var points = new HashMap<String, String>();
        backup
                .listRecoveryPointsByBackupVaultPaginator(r -> r.backupVaultName(premises.mainVault()))
                .recoveryPoints()
                .stream()
                .filter(point -> point.creationDate().isBefore(at))
                .forEach(point -> points.putIfAbsent(point.resourceArn(), point.recoveryPointArn()));
        return points;
    }

    /** Machines are brought back where they reach nothing; or in the network that everything else is in. */
    private static void rehearsal(Premises premises, SandboxBackup backup) {
        boolean isolated = premises.well("rehearsal");
        var name = "quarterly_rehearsal";
        var plan = backup.createRestoreTestingPlan(r -> r.restoreTestingPlan(p -> p.restoreTestingPlanName(name)
                .scheduleExpression("cron(0 9 1 1,4,7,10 ? *)")
                .recoveryPointSelection(
                        s -> s.algorithm(RestoreTestingRecoveryPointSelectionAlgorithm.RANDOM_WITHIN_WINDOW)
                                .includeVaults("*")
                                .recoveryPointTypes(RestoreTestingRecoveryPointType.SNAPSHOT))));
        var subnet = isolated ? NetworkFurniture.isolated(premises) : NetworkFurniture.connected(premises);
        backup.createRestoreTestingSelection(r -> r.restoreTestingPlanName(name)
                .restoreTestingSelection(s -> s.restoreTestingSelectionName("machines")
                        .protectedResourceType("EC2")
                        .protectedResourceArns("*")
                        .restoreMetadataOverrides(Map.of("subnetId", subnet))
                        .iamRoleArn(premises.role("service-role/" + IdentityFurniture.BACKUP_ROLE))));
        premises.expect("NET-06", plan.restoreTestingPlanArn(), isolated);
    }

    private static void oversight(Premises premises, SandboxBackup backup) {
        boolean audited = premises.well();
        if (audited) {
            backup.createFramework(r -> r.frameworkName("backup_audit")
                    .frameworkControls(
                            control -> control.controlName("BACKUP_RECOVERY_POINT_ENCRYPTED"),
                            control -> control.controlName("BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK"),
                            control -> control.controlName("BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK")));
        }
        premises.expect("GOV-08", premises.regionSettings(), audited);
        boolean reported = premises.well();
        var owner = Map.of("owner", premises.member().name());
        if (reported) {
            report(premises, backup, "jobs", "BACKUP_JOB_REPORT", owner);
            if (audited) {
                report(premises, backup, "compliance", "CONTROL_COMPLIANCE_REPORT", owner);
            }
        }
        if (!reported) {
            premises.expect("GOV-09", premises.regionSettings(), false);
        }
    }

    private static void report(
            Premises premises, SandboxBackup backup, String name, String template, Map<String, String> owner) {
        backup.createReportPlan(r -> r.reportPlanName(name)
                .reportSetting(setting -> setting.reportTemplate(template))
                .reportDeliveryChannel(channel -> channel.s3BucketName(premises.bucket("backups")))
                .reportPlanTags(owner));
        var at = premises.now().minus(Duration.ofHours(10));
        backup.reported(name, at, Optional.of(at));
    }

    /** One account in a few keeps something for the lawyers. */
    private static void hold(Premises premises, SandboxBackup backup) {
        if (premises.chance(0.7)) {
            return;
        }
        boolean owned = premises.well();
        var review = LocalDate.ofInstant(premises.now(), ZoneOffset.UTC).plusDays(90);
        var tags = owned ? Map.of("owner", "legal", "review-date", review.toString()) : Map.<String, String>of();
        var made = backup.createLegalHold(
                r -> r.title("Case 7").description("Kept for the lawyers").tags(tags));
        premises.expect("IMM-13", made.legalHoldArn(), owned);
    }
}
