package io.strongroom.worker.inventory.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.organizations.Organization.OrganizationAccount;
import io.strongroom.domain.inventory.organizations.Organization.OrganizationPolicy;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;

/**
 * The organization as the account may read it. Whoever manages it, or is delegated to, sees everything; the others are
 * denied, and what rests on it is unknown for them unless the management account has been read.
 */
@Singleton
final class OrganizationReader implements KindReader<Organization> {
    private static final List<String> TYPES =
            List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "BACKUP_POLICY");
    private static final String BACKUP = "BACKUP_POLICY";

    private final OrganizationView view;

    OrganizationReader(OrganizationView view) {
        this.view = view;
    }

    @Override
    public Kind<Organization> kind() {
        return Kinds.ORGANIZATION;
    }

    /** Read once for all accounts that are assessed at about the same time, in the account that manages it. */
    @Override
    public List<Organization> read(Gathering from) {
        return view.of(from, OrganizationReader::look);
    }

    private static List<Organization> look(Gathering from) {
        var client = from.client(OrganizationsClient.class);
        var described = described(from);
        if (described.isEmpty()) {
            return List.of();
        }
        var tree = new Tree();
        from.call("organizations:ListRoots", () -> {
            client.listRootsPaginator(request -> {}).stream()
                    .flatMap(page -> page.roots().stream())
                    .forEach(root -> {
                        root.policyTypes().stream()
                                .filter(type -> "ENABLED".equals(type.statusAsString()))
                                .forEach(type -> tree.types.add(type.typeAsString()));
                        tree.walk(client, root.id(), "/");
                    });
            return tree;
        });
        return List.of(new Organization(
                described.get().arn(),
                described.get().id(),
                new AccountId(described.get().masterAccountId()),
                tree.accounts,
                Told.known(Set.copyOf(tree.types)),
                from.told("organizations:ListPolicies", () -> Optional.of(policies(from, client, tree))),
                from.told("organizations:ListDelegatedAdministrators", () -> Optional.of(delegated(client))),
                from.told("organizations:DescribeEffectivePolicy", () -> Optional.of(effective(from, client, tree))),
                from.told("organizations:ListAccountsWithInvalidEffectivePolicy", () -> Optional.of(invalid(client)))));
    }

    /** What any member may ask; empty without Organizations. */
    static Optional<software.amazon.awssdk.services.organizations.model.Organization> described(Gathering from) {
        return from.call("organizations:DescribeOrganization", () -> {
            try {
                return Optional.of(from.client(OrganizationsClient.class)
                        .describeOrganization(request -> {})
                        .organization());
            } catch (AwsOrganizationsNotInUseException e) {
                return Optional.empty();
            }
        });
    }

    private static final class Tree {
        private final List<OrganizationAccount> accounts = new ArrayList<>();
        private final Map<String, String> paths = new HashMap<>();
        private final Set<String> types = new HashSet<>();

        void walk(OrganizationsClient client, String parent, String path) {
            paths.put(parent, path);
            client.listAccountsForParentPaginator(r -> r.parentId(parent)).stream()
                    .flatMap(page -> page.accounts().stream())
                    .forEach(account -> accounts.add(new OrganizationAccount(
                            new AccountId(account.id()), account.name(), path, account.statusAsString())));
            client.listOrganizationalUnitsForParentPaginator(r -> r.parentId(parent)).stream()
                    .flatMap(page -> page.organizationalUnits().stream())
                    .forEach(ou -> walk(client, ou.id(), (path.equals("/") ? "" : path) + "/" + ou.name()));
        }
    }

    private static List<OrganizationPolicy> policies(Gathering from, OrganizationsClient client, Tree tree) {
        var all = new ArrayList<OrganizationPolicy>();
        for (var type : TYPES) {
            if (tree.types.contains(type)) {
                var summaries = client.listPoliciesPaginator(r -> r.filter(type)).stream()
                        .flatMap(page -> page.policies().stream())
                        .toList();
                all.addAll(from.each(summaries, one -> policy(client, tree, type, one)));
            }
        }
        return all;
    }

    private static OrganizationPolicy policy(
            OrganizationsClient client, Tree tree, String type, PolicySummary summary) {
        var text = client.describePolicy(r -> r.policyId(summary.id())).policy().content();
        var targets = new HashSet<String>();
        client.listTargetsForPolicyPaginator(r -> r.policyId(summary.id())).stream()
                .flatMap(page -> page.targets().stream())
                .forEach(target -> targets.add(tree.paths.getOrDefault(target.targetId(), target.targetId())));
        return new OrganizationPolicy(
                summary.id(), summary.name(), type, Gathering.document("organizations:DescribePolicy", text), targets);
    }

    private static Map<String, Set<AccountId>> delegated(OrganizationsClient client) {
        var byService = new HashMap<String, Set<AccountId>>();
        client.listDelegatedAdministratorsPaginator(r -> {}).stream()
                .flatMap(page -> page.delegatedAdministrators().stream())
                .forEach(admin -> client.listDelegatedServicesForAccountPaginator(r -> r.accountId(admin.id())).stream()
                        .flatMap(page -> page.delegatedServices().stream())
                        .forEach(service -> byService
                                .computeIfAbsent(service.servicePrincipal(), name -> new HashSet<>())
                                .add(new AccountId(admin.id()))));
        return byService;
    }

    private static Map<AccountId, JsonNode> effective(Gathering from, OrganizationsClient client, Tree tree) {
        var byAccount = new TreeMap<AccountId, JsonNode>();
        if (!tree.types.contains(BACKUP)) {
            return byAccount;
        }
        var active = tree.accounts.stream()
                .filter(one -> one.status().equals("ACTIVE"))
                .toList();
        from.each(active, one -> effective(client, one.id()))
                .forEach(found -> found.ifPresent(pair -> byAccount.put(pair.getKey(), pair.getValue())));
        return byAccount;
    }

    private static Optional<Map.Entry<AccountId, JsonNode>> effective(OrganizationsClient client, AccountId account) {
        try {
            var text = client.describeEffectivePolicy(r -> r.policyType(BACKUP).targetId(account.value()))
                    .effectivePolicy()
                    .policyContent();
            return Optional.of(Map.entry(account, Gathering.document("organizations:DescribeEffectivePolicy", text)));
        } catch (EffectivePolicyNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Map<AccountId, List<String>> invalid(OrganizationsClient client) {
        var byAccount = new TreeMap<AccountId, List<String>>();
        client.listAccountsWithInvalidEffectivePolicyPaginator(r -> r.policyType(BACKUP)).stream()
                .flatMap(page -> page.accounts().stream())
                .forEach(account -> byAccount.put(
                        new AccountId(account.id()),
                        client
                                .listEffectivePolicyValidationErrorsPaginator(
                                        r -> r.accountId(account.id()).policyType(BACKUP))
                                .stream()
                                .flatMap(page -> page.effectivePolicyValidationErrors().stream())
                                .map(error -> error.errorMessage())
                                .toList()));
        return byAccount;
    }
}
