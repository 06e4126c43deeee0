package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.Secret;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;

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
        return Shortcomings.of("The secret")
                .unless(secret::rotation, "does not rotate by itself")
                .unless(
                        () -> !rotated.isBefore(now.minus(most)),
                        "was last rotated more than " + most.toDays() + " days ago")
                .unless(
                        () -> !secret.usedAt().orElse(secret.createdAt()).isBefore(now.minus(UNUSED)),
                        "was used by nobody for " + UNUSED.toDays() + " days")
                .unless(
                        () -> secret.grants().stream().noneMatch(Grant::isPublic),
                        "has a policy that lets everybody read it")
                .unless(secret::customerKey, "is encrypted with a key that AWS manages")
                .unless(secret::replicated, "has no replica in another Region")
                .verdict(Json.object().put("rotation", secret.rotation()).put("rotatedAt", rotated.toString()));
    }
}
