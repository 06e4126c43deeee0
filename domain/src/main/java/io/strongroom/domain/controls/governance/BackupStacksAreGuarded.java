package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.Stack;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** A stack that makes vaults and keys can neither take them along nor say something else than is there. */
@Singleton
final class BackupStacksAreGuarded implements Control<Stack> {
    private static final Set<String> KEPT = Set.of("Retain", "RetainExceptOnCreate");

    private static final ControlSpec<Stack> SPEC = ControlSpec.of("GOV-11", Kinds.STACKS)
            .title("Stacks with backup resources are protected, keep them, and have not drifted")
            .severity(Severity.MEDIUM)
            .steps("5.4")
            .reads(Kinds.VAULTS)
            .frameworks("NIST CM-3,CM-6 [E]; ISO A.8.9,A.8.32 [E]")
            .build();

    @Override
    public ControlSpec<Stack> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Stack stack, Inventory inventory) {
        return stack.standing()
                && !stack.backupResources().value().orElse(List.of()).isEmpty();
    }

    @Override
    public Verdict judge(Stack stack, Inventory inventory) {
        var facts = Json.object().put("driftStatus", stack.driftStatus());
        if (!stack.terminationProtection()) {
            return Verdict.fail("The stack can be deleted: termination protection is off.", facts);
        }
        var vaults = inventory.all(Kinds.VAULTS);
        for (var resource : stack.backupResources().value().orElse(List.of())) {
            facts.put("resource", resource.logicalId());
            if (resource.holdsBackups()
                    && resource.deletionPolicy().filter(KEPT::contains).isEmpty()) {
                return Verdict.fail("A vault or key would go with the stack: it is not retained.", facts);
            }
            if (vaults.stream().anyMatch(vault -> resource.differsFrom(vault))) {
                return Verdict.fail("The template's lock is not the lock of the vault that is there.", facts);
            }
        }
        facts.remove("resource");
        return switch (stack.driftStatus()) {
            case "IN_SYNC" -> Verdict.pass(facts);
            case "DRIFTED" -> Verdict.fail("The stack has drifted from its template.", facts);
            default -> Verdict.fail("Nobody has checked the stack for drift.", facts);
        };
    }
}
