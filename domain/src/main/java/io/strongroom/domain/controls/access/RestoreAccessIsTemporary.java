package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

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
        if (vault.restoreAccessVault()) {
            open.put(vault.arn(), vault.createdAt());
        } else {
            vault.restoreAccess().value().orElse(List.of()).stream()
                    .filter(Vault.RestoreAccess::open)
                    .forEach(one -> open.put(one.arn(), one.createdAt()));
            vault.mpaTeamArn()
                    .value()
                    .flatMap(team -> inventory.find(Kinds.APPROVAL_TEAMS, team))
                    .flatMap(team -> team.openSessions().value())
                    .orElse(List.of())
                    .forEach(session -> open.put(session.arn(), session.startedAt()));
        }
        return open.values().stream().anyMatch(since -> since.isBefore(latest))
                ? Verdict.fail(
                        "Access to what is in the vault has been open for longer than it may be.",
                        Json.object().set("open", Json.tree(open)))
                : Verdict.pass(Json.object().set("open", Json.tree(open)));
    }
}
