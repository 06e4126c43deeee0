package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Statement;
import io.strongroom.domain.iam.access.StatementRef;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;

/** What a vault's policy allows to other accounts is to copy in, and to known ones alone. */
@Singleton
final class VaultLetsOnlyCopiesIn implements Control<Vault> {
    private static final String COPY = "backup:copyintobackupvault";
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ACC-03", Kinds.VAULTS)
            .title("Other accounts may only copy into a vault, and only known ones")
            .severity(Severity.HIGH)
            .steps("2.4")
            .reads(Kinds.ORGANIZATION)
            .frameworks("NIST AC-3,CP-9(3) [E]; ISO A.5.15 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return !vault.restoreAccessVault();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var own = inventory.account().value();
        var abroad = vault.grants().stream()
                .filter(grant -> !grant.to().type().equals("Service"))
                .filter(grant -> !grant.accounts().equals(Set.of(own)))
                .toList();
        if (abroad.isEmpty()) {
            return Verdict.notApplicable("The vault's access policy lets no other account in.");
        }
        var policy = vault.policy().orElseThrow();
        var facts = Json.object();
        facts.set(
                "accounts",
                Json.tree(abroad.stream()
                        .flatMap(one -> one.accounts().stream())
                        .sorted()
                        .distinct()
                        .toList()));
        facts.set(
                "organizations",
                Json.tree(abroad.stream()
                        .flatMap(one -> one.organizations().stream())
                        .sorted()
                        .distinct()
                        .toList()));
        var more = abroad.stream()
                .map(Grant::by)
                .filter(by -> policy.find(by)
                        .filter(VaultLetsOnlyCopiesIn::onlyCopies)
                        .isEmpty())
                .map(StatementRef::statement)
                .distinct()
                .toList();
        if (!more.isEmpty()) {
            return Verdict.fail(
                    "A statement that lets other accounts in allows more than to copy.",
                    facts.set("statements", Json.tree(more)));
        }
        var neighbours = new Neighbours(inventory);
        var strangers = abroad.stream()
                .filter(grant -> !neighbours.holds(grant))
                .map(grant -> grant.to().value())
                .distinct()
                .toList();
        return strangers.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "The vault lets accounts copy in that are neither of the organization nor trusted.",
                        facts.set("strangers", Json.tree(strangers)));
    }

    private static boolean onlyCopies(Statement statement) {
        return !statement.notActions() && statement.actions().stream().allMatch(COPY::equals);
    }
}
