package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;

/** Whoever can restore into a copy of his own may read the data anyway. */
@Singleton
final class RestoreGivesNoNewReading implements Control<Membership> {
    private static final List<String> READING = List.of(
            "s3:GetObject",
            "dynamodb:Scan",
            "dynamodb:GetItem",
            "ebs:GetSnapshotBlock",
            "ec2:CreateVolume",
            "rds:RestoreDBInstanceFromDBSnapshot",
            "elasticfilesystem:ClientMount");
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-09", Kinds.ACCOUNT)
            .title("Nobody reaches data through a restore that he cannot read directly")
            .severity(Severity.HIGH)
            .steps("2.3")
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION)
            .frameworks("NIST AC-6,AC-3 [E]; HIPAA 164.308(a)(4) [E]; ISO A.5.15 [E]; SOC2 CC6.1 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var restoring = inventory.all(Kinds.ROLES).stream()
                .filter(role -> role.trusts("backup.amazonaws.com"))
                .map(Role::arn)
                .toList();
        if (restoring.isEmpty()) {
            return Verdict.notApplicable("No role lets AWS Backup in, so nobody can start a restore.");
        }
        var paths = new TreeMap<String, List<String>>();
        Powers.ordinary(inventory).forEach(powers -> {
            // In this order, because there may be many roles to pass, and most who may restore may read.
            if (powers.some("backup:StartRestoreJob", Destruction.anyRecoveryPoint(inventory))
                    && READING.stream().noneMatch(action -> powers.some(action, "*"))) {
                var through = restoring.stream()
                        .filter(role -> powers.canPass(role, "backup.amazonaws.com"))
                        .toList();
                if (!through.isEmpty()) {
                    paths.put(powers.identity().arn(), through);
                }
            }
        });
        return paths.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        paths.size() + " principals can restore data that they may not read directly.",
                        Json.object().set("principals", Json.tree(paths)));
    }
}
