package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.surroundings.ResourceShare;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** An air-gapped vault is shared with approved accounts only, and with nobody outside the organization by accident. */
@Singleton
final class AirGappedVaultIsSharedWithKnown implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ACC-15", Kinds.VAULTS)
            .title("Air-gapped vaults are shared with approved accounts only")
            .severity(Severity.HIGH)
            .steps("2.4")
            .reads(Kinds.RESOURCE_SHARES, Kinds.ORGANIZATION)
            .frameworks("NIST AC-3,AC-4 [E]; ISO A.5.15 [E]; SOC2 CC6.7 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.airGapped();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var shares = inventory.all(Kinds.RESOURCE_SHARES).stream()
                .filter(share -> share.resourceArns().contains(vault.arn()))
                .toList();
        var neighbours = new Neighbours(inventory);
        var strangers = shares.stream()
                .flatMap(share -> share.principals().stream())
                .filter(principal -> !neighbours.knowsSharer(principal))
                .sorted()
                .distinct()
                .toList();
        var external = shares.stream()
                .filter(ResourceShare::externalAllowed)
                .map(ResourceShare::arn)
                .toList();
        var facts = Json.object();
        facts.set("shares", Json.tree(shares.stream().map(ResourceShare::arn).toList()));
        facts.set("strangers", Json.tree(strangers));
        facts.set("externalAllowed", Json.tree(external));
        if (!strangers.isEmpty()) {
            return Verdict.fail("The vault is shared with accounts that nobody approved.", facts);
        }
        return external.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("A share of the vault may be extended beyond the organization.", facts);
    }
}
