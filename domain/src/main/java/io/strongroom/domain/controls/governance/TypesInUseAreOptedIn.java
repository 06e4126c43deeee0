package io.strongroom.domain.controls.governance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.TreeSet;

/** AWS Backup is let near every type of resource that there is. */
@Singleton
final class TypesInUseAreOptedIn implements Control<BackupSettings> {
    private static final String S3 = "S3";

    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-03", Kinds.BACKUP_SETTINGS)
            .title("The Region is opted in for every resource type in use")
            .severity(Severity.HIGH)
            .steps("5.1")
            .reads(Kinds.STATEFUL_RESOURCES)
            .reads(BackupBuckets.reads())
            .frameworks(
                    "NIST CP-9 a-c [E]; PCI 10.3.3 [P]; HIPAA 164.308(a)(7)(ii)(A) [E]; ISO A.8.13,A.8.14 [P]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.all(Kinds.STATEFUL_RESOURCES).isEmpty() || holdsObjects(inventory);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var used = new TreeSet<String>();
        inventory.all(Kinds.STATEFUL_RESOURCES).forEach(resource -> used.add(resource.resourceType()));
        ObjectNode facts = Json.object().set("typesInUse", Json.tree(used));
        var off = Shortcomings.of("Resource types in use are switched off in this Region:");
        used.forEach(type -> off.unless(() -> !isOff(type, settings), type));
        if (!used.contains(S3)) {
            off.unless(() -> !isOff(S3, settings) || !holdsObjects(inventory), S3);
        }
        return off.verdict(facts);
    }

    private static boolean isOff(String type, BackupSettings settings) {
        return Boolean.FALSE.equals(settings.optedIn().get(type));
    }

    /** Buckets are a kind of their own, listed for the whole account; a backup of backups or logs is asked for by nobody. */
    private static boolean holdsObjects(Inventory inventory) {
        return Told.any(
                inventory.all(Kinds.BUCKETS),
                bucket -> bucket.place().equals(inventory.region()) && !BackupBuckets.has(bucket, inventory));
    }
}
