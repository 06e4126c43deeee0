package io.strongroom.domain.inventory.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The organization, as its management account or a delegated administrator for it can read it. The ARN is the organization's.
 *
 * @param accounts every account with the path of its OU
 * @param policyTypes enabled at the root, such as {@code SERVICE_CONTROL_POLICY}
 * @param policies every policy of the types that matter to backups
 * @param delegated account numbers by service principal
 * @param effectiveBackupPolicies the effective backup policy of each account that has one
 * @param invalidPolicies per account, errors of effective policies
 */
public record Organization(
        String arn,
        String id,
        AccountId management,
        List<OrganizationAccount> accounts,
        Told<Set<String>> policyTypes,
        Told<List<OrganizationPolicy>> policies,
        Told<Map<String, Set<AccountId>>> delegated,
        Told<Map<AccountId, JsonNode>> effectiveBackupPolicies,
        Told<Map<AccountId, List<String>>> invalidPolicies)
        implements Resource {

    /** @param ouPath from the root, such as {@code /prod/payments} @param status {@code ACTIVE}, {@code SUSPENDED}, {@code PENDING_CLOSURE} */
    public record OrganizationAccount(AccountId id, String name, String ouPath, String status) {}

    /**
     * @param type such as {@code SERVICE_CONTROL_POLICY} or {@code BACKUP_POLICY}
     * @param targets account numbers and OU paths that it is attached to
     */
    public record OrganizationPolicy(String id, String name, String type, JsonNode document, Set<String> targets) {}

    /** The path of the account's OU, empty when it is not in the organization. */
    public Optional<String> ouPath(AccountId account) {
        return accounts.stream()
                .filter(one -> one.id().equals(account))
                .map(OrganizationAccount::ouPath)
                .findFirst();
    }

    /** The account's status, empty when it is not in the organization. */
    public Optional<String> status(AccountId account) {
        return accounts.stream()
                .filter(one -> one.id().equals(account))
                .map(OrganizationAccount::status)
                .findFirst();
    }

    /** Policies of the type that reach the account: attached to it, to an OU above it, or to the root. */
    public List<OrganizationPolicy> reaching(AccountId account, String type) {
        var path = ouPath(account).orElse("/");
        return policies.value().orElse(List.of()).stream()
                .filter(policy -> policy.type().equals(type))
                .filter(policy -> policy.targets().stream()
                        .anyMatch(target -> target.equals(account.value())
                                || target.equals("/")
                                || path.equals(target)
                                || path.startsWith(target + "/")))
                .toList();
    }

    /**
     * Whether an effective backup policy makes at least one plan in the account.
     *
     * @throws io.strongroom.domain.inventory.NotTold when effective policies could not be read
     */
    public boolean planned(AccountId account) {
        return Optional.ofNullable(
                        effectiveBackupPolicies.value().orElse(Map.of()).get(account))
                .filter(policy -> !policy.path("plans").isEmpty())
                .isPresent();
    }

    /** Whether the account administers a service for the organization, such as {@code guardduty.amazonaws.com}. */
    public boolean delegates(String service, AccountId account) {
        return delegated
                .value()
                .map(all -> all.getOrDefault(service, Set.of()))
                .filter(accounts -> accounts.contains(account))
                .isPresent();
    }

    /**
     * Whether nobody else is to manage the service for the inventory's account: it is the administrator itself, or in no
     * organization.
     *
     * @throws NotTold when the organization could not be read
     */
    public static boolean runs(String service, Inventory inventory) {
        return inventory
                .only(Kinds.ORGANIZATION)
                .map(organization -> organization.delegates(service, inventory.account()))
                .orElse(true);
    }

    /** Those policies by level: of the root, of each OU down to the account's, of the account itself. */
    public List<List<OrganizationPolicy>> levels(AccountId account, String type) {
        var targets = new ArrayList<>(List.of("/"));
        var path = ouPath(account).orElse("/");
        for (int at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
            targets.add(path.substring(0, at));
        }
        if (path.length() > 1) {
            targets.add(path);
        }
        targets.add(account.value());
        var reaching = reaching(account, type);
        return targets.stream()
                .map(target -> reaching.stream()
                        .filter(policy -> policy.targets().contains(target))
                        .toList())
                .toList();
    }

    /** Whether the account is a member. */
    public boolean has(AccountId account) {
        return ouPath(account).isPresent();
    }
}
