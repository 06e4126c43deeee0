package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ApprovalTeam;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was opened to restore from a vault is closed again. */
@Singleton
final class RestoreAccessIsTemporary implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ACC-17", Kinds.VAULTS)
            .title("Restore access and approval sessions do not stay open")
            .severity(Severity.MEDIUM)
            .steps("2.4")
            .reads(Kinds.APPROVAL_TEAMS)
            .frameworks("NIST AC-2(2),AC-3 [E]; ISO A.5.18 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.airGapped() || vault.restoreAccessVault();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var latest = inventory.takenAt().minus(inventory.expectations().temporaryAccess());
        var open = new TreeMap<String, Instant>();
        Predicate<Map<String, Instant>> temporary = some -> {
            open.putAll(some);
            return some.values().stream().noneMatch(since -> since.isBefore(latest));
        };
        var shortcomings = Shortcomings.of("The vault")
                .unless(() -> temporary.test(windows(vault)), "has had restore access open for longer than it may be")
                .unless(
                        () -> temporary.test(sessions(vault, inventory)),
                        "has had approval sessions open for longer than they may be");
        var facts = Json.object();
        facts.set("open", Json.tree(open));
        return shortcomings.verdict(facts);
    }

    private static Map<String, Instant> windows(Vault vault) {
        return vault.restoreAccessVault()
                ? Map.of(vault.arn(), vault.createdAt())
                : vault.restoreAccess().value().orElse(List.of()).stream()
                        .filter(Vault.RestoreAccess::open)
                        .collect(Collectors.toMap(Vault.RestoreAccess::arn, Vault.RestoreAccess::createdAt));
    }

    private static Map<String, Instant> sessions(Vault vault, Inventory inventory) {
        if (vault.restoreAccessVault() || vault.mpaTeamArn().isEmpty()) {
            return Map.of();
        }
        var team = ApprovalTeam.listed(vault.mpaTeamArn().get(), inventory);
        return team.openSessions().value().orElse(List.of()).stream()
                .collect(Collectors.toMap(ApprovalTeam.Session::arn, ApprovalTeam.Session::startedAt));
    }
}
