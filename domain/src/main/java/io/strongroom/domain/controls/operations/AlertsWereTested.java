package io.strongroom.domain.controls.operations;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.Platform;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A person has seen a test alert arrive: the way from an incident to somebody's hands works. */
@Singleton
final class AlertsWereTested implements Control<Platform> {
    private static final Duration OFTEN = Duration.ofDays(90);

    private static final ControlSpec<Platform> SPEC = ControlSpec.of("OPS-04", Kinds.PLATFORM)
            .title("A test alert was seen to arrive in the last 90 days")
            .severity(Severity.LOW)
            .steps("6.4")
            .frameworks("NIST IR-3,IR-4,CP-4 [E]; PCI 12.10 [E]; HIPAA 164.308(a)(6)(ii) [E];"
                    + " ISO A.5.24,A.5.25,A.5.26 [E]; SOC2 CC7.4 [E]")
            .build();

    @Override
    public ControlSpec<Platform> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Platform platform, Inventory inventory) {
        var tested = platform.alertTestedAt().value();
        if (tested.isEmpty()) {
            return Verdict.fail("Nobody has ever seen a test alert arrive.");
        }
        var facts = Json.object().put("alertTestedAt", tested.get().toString());
        return tested.get().isBefore(inventory.takenAt().minus(OFTEN))
                ? Verdict.fail("The last test alert was seen to arrive over 90 days ago.", facts)
                : Verdict.pass(facts);
    }
}
