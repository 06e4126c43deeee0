package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.AuditFramework;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** AWS's own audit of the backups runs, wholly. */
@Singleton
final class AuditFrameworkIsActive implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-08", Kinds.BACKUP_SETTINGS)
            .title("A framework of AWS Backup Audit Manager is deployed and active")
            .severity(Severity.MEDIUM)
            .steps("5.4")
            .reads(Kinds.AUDIT_FRAMEWORKS, Kinds.BACKUP_PLANS)
            .frameworks("NIST CA-7 [E]; ISO A.5.36 [E]; SOC2 CC4.1 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.all(Kinds.BACKUP_PLANS).isEmpty()
                || !inventory.all(Kinds.AUDIT_FRAMEWORKS).isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var frameworks = inventory.all(Kinds.AUDIT_FRAMEWORKS);
        if (frameworks.isEmpty()) {
            return Verdict.fail("No framework is deployed in this Region.");
        }
        long controls = frameworks.stream().mapToLong(AuditFramework::controls).sum();
        var facts = Json.object()
                .put("frameworks", frameworks.size())
                .put("controls", controls)
                .put("controlsQuota", AuditFramework.QUOTA);
        for (var framework : frameworks) {
            var status = framework.frameworkStatus().value().orElse("");
            if (!framework.deploymentStatus().equals("COMPLETED") || !status.equals("ACTIVE")) {
                return Verdict.fail(
                        "A framework is not deployed, or active in part only.",
                        facts.put("frameworkArn", framework.arn())
                                .put("deploymentStatus", framework.deploymentStatus())
                                .put("frameworkStatus", status));
            }
        }
        return Verdict.pass(facts);
    }
}
