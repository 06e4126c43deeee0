package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Backups of the organization are run from an account of their own, and its switches stand as its policy asks. */
@Singleton
final class BackupIsDelegated implements Control<Organization> {
    private static final ControlSpec<Organization> SPEC = ControlSpec.of("ACC-14", Kinds.ORGANIZATION)
            .title("AWS Backup is delegated to the expected account, its switches as asked")
            .severity(Severity.MEDIUM)
            .steps("2.4", "5.4")
            .reads(Kinds.BACKUP_GLOBAL_SETTINGS)
            .frameworks("CIS7 2.1.5,2.1.6 [P]; NIST AC-6 [E]; ISO A.5.2 [E]")
            .build();

    @Override
    public ControlSpec<Organization> spec() {
        return SPEC;
    }

    /** Once, where the organization is managed. */
    @Override
    public boolean concerns(Organization organization, Inventory inventory) {
        return organization.management().equals(inventory.account());
    }

    @Override
    public Verdict judge(Organization organization, Inventory inventory) {
        var delegated = new TreeSet<>(
                organization.delegated().value().orElse(Map.of()).getOrDefault("backup.amazonaws.com", Set.of()));
        var settings = inventory
                .only(Kinds.BACKUP_GLOBAL_SETTINGS)
                .orElseThrow(() -> new NotTold(new Coverage.Denied("backup:DescribeGlobalSettings")));
        var asked = inventory.expectations();
        var wrong = new ArrayList<String>();
        if (delegated.isEmpty() || delegated.contains(organization.management())) {
            wrong.add("it is run from the management account");
        } else if (asked.backupAdministrator().isPresent()
                && !delegated.stream()
                        .allMatch(one ->
                                one.value().equals(asked.backupAdministrator().get()))) {
            wrong.add("it is delegated to another account than the expected one");
        }
        if (!settings.delegatedAdministrator()) {
            wrong.add("delegated administration is switched off in AWS Backup");
        }
        if (asked.airGapped() && !settings.multiPartyApproval()) {
            wrong.add("multi-party approval is switched off though air-gapped copies are asked for");
        }
        var facts = Json.object()
                .put("crossAccountBackup", settings.crossAccountBackup())
                .put("multiPartyApproval", settings.multiPartyApproval())
                .put("delegatedAdministrator", settings.delegatedAdministrator());
        facts.set("delegatedTo", Json.tree(delegated));
        return wrong.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "AWS Backup of the organization is not set up as asked: " + String.join("; ", wrong) + ".",
                        facts);
    }
}
