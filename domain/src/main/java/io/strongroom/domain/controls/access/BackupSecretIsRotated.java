package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.Secret;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;

/** A secret that opens backups changes often, is used, and is nobody else's. */
@Singleton
final class BackupSecretIsRotated implements Control<Secret> {
    private static final Duration UNUSED = Duration.ofDays(90);
    private static final ControlSpec<Secret> SPEC = ControlSpec.of("ACC-21", Kinds.SECRETS)
            .title("Backup credentials rotate, are in use, and are the account's own")
            .severity(Severity.MEDIUM)
            .steps("2.1", "1.3")
            .frameworks(
                    "FSBP SecretsManager.1 [P]; NIST AC-3(3) [P]; PCI 8.2.2,8.3.10.1 [P]; HIPAA 164.308(a)(4)(ii)(C) [P]")
            .build();

    @Override
    public ControlSpec<Secret> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Secret secret, Inventory inventory) {
        return secret.ofBackups();
    }

    @Override
    public Verdict judge(Secret secret, Inventory inventory) {
        var now = inventory.takenAt();
        var most = Duration.ofDays(inventory.expectations().secretRotationDays());
        var rotated = secret.rotatedAt().orElse(secret.createdAt());
        var wrong = new ArrayList<String>();
        if (!secret.rotation()) {
            wrong.add("it does not rotate by itself");
        }
        if (rotated.isBefore(now.minus(most))) {
            wrong.add("it was last rotated more than " + most.toDays() + " days ago");
        }
        if (secret.usedAt().orElse(secret.createdAt()).isBefore(now.minus(UNUSED))) {
            wrong.add("nobody has used it for " + UNUSED.toDays() + " days");
        }
        if (secret.grants().stream().anyMatch(Grant::isPublic)) {
            wrong.add("its policy lets everybody read it");
        }
        if (!secret.customerKey()) {
            wrong.add("it is encrypted with a key that AWS manages");
        }
        if (!secret.replicated()) {
            wrong.add("it has no replica in another Region");
        }
        var facts = Json.object().put("rotation", secret.rotation()).put("rotatedAt", rotated.toString());
        return wrong.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("The secret is not kept as it should be: " + String.join("; ", wrong) + ".", facts);
    }
}
