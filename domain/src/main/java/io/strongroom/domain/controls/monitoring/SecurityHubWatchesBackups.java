package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.surroundings.SecurityHub;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;

/** Security Hub judges every Region with backups by AWS's own practices, backups among them, and gathers it in one place. */
@Singleton
final class SecurityHubWatchesBackups implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("MON-14", Kinds.BACKUP_SETTINGS)
            .title("Security Hub is on with AWS's practices, Backup.1 and aggregation")
            .severity(Severity.MEDIUM)
            .steps("3.2", "5.4")
            .reads(Kinds.VAULTS, Kinds.SECURITY_HUB, Kinds.ORGANIZATION)
            .frameworks("CIS7 5.16 [P]; CIS5 4.16 [P]; NIST AU-6 [P]; PCI 10.4.1 [P]; HIPAA 164.308(a)(1)(ii)(D) [P];"
                    + " SOC2 CC7 [P]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return inventory.all(Kinds.VAULTS).stream().anyMatch(Vault::used);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var found = inventory.only(Kinds.SECURITY_HUB);
        if (found.isEmpty()) {
            return Verdict.fail("Security Hub is off in this Region.");
        }
        var hub = found.get();
        return Shortcomings.of("Security Hub")
                .unless(() -> practices(hub), "does not judge by AWS Foundational Security Best Practices")
                .unless(
                        () -> !hub.disabledControls().value().orElse(Set.of()).contains("Backup.1"),
                        "has Backup.1 switched off")
                .unless(() -> hub.aggregates().value().orElse(false), "does not gather the findings of all Regions")
                .unless(
                        () -> hub.administrator().value().isPresent()
                                || Organization.runs("securityhub.amazonaws.com", inventory),
                        "is not managed for the organization")
                .verdict(Json.object().put("hubArn", hub.arn()));
    }

    private static boolean practices(SecurityHub hub) {
        return hub.standards().value().orElse(Set.of()).stream()
                .anyMatch(arn -> arn.contains("aws-foundational-security-best-practices"));
    }
}
