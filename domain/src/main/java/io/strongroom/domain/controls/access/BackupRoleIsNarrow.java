package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A role that AWS Backup works with is its alone, for this account alone, and can do one half of its work. */
@Singleton
final class BackupRoleIsNarrow implements Control<Role> {
    private static final Set<String> SERVICES = Set.of(
            "backup.amazonaws.com",
            "restore-testing.backup.amazonaws.com",
            "malware-protection-plan.guardduty.amazonaws.com",
            "malware-protection.guardduty.amazonaws.com",
            "guardduty.amazonaws.com");
    private static final List<String> BACKING_UP =
            List.of("ec2:CreateSnapshot", "rds:CreateDBSnapshot", "dynamodb:CreateBackup", "backup:StartBackupJob");
    private static final List<String> RESTORING = List.of(
            "rds:RestoreDBInstanceFromDBSnapshot",
            "dynamodb:RestoreTableFromBackup",
            "ec2:RunInstances",
            "redshift:RestoreFromClusterSnapshot");
    private static final ControlSpec<Role> SPEC = ControlSpec.of("ACC-04", Kinds.ROLES)
            .title("Backup service roles are AWS Backup's alone and can do no more than needed")
            .severity(Severity.HIGH)
            .steps("2.1", "2.3")
            .frameworks("NIST AC-6 [E]; PCI 7.2.x [E]; ISO A.8.2 [E]; SOC2 CC6.3 [E]")
            .remediation("create-backup-role")
            .build();

    @Override
    public ControlSpec<Role> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Role role, Inventory inventory) {
        return !role.serviceLinked() && role.trusts("backup.amazonaws.com");
    }

    @Override
    public Verdict judge(Role role, Inventory inventory) {
        var wrong = new ArrayList<String>();
        var others = role.trusted().stream()
                .map(grant -> grant.to().value())
                .filter(name -> !SERVICES.contains(name))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            wrong.add("others can assume it");
        }
        if (role.trusted().stream()
                .anyMatch(grant -> SERVICES.contains(grant.to().value())
                        && !grant.accounts().contains(inventory.account().value()))) {
            wrong.add("its trust does not name the account that AWS Backup must work for");
        }
        if (role.decide("*", "*").allowed()) {
            wrong.add("it is an administrator");
        } else if (role.inline().stream().anyMatch(BackupRoleIsNarrow::isWide)) {
            wrong.add("an inline policy of it allows all of a service on everything");
        } else if (BACKING_UP.stream()
                        .anyMatch(action -> !role.decide(action, "*").denied())
                && RESTORING.stream()
                        .anyMatch(action -> !role.decide(action, "*").denied())) {
            wrong.add("it can back up and restore");
        }
        var facts = Json.object();
        facts.set("trustedOthers", Json.tree(others));
        facts.set("policies", Json.tree(new TreeSet<>(role.policies().keySet())));
        return wrong.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("The role is not narrow: " + String.join("; ", wrong) + ".", facts);
    }

    private static boolean isWide(Policy policy) {
        return policy.statements().stream()
                .anyMatch(statement -> !statement.deny()
                        && (statement.notActions()
                                || statement.actions().stream().anyMatch(one -> one.equals("*") || one.endsWith(":*")))
                        && statement.resources().contains("*"));
    }
}
