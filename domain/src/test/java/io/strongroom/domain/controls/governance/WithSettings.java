package io.strongroom.domain.controls.governance;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An inventory of a Region with a plan, a vault and a volume, in which all is well. */
final class WithSettings {
    static final Coverage DENIED = new Coverage.Denied("backup:Something");
    static final String SETTINGS = "arn:aws:backup:eu-west-1:123456789012:settings";

    private WithSettings() {}

    static StatefulResource volume() {
        return new StatefulResource(
                "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
                "EBS",
                Optional.of(true),
                Optional.empty(),
                Map.of("backup", "daily"));
    }

    static BackupSettings settings() {
        return new BackupSettings(SETTINGS, Map.of("EBS", true, "RDS", true), Map.of());
    }

    static Inventory.Builder inventory() {
        return Samples.inventory()
                .read(Kinds.BACKUP_SETTINGS, List.of(settings()))
                .read(Kinds.STATEFUL_RESOURCES, List.of(volume()))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of())
                .read(Kinds.BUCKETS, List.of())
                .read(Kinds.ACCOUNT, List.of(Samples.account()));
    }

    static Organization organization(Told<List<Organization.OrganizationPolicy>> policies) {
        var own = new Organization.OrganizationAccount(Samples.ACCOUNT, "prod", "/prod/backup", "ACTIVE");
        return new Organization(
                "arn:aws:organizations::210987654321:organization/o-1",
                "o-1",
                new AccountId("210987654321"),
                List.of(own),
                Told.known(Set.of("BACKUP_POLICY", "SERVICE_CONTROL_POLICY")),
                policies,
                Told.none(),
                Told.known(Map.of(Samples.ACCOUNT, Json.parse("{\"plans\":{\"daily\":{}}}"))),
                Told.known(Map.of()));
    }

    static Organization.OrganizationPolicy policy(String type, String target, JsonNode document) {
        return new Organization.OrganizationPolicy("p-1", "guard", type, document, Set.of(target));
    }
}
