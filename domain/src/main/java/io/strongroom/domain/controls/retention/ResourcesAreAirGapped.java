package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Where the policy asks for it, every protected resource has a fresh copy that no account of the organization can touch. */
@Singleton
final class ResourcesAreAirGapped implements Control<ProtectedResource> {
    private static final ControlSpec<ProtectedResource> SPEC = ControlSpec.of("IMM-07", Kinds.PROTECTED_RESOURCES)
            .title("Critical resources have a recent copy in an air-gapped vault")
            .severity(Severity.HIGH)
            .steps("3.4", "5.1")
            .frameworks("NIST CP-9(3),CP-6(1) [E]; ISO A.8.13,A.8.14 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<ProtectedResource> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(ProtectedResource resource, Inventory inventory) {
        return inventory.expectations().airGapped();
    }

    @Override
    public Verdict judge(ProtectedResource resource, Inventory inventory) {
        var newest = resource.airGappedAt().value();
        if (newest.isEmpty()) {
            return Verdict.fail("No recovery point of this resource is in an air-gapped vault.");
        }
        var oldest = inventory.takenAt().minus(inventory.expectations().copyEvery());
        var facts = Json.object().put("airGappedAt", newest.get().toString()).put("notBefore", oldest.toString());
        return newest.get().isBefore(oldest)
                ? Verdict.fail("The newest recovery point in an air-gapped vault is too old.", facts)
                : Verdict.pass(facts);
    }
}
