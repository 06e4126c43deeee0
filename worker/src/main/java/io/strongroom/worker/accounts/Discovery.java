package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Discovered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountStatus;

/** Finds the accounts: all that Organizations tells of with their place in it, those enrolled and configured, else our own. */
final class Discovery {
    private static final Logger LOG = Logger.getLogger(Discovery.class);

    private final OrganizationsClient organizations;
    private final Supplier<AccountId> own;
    private final AwsConfig config;
    private final Supplier<List<Account>> enrolled;

    /** @param enrolled accounts that people have enrolled, as they are known */
    Discovery(
            OrganizationsClient organizations,
            Supplier<AccountId> own,
            AwsConfig config,
            Supplier<List<Account>> enrolled) {
        this.organizations = organizations;
        this.own = own;
        this.config = config;
        this.enrolled = enrolled;
    }

    Discovered accounts() {
        var whole = true;
        Map<AccountId, Account> found = new TreeMap<>();
        enrolled.get().forEach(account -> found.put(account.id(), account));
        config.accounts().forEach((number, given) -> put(found, new AccountId(number), number, given.ouPath()));
        try {
            organizations.listRootsPaginator(request -> {}).stream()
                    .flatMap(page -> page.roots().stream())
                    .forEach(root -> walk(root.id(), "/", found));
        } catch (AwsServiceException e) {
            LOG.infof(
                    "Organizations does not tell its accounts (%s): taking the configured ones and our own",
                    e.getMessage());
            whole = false;
            var id = own.get();
            found.computeIfAbsent(id, same -> account(same, same.value(), "/", Account.Status.ACTIVE));
        }
        return new Discovered(List.copyOf(found.values()), false, whole);
    }

    private void walk(String parent, String path, Map<AccountId, Account> found) {
        organizations.listAccountsForParentPaginator(request -> request.parentId(parent)).stream()
                .flatMap(page -> page.accounts().stream())
                .forEach(each -> {
                    var id = new AccountId(each.id());
                    found.put(id, account(id, each.name(), path, status(each.status())));
                });
        organizations.listOrganizationalUnitsForParentPaginator(request -> request.parentId(parent)).stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .forEach(ou -> walk(ou.id(), (path.equals("/") ? "" : path) + "/" + ou.name(), found));
    }

    private static void put(Map<AccountId, Account> found, AccountId id, String name, String path) {
        found.put(id, account(id, name, path, Account.Status.ACTIVE));
    }

    private static Account account(AccountId id, String name, String path, Account.Status status) {
        return new Account(id, name, path, status, false);
    }

    private static Account.Status status(AccountStatus status) {
        return status == AccountStatus.ACTIVE ? Account.Status.ACTIVE : Account.Status.SUSPENDED;
    }
}
