package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;

/** Not more work would be lost than the business can bear. */
@Singleton
final class BackupsAreRecent implements Control<ProtectedResource> {
    /** Of these types the account's resources are listed, so that one which is gone can be told from one that is late. */
    private static final Set<String> LISTED =
            Set.of("EBS", "EC2", "RDS", "Aurora", "DynamoDB", "EFS", "Redshift", "DocumentDB", "Neptune");

    private static final ControlSpec<ProtectedResource> SPEC = ControlSpec.of("MON-19", Kinds.PROTECTED_RESOURCES)
            .title("The last backup of each protected resource is as recent as is asked")
            .severity(Severity.HIGH)
            .steps("3.3", "5.4")
            .reads(Kinds.STATEFUL_RESOURCES)
            .frameworks("NIST CP-9 a-c [E]; HIPAA 164.308(a)(7)(ii)(A) [E]; ISO A.8.13 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<ProtectedResource> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(ProtectedResource resource, Inventory inventory) {
        var asked = inventory.expectations().recoveryPoint();
        var facts = Json.object().put("resourceType", resource.resourceType()).put("askedHours", asked.toHours());
        resource.lastBackupAt().ifPresent(at -> facts.put("lastBackupAt", at.toString()));
        var since = inventory.takenAt().minus(asked);
        if (resource.lastBackupAt().filter(at -> !at.isBefore(since)).isPresent()) {
            return Verdict.pass(facts);
        }
        // AWS lists what it ever backed up for as long as a recovery point of it is left.
        if (LISTED.contains(resource.resourceType())
                && inventory.find(Kinds.STATEFUL_RESOURCES, resource.arn()).isEmpty()) {
            return Verdict.notApplicable("The resource is gone; only its recovery points are left.");
        }
        return Verdict.fail("The last backup is over " + asked.toHours() + " hours old.", facts);
    }
}
