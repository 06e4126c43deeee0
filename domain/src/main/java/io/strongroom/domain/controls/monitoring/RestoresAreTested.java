package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.RestoreTest;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The last restore test of a resource restored it, somebody found it good, and what it made was cleaned up. */
@Singleton
final class RestoresAreTested implements Control<ProtectedResource> {
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final Duration CLEAN_UP = Duration.ofDays(7);

    private static final ControlSpec<ProtectedResource> SPEC = ControlSpec.of("MON-16", Kinds.PROTECTED_RESOURCES)
            .title("A restore of each protected resource was tested, validated and cleaned up")
            .severity(Severity.HIGH)
            .steps("3.3")
            .reads(Kinds.RESTORE_TESTS, Kinds.RESTORE_TESTING_PLANS)
            .reads(ProtectedResource.tagged())
            .frameworks("NIST CP-9(1),CP-9(2) [E]; HIPAA 164.308(a)(7)(ii)(D) [E]; ISO A.8.13 [E]; SOC2 A1.3 [E]")
            .build();

    @Override
    public ControlSpec<ProtectedResource> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(ProtectedResource resource, Inventory inventory) {
        return resource.testable();
    }

    @Override
    public Verdict judge(ProtectedResource resource, Inventory inventory) {
        var every = inventory.expectations().restoreTestEvery();
        var latest = RestoreTest.latestOf(resource, inventory, RestoreTest::finished)
                .filter(test -> !test.createdAt().isBefore(inventory.takenAt().minus(every)));
        return latest.map(test -> judge(test, inventory)).orElseGet(() -> untested(resource, every, inventory));
    }

    private static Verdict judge(RestoreTest test, Inventory inventory) {
        var facts = Json.object()
                .put("restoreTestArn", test.arn())
                .put("recoveryPointArn", test.recoveryPointArn())
                .put("status", test.status());
        test.validationStatus().ifPresent(status -> facts.put("validationStatus", status));
        test.deletionStatus().ifPresent(status -> facts.put("deletionStatus", status));
        return Shortcomings.of("The last restore test of the resource")
                .unless(() -> test.status().equals("COMPLETED"), "ended as " + test.status())
                .unless(() -> !test.status().equals("COMPLETED") || test.proves(), "was not validated as good")
                .unless(() -> cleanedUp(test, inventory.takenAt()), "left behind what it restored")
                .verdict(facts);
    }

    /** AWS keeps what was restored for validation for some days. */
    private static boolean cleanedUp(RestoreTest test, Instant now) {
        return switch (test.deletionStatus().orElse("")) {
            case "SUCCESSFUL" -> true;
            case "FAILED" -> false;
            case String pending ->
                !test.status().equals("COMPLETED") || test.createdAt().isAfter(now.minus(CLEAN_UP));
        };
    }

    private static Verdict untested(ProtectedResource resource, Duration every, Inventory inventory) {
        if (!Told.any(inventory.all(Kinds.RESTORE_TESTING_PLANS), plan -> plan.covers(resource, inventory))) {
            return Verdict.fail("No restore testing plan tests the resource.");
        }
        if (every.compareTo(MEMORY) > 0) {
            // A test before that may have been good: AWS no longer tells.
            return Verdict.unknown(new Coverage.Unsupported("backup:ListRestoreJobs beyond 30 days"));
        }
        return Verdict.fail("No restore of the resource was tested in " + every.toDays() + " days.");
    }
}
