package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.RestoreTest;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A restore takes no longer than the business can wait. */
@Singleton
final class RestoresAreFastEnough implements Control<ProtectedResource> {
    private static final ControlSpec<ProtectedResource> SPEC = ControlSpec.of("MON-17", Kinds.PROTECTED_RESOURCES)
            .title("Tested restores take no longer than the recovery time that is asked")
            .severity(Severity.MEDIUM)
            .steps("3.3", "5.4")
            .reads(Kinds.RESTORE_TESTS)
            .frameworks("NIST CP-10 [E]; ISO A.5.30 [E]; SOC2 A1.3 [E]")
            .build();

    @Override
    public ControlSpec<ProtectedResource> spec() {
        return SPEC;
    }

    /** How long an untested restore takes nobody knows: that it is untested is MON-16's. */
    @Override
    public boolean concerns(ProtectedResource resource, Inventory inventory) {
        return timed(resource, inventory).isPresent();
    }

    @Override
    public Verdict judge(ProtectedResource resource, Inventory inventory) {
        var test = timed(resource, inventory).orElseThrow();
        var took = test.took(inventory.takenAt());
        var asked = inventory.expectations().recoveryTime();
        var facts = Json.object()
                .put("restoreTestArn", test.arn())
                .put("status", test.status())
                .put("tookMinutes", took.toMinutes())
                .put("askedMinutes", asked.toMinutes());
        return took.compareTo(asked) <= 0
                ? Verdict.pass(facts)
                : Verdict.fail("The last restore test took " + took.toMinutes() + " minutes.", facts);
    }

    /** One that failed early says nothing of the time; one still running may have taken too long already. */
    private static Optional<RestoreTest> timed(ProtectedResource resource, Inventory inventory) {
        var asked = inventory.expectations().recoveryTime();
        return RestoreTest.latestOf(
                resource,
                inventory,
                test -> test.status().equals("COMPLETED")
                        || (test.completedAt().isEmpty()
                                && test.took(inventory.takenAt()).compareTo(asked) > 0));
    }
}
