package io.strongroom.domain.controls.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the policy asks for it, every protected resource has a fresh copy that no account of the organization can touch. */
@Singleton
final class ResourcesAreAirGapped implements Control<ProtectedResource> {
    private static final ControlSpec<ProtectedResource> SPEC = ControlSpec.of("IMM-07", Kinds.PROTECTED_RESOURCES)
            .title("Critical resources have a recent copy in an air-gapped vault")
            .severity(Severity.HIGH)
            .steps("3.4", "5.1")
            .reads(Kinds.DESTINATION_VAULTS)
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
        var oldest = inventory.takenAt().minus(inventory.expectations().copyEvery());
        if (newest.filter(at -> !at.isBefore(oldest)).isPresent()) {
            return Verdict.pass(facts(newest.get(), oldest));
        }
        elsewhere(inventory).ifPresent(why -> {
            throw new NotTold(why);
        });
        return newest.map(at ->
                        Verdict.fail("The newest recovery point in an air-gapped vault is too old.", facts(at, oldest)))
                .orElseGet(() -> Verdict.fail("No recovery point of this resource is in an air-gapped vault."));
    }

    private static ObjectNode facts(Instant newest, Instant oldest) {
        return Json.object().put("airGappedAt", newest.toString()).put("notBefore", oldest.toString());
    }

    /** Why a copy in an air-gapped vault of another account or Region cannot be told: what it holds is not read here. */
    private static Optional<Coverage> elsewhere(Inventory inventory) {
        return inventory.all(Kinds.DESTINATION_VAULTS).stream()
                .filter(destination -> !isHere(destination, inventory))
                .flatMap(destination -> switch (destination.vault()) {
                    case Told.Known<Vault>(var vault) ->
                        vault.airGapped()
                                ? Stream.<Coverage>of(new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"))
                                : Stream.<Coverage>empty();
                    case Told.None<Vault>() -> Stream.<Coverage>empty();
                    case Told.Unknown<Vault>(var why) -> Stream.of(why);
                })
                .findFirst();
    }

    private static boolean isHere(DestinationVault destination, Inventory inventory) {
        return Arn.parse(destination.arn())
                .filter(arn -> arn.account().equals(inventory.account().value())
                        && arn.region().equals(inventory.region().value()))
                .isPresent();
    }
}
