package io.strongroom.domain.controls.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ApprovalTeam;
import io.strongroom.domain.inventory.backup.BackupGlobalSettings;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.identities.User;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.surroundings.ResourceShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the controls on access are tried on: identities, an organization, policies. */
final class Worlds {
    static final String ALL = "{'Effect':'Allow','Action':'*','Resource':'*'}";
    static final String STRANGER = "210987654321";
    static final String MEMBER = "111111111111";
    static final AccountId MANAGEMENT = new AccountId("999999999999");

    private Worlds() {}

    static JsonNode policy(String statements) {
        return Samples.policy(statements.replace('\'', '"'));
    }

    static Role role(String name, String trust, String... statements) {
        var policies = new TreeMap<String, JsonNode>();
        for (var statement : statements) {
            policies.put("inline-" + policies.size(), policy(statement));
        }
        return new Role(
                "arn:aws:iam::123456789012:role/" + name,
                name,
                "/",
                policy("{'Effect':'Allow','Principal':" + trust + ",'Action':'sts:AssumeRole'}"),
                policies,
                Optional.empty(),
                Map.of());
    }

    static User user(String name, String... statements) {
        var policies = new TreeMap<String, JsonNode>();
        for (var statement : statements) {
            policies.put("inline-" + policies.size(), policy(statement));
        }
        return new User("arn:aws:iam::123456789012:user/" + name, name, policies, Optional.empty(), Map.of());
    }

    /** An organization with this account in /prod/backup and SCPs that are attached to the root. */
    static Organization organization(String... scps) {
        var policies = new ArrayList<Organization.OrganizationPolicy>();
        policies.add(scp("FullAWSAccess", ALL, "/", "/prod", "/prod/backup", "123456789012"));
        for (var statement : scps) {
            policies.add(scp("guard-" + policies.size(), statement, "/"));
        }
        return new Organization(
                "arn:aws:organizations::999999999999:organization/o-1234567890",
                "o-1234567890",
                MANAGEMENT,
                List.of(
                        new Organization.OrganizationAccount(MANAGEMENT, "management", "/", "ACTIVE"),
                        new Organization.OrganizationAccount(new AccountId(MEMBER), "other", "/prod", "ACTIVE"),
                        new Organization.OrganizationAccount(Samples.ACCOUNT, "backup", "/prod/backup", "ACTIVE")),
                Told.known(Set.of("SERVICE_CONTROL_POLICY")),
                Told.known(policies),
                Told.known(Map.of("backup.amazonaws.com", Set.of(Samples.ACCOUNT))),
                Told.none(),
                Told.none());
    }

    static Organization.OrganizationPolicy scp(String name, String statement, String... targets) {
        return new Organization.OrganizationPolicy(
                name, name, "SERVICE_CONTROL_POLICY", policy(statement), Set.of(targets));
    }

    /** The account with those identities, in that organization. */
    static Inventory.Builder account(Organization organization, List<Role> roles, List<User> users) {
        return Samples.inventory()
                .read(Kinds.ACCOUNT, List.of(Samples.account()))
                .read(Kinds.ROLES, roles)
                .read(Kinds.USERS, users)
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.KEYS, List.of(Samples.key()))
                .read(Kinds.BACKUP_GLOBAL_SETTINGS, List.of(settings(true)))
                .read(Kinds.ORGANIZATION, List.of(organization));
    }

    static BackupGlobalSettings settings(boolean crossAccount) {
        return new BackupGlobalSettings("arn:aws:backup:::global-settings", crossAccount, true, true);
    }

    static Inventory.Builder vault(String statements) {
        return vaults(Records.with(Samples.vault(), "accessPolicy", policy(statements)));
    }

    static Inventory.Builder vaults(Vault vault) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(vault))
                .read(Kinds.ORGANIZATION, List.of(organization()))
                .read(Kinds.APPROVAL_TEAMS, List.<ApprovalTeam>of())
                .read(Kinds.RESOURCE_SHARES, List.<ResourceShare>of());
    }

    static Vault airGapped() {
        return Records.with(Samples.vault(), "kind", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT");
    }
}
