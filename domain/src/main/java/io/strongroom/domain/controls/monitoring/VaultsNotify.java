package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A vault tells a topic when a job fails and when a recovery point is changed. */
@Singleton
final class VaultsNotify implements Control<Vault> {
    /** AWS tells of failed and expired backups by the completed event too, with their state in the message. */
    private static final Map<String, Set<String>> ASKED = new TreeMap<>(Map.of(
            "failed backups", Set.of("BACKUP_JOB_COMPLETED", "BACKUP_JOB_FAILED"),
            "expired backups", Set.of("BACKUP_JOB_COMPLETED", "BACKUP_JOB_EXPIRED"),
            "failed copies", Set.of("COPY_JOB_FAILED"),
            "restores", Set.of("RESTORE_JOB_COMPLETED", "RESTORE_JOB_SUCCESSFUL", "RESTORE_JOB_STARTED"),
            "changed recovery points", Set.of("RECOVERY_POINT_MODIFIED")));

    private static final ControlSpec<Vault> SPEC = ControlSpec.of("MON-09", Kinds.VAULTS)
            .title("Vaults notify a topic of failures and of tampering")
            .severity(Severity.MEDIUM)
            .steps("3.2", "3.4")
            .reads(Kinds.RECOVERY_POINTS, Kinds.BACKUP_PLANS)
            .frameworks("NIST SI-4,CP-9 [E]; ISO A.8.16 [E]; SOC2 CC7.2 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.holdsBackups();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var notifications = vault.notifications().value();
        if (notifications.isEmpty()) {
            return Verdict.fail("The vault notifies nobody.");
        }
        var events = notifications.get().events();
        var facts = Json.object().put("topicArn", notifications.get().topicArn());
        facts.set("events", Json.tree(new TreeSet<>(events)));
        var found = Shortcomings.of("The vault does not tell of");
        ASKED.forEach((what, anyOf) -> found.unless(() -> anyOf.stream().anyMatch(events::contains), what));
        return found.unless(
                        () -> events.contains("CONTINUOUS_BACKUP_INTERRUPTED") || !continuous(vault, inventory),
                        "interrupted continuous backups")
                .unless(
                        () -> events.contains("S3_BACKUP_OBJECT_FAILED") || !holdsObjects(vault, inventory),
                        "objects that failed to be backed up")
                .verdict(facts);
    }

    private static boolean continuous(Vault vault, Inventory inventory) {
        return inventory.all(Kinds.BACKUP_PLANS).stream()
                .flatMap(plan -> plan.rules().stream())
                .anyMatch(rule -> rule.continuous() && rule.targetVault().equals(vault.name()));
    }

    private static boolean holdsObjects(Vault vault, Inventory inventory) {
        return inventory.all(Kinds.RECOVERY_POINTS).stream()
                .anyMatch(points -> points.vaultArn().equals(vault.arn())
                        && points.resourceType().equals("S3"));
    }
}
