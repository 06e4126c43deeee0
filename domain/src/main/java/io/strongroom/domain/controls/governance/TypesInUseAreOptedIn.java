package io.strongroom.domain.controls.governance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.TreeSet;

/** AWS Backup is let near every type of resource that there is. */
@Singleton
final class TypesInUseAreOptedIn implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-03", Kinds.BACKUP_SETTINGS)
            .title("The Region is opted in for every resource type in use")
            .severity(Severity.HIGH)
            .steps("5.1")
            .reads(Kinds.STATEFUL_RESOURCES)
            .frameworks(
                    "NIST CP-9 a-c [E]; PCI 10.3.3 [P]; HIPAA 164.308(a)(7)(ii)(A) [E]; ISO A.8.13,A.8.14 [P]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.all(Kinds.STATEFUL_RESOURCES).isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var used = new TreeSet<String>();
        inventory.all(Kinds.STATEFUL_RESOURCES).forEach(resource -> used.add(resource.resourceType()));
        var out = used.stream()
                .filter(type -> Boolean.FALSE.equals(settings.optedIn().get(type)))
                .toList();
        ObjectNode facts = Json.object().set("typesInUse", Json.tree(used));
        return out.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "Resource types in use are switched off in this Region.",
                        facts.set("optedOut", Json.tree(out)));
    }
}
