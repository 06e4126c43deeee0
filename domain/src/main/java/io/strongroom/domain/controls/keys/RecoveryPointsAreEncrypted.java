package io.strongroom.domain.controls.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Nothing in a vault lies open; what does is said by resource type, with the reason why it can. */
@Singleton
final class RecoveryPointsAreEncrypted implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ENC-01", Kinds.VAULTS)
            .title("Recovery points are encrypted")
            .severity(Severity.HIGH)
            .steps("1.1")
            .reads(Kinds.RECOVERY_POINTS)
            .frameworks("NIST CP-9(8),SI-12 [A]; NIST SC-28(1) [E]; PCI 3.5.1,8.3.2 [P,S];"
                    + " HIPAA 164.312(a)(2)(iv) [E]; ISO A.8.13,A.8.24 [P]; SOC2 A1.2,CC7.4 [S]; FSBP Backup.1 [A]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return !finished(vault, inventory).isEmpty();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var groups = finished(vault, inventory);
        var open = groups.stream().filter(group -> !group.encrypted()).toList();
        if (open.isEmpty()) {
            return Verdict.pass(
                    Json.object().put("recoveryPoints", BlastRadius.of(groups).recoveryPoints()));
        }
        var byType = open.stream()
                .collect(Collectors.groupingBy(RecoveryPoints::resourceType, TreeMap::new, Collectors.toList()));
        var types = Json.object();
        byType.forEach((type, ofType) -> types.set(type, factsOf(ofType)));
        var facts = BlastRadius.of(open).facts();
        facts.set("types", types);
        var count = BlastRadius.of(open).recoveryPoints();
        return Verdict.fail(count + " recovery points are not encrypted: " + reasons(byType) + ".", facts);
    }

    private static List<RecoveryPoints> finished(Vault vault, Inventory inventory) {
        return inventory.all(Kinds.RECOVERY_POINTS).stream()
                .filter(group -> group.vaultArn().equals(vault.arn()) && group.live())
                // AWS says whether it is encrypted when it is there.
                .filter(group -> !group.status().equals("CREATING"))
                .toList();
    }

    private static ObjectNode factsOf(List<RecoveryPoints> ofType) {
        var facts = BlastRadius.of(ofType).facts();
        facts.put("encryptedBy", ofType.getFirst().encryptedBy().name());
        facts.set(
                "examples",
                Json.tree(ofType.stream()
                        .flatMap(group -> group.examples().stream())
                        .limit(3)
                        .toList()));
        return facts;
    }

    private static String reasons(TreeMap<String, List<RecoveryPoints>> byType) {
        return byType.entrySet().stream()
                .map(entry -> switch (entry.getValue().getFirst().encryptedBy()) {
                    case VAULT -> entry.getKey() + " should have taken the key of the vault";
                    case SOURCE -> entry.getKey() + " is as its source, which is not encrypted";
                })
                .collect(Collectors.joining("; "));
    }
}
