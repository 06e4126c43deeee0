package io.strongroom.domain.controls.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Nothing becomes irrevocable unseen. The sign-off is an exception on the finding: reason, owner and expiry are its record. */
@Singleton
final class ComplianceLockIsSignedOff implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("IMM-03", Kinds.VAULTS)
            .title("No compliance lock becomes final without a sign-off")
            .severity(Severity.CRITICAL)
            .steps("5.4", "6.4")
            .frameworks(
                    "NIST CP-9 d,AU-9 [E]; PCI 10.3.4 [E]; HIPAA 164.312(c)(1) [E]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.lockState(inventory.takenAt()) == Vault.LockState.COMPLIANCE_GRACE;
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var date = vault.lockDate().orElseThrow();
        var left = Duration.between(inventory.takenAt(), date);
        var facts = Json.object().put("lockDate", date.toString());
        if (left.compareTo(inventory.expectations().signOff()) > 0) {
            return Verdict.pass(facts);
        }
        return Verdict.fail(
                "The grace of this compliance lock ends soon, and nobody has signed off what becomes permanent.",
                facts.set("becomesPermanent", permanent(vault)));
    }

    private static ObjectNode permanent(Vault vault) {
        var list = Json.object().put("lock", true).put("recoveryPoints", vault.recoveryPoints());
        vault.minRetentionDays().ifPresent(days -> list.put("minRetentionDays", days));
        vault.maxRetentionDays().ifPresent(days -> list.put("maxRetentionDays", days));
        vault.kmsKeyArn().ifPresent(arn -> list.put("kmsKeyArn", arn));
        return list;
    }
}
