package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.identities.Powers;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Whoever can restore into a copy of his own may read the data anyway. */
@Singleton
final class RestoreGivesNoNewReading implements Control<Membership> {
    /** How each type of resource is read directly, or from a copy that one makes oneself. */
    private static final Map<String, List<String>> READING = Map.ofEntries(
            Map.entry("S3", List.of("s3:GetObject")),
            Map.entry("DynamoDB", List.of("dynamodb:Scan", "dynamodb:GetItem", "dynamodb:Query")),
            Map.entry("EBS", List.of("ebs:GetSnapshotBlock", "ec2:CreateVolume")),
            Map.entry("EC2", List.of("ebs:GetSnapshotBlock", "ec2:CreateVolume")),
            Map.entry("RDS", List.of("rds:RestoreDBInstanceFromDBSnapshot")),
            Map.entry("Aurora", List.of("rds:RestoreDBClusterFromSnapshot")),
            Map.entry("DocumentDB", List.of("rds:RestoreDBClusterFromSnapshot")),
            Map.entry("Neptune", List.of("rds:RestoreDBClusterFromSnapshot")),
            Map.entry("EFS", List.of("elasticfilesystem:ClientMount")));
    /** Of types that no policy opens directly: whoever reads anything at all. */
    private static final List<String> ANY_READING =
            READING.values().stream().flatMap(List::stream).distinct().sorted().toList();

    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-09", Kinds.ACCOUNT)
            .title("Nobody reaches data through a restore that he cannot read directly")
            .severity(Severity.HIGH)
            .steps("2.3")
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION, Kinds.VAULTS, Kinds.RECOVERY_POINTS)
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
        var paths = new TreeMap<String, SortedSet<String>>();
        Told.those(Powers.ordinary(inventory), one -> canRestore(one, restoring, inventory))
                .forEach(one -> paths.put(one.identity().arn(), unread(one, inventory)));
        return paths.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        paths.size() + " principals can restore data that they may not read directly.",
                        Json.object().set("principals", Json.tree(paths)));
    }

    /** Asked in this order, because there may be many roles to pass, and most who may restore may read. */
    private static boolean canRestore(Powers powers, List<String> restoring, Inventory inventory) {
        return Told.all(
                List.<BooleanSupplier>of(
                        () -> powers.some("backup:StartRestoreJob", Destruction.anyRecoveryPoint(inventory)),
                        () -> !unread(powers, inventory).isEmpty(),
                        () -> Told.any(restoring, role -> powers.canPass(role, "backup.amazonaws.com"))),
                BooleanSupplier::getAsBoolean);
    }

    /** Types with backups that it may not read. What hangs on a condition is no reading: a restore asks for no such condition. */
    private static SortedSet<String> unread(Powers powers, Inventory inventory) {
        return inventory.all(Kinds.RECOVERY_POINTS).stream()
                .map(RecoveryPoints::resourceType)
                .distinct()
                .filter(type -> READING.getOrDefault(type, ANY_READING).stream()
                        .noneMatch(action -> powers.someSurely(action, "*")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
