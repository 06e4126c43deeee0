package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of resource that is backed up here, and whose restore AWS Backup can test, is in a restore testing plan. */
@Singleton
final class RestoreTestsCoverEveryType implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("MON-15", Kinds.BACKUP_SETTINGS)
            .title("Restore testing plans cover every type of resource that is backed up")
            .severity(Severity.HIGH)
            .steps("3.3")
            .reads(Kinds.PROTECTED_RESOURCES, Kinds.RESTORE_TESTING_PLANS)
            .reads(ProtectedResource.tagged())
            .frameworks("NIST CP-9(1),CP-9(2),CP-4 [E]; HIPAA 164.308(a)(7)(ii)(D) [E]; ISO A.8.13,A.5.30 [E];"
                    + " SOC2 A1.3 [E]")
            .remediation("test-restores")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return inventory.all(Kinds.PROTECTED_RESOURCES).stream().anyMatch(ProtectedResource::testable);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var plans = inventory.all(Kinds.RESTORE_TESTING_PLANS);
        var resources = inventory.all(Kinds.PROTECTED_RESOURCES);
        var facts = Json.object().put("restoreTestingPlans", plans.size());
        facts.set(
                "typesWithoutRestoreTesting", Json.tree(types(resources.stream().filter(one -> !one.testable()))));
        if (plans.isEmpty()) {
            return Verdict.fail("There is no restore testing plan.", facts);
        }
        var uncovered = Shortcomings.of("No restore testing plan covers all resources of");
        types(resources.stream().filter(ProtectedResource::testable))
                .forEach(type -> uncovered.unless(
                        () -> resources.stream()
                                .filter(one -> one.resourceType().equals(type))
                                .allMatch(one -> Told.any(plans, plan -> plan.covers(one, inventory))),
                        type));
        return uncovered.verdict(facts);
    }

    private static Set<String> types(Stream<ProtectedResource> resources) {
        return resources.map(ProtectedResource::resourceType).collect(Collectors.toCollection(TreeSet::new));
    }
}
