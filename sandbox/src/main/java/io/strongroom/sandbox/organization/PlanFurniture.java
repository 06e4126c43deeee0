package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.backup.SandboxBackup;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupRuleInput;
import software.amazon.awssdk.services.backup.model.ConditionType;
import software.amazon.awssdk.services.backup.model.CopyJob;
import software.amazon.awssdk.services.backup.model.CopyJobState;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.MalwareScanner;
import software.amazon.awssdk.services.backup.model.ScanMode;

/** A plan for what is tagged, with what has come of it: recovery points, copies, jobs. Kept long enough, or not; copied out, or not. */
final class PlanFurniture implements Furniture {
    private static final long LONG = 90;
    private static final long SHORT = 14;
    private static final long YEARS = 730;

    /** One team has switched off backups of tables, and forgotten. */
    static boolean optedOut(Premises premises, String type) {
        return premises.isCalled("shop-dev") && type.equals("DynamoDB");
    }

    @Override
    public void furnish(Premises premises) {
        if (premises.isExample() || premises.isCalled("backup-vault-central")) {
            return;
        }
        var backup = (SandboxBackup) premises.home(BackupClient.class);
        boolean tables = !optedOut(premises, "DynamoDB");
        if (!tables) {
            backup.updateRegionSettings(r -> r.resourceTypeOptInPreference(Map.of("DynamoDB", false)));
        }
        premises.expect("GOV-03", premises.regionSettings(), tables);
        premises.expect("GOV-01", premises.regionSettings(), premises.planned());
        if (!premises.planned()) {
            return;
        }
        var vault = backup.describeBackupVault(r -> r.backupVaultName(premises.mainVault()));
        long kept = premises.well() ? LONG : SHORT;
        var central = premises.members().central().filter(one -> premises.well());
        var plan = plan(premises, backup, kept, central);
        premises.expect("IMM-06", plan, kept == LONG);
        // What never arrives is no copy.
        var arriving = central.filter(one -> knowsItsWay(premises));
        premises.expect("IMM-08", plan, arriving.isPresent());
        premises.expect(
                "IMM-09",
                plan,
                arriving.filter(one -> !one.home().equals(premises.member().home()))
                        .isPresent());
        central.ifPresent(any -> premises.expect("ENC-15", plan, knowsItsWay(premises)));
        premises.expect("MON-12", plan, ScanFurniture.scans(premises));
        var used = PlannedPoints.receive(premises, backup, vault, kept);
        premises.expect("ENC-08", plan, Collections.disjoint(used, KeyFurniture.withheldFromBackups(premises)));
        yearly(premises, backup);
        central.ifPresent(to -> copies(premises, backup, vault, to));
        jobs(premises, backup);
    }

    private static String plan(Premises premises, SandboxBackup backup, long kept, Optional<Member> central) {
        var rule = BackupRuleInput.builder()
                .ruleName("daily")
                .targetBackupVaultName(premises.mainVault())
                .scheduleExpression("cron(0 5 * * ? *)")
                .lifecycle(lifecycle -> lifecycle.deleteAfterDays(kept))
                .recoveryPointTags(Map.of("owner", premises.member().name()));
        if (ScanFurniture.scans(premises)) {
            rule.scanActions(
                    scan -> scan.malwareScanner(MalwareScanner.GUARDDUTY).scanMode(ScanMode.INCREMENTAL_SCAN));
        }
        central.ifPresent(to -> rule.copyActions(copy -> copy.destinationBackupVaultArn(
                        knowsItsWay(premises) ? centralVault(to) : centralVault(to) + "-old")
                .lifecycle(lifecycle -> lifecycle.deleteAfterDays(LONG))));
        var made = backup.createBackupPlan(r -> r.backupPlan(plan -> ScanFurniture.settings(premises, plan)
                        .backupPlanName(premises.team() + "-daily")
                        .rules(rule.build()))
                .backupPlanTags(Map.of("owner", premises.member().name())));
        backup.createBackupSelection(r -> r.backupPlanId(made.backupPlanId())
                .backupSelection(selection -> selection
                        .selectionName("tagged")
                        .iamRoleArn(premises.role("service-role/" + IdentityFurniture.BACKUP_ROLE))
                        .listOfTags(tag -> tag.conditionType(ConditionType.STRINGEQUALS)
                                .conditionKey("backup")
                                .conditionValue("daily"))));
        return made.backupPlanArn();
    }

    /** Somewhere the vault of all copies goes by a name that it no longer has. */
    private static boolean knowsItsWay(Premises premises) {
        return premises.well("way-of-copies");
    }

    private static String centralVault(Member central) {
        return "arn:aws:backup:" + central.home() + ":" + central.id() + ":backup-vault:" + central.name() + "-vault";
    }

    /** One team has been told to keep things for years, into a vault whose lock lets nothing be kept for so long. */
    static boolean plansForYears(Premises premises) {
        return premises.isCalled("payments-prod");
    }

    private static void yearly(Premises premises, SandboxBackup backup) {
        if (!plansForYears(premises)) {
            return;
        }
        var yearly = backup.createBackupPlan(r -> r.backupPlan(plan -> plan.backupPlanName(premises.team() + "-yearly")
                        .rules(rule -> rule.ruleName("yearly")
                                .targetBackupVaultName(premises.mainVault())
                                .scheduleExpression("cron(0 4 1 1 ? *)")
                                .lifecycle(lifecycle -> lifecycle.deleteAfterDays(YEARS))))
                .backupPlanTags(Map.of("owner", premises.member().name())));
        // It is there for what has to be kept, and would lose a year of everything else.
        premises.expect("IMM-06", yearly.backupPlanArn(), false);
    }

    private static void copies(
            Premises premises, SandboxBackup backup, DescribeBackupVaultResponse vault, Member central) {
        for (int day = 0; day < 3; day++) {
            var at = premises.now().minus(Duration.ofDays(day)).minus(Duration.ofHours(5));
            backup.copied(CopyJob.builder()
                    .accountId(premises.member().id().value())
                    .copyJobId("copy-" + day)
                    .sourceBackupVaultArn(vault.backupVaultArn())
                    .destinationBackupVaultArn(centralVault(central))
                    .resourceType("EBS")
                    .state(CopyJobState.COMPLETED)
                    .creationDate(at)
                    .completionDate(at.plus(Duration.ofMinutes(20)))
                    .build());
        }
    }

    private static void jobs(Premises premises, SandboxBackup backup) {
        boolean good = premises.well();
        backup.ran("EBS", "COMPLETED", 140);
        backup.ran("RDS", "COMPLETED", 42);
        backup.ran("EBS", "FAILED", good ? 2 : 30);
        premises.expect("MON-20", premises.regionSettings(), good);
    }
}
