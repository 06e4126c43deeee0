package io.strongroom.sandbox.organizations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.sandbox.calls.Refused;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.ParentType;

/** How the tree of an organization is read, whoever simulates it. There is an organization, with a unit and an account. */
abstract class OrganizationsContract {
    OrganizationsClient organizations;

    /** A client of the management account. */
    abstract OrganizationsClient connect();

    @BeforeEach
    void start() {
        organizations = connect();
    }

    @Test
    void walkFromTheRootFindsEveryAccountOnce() {
        var open = new ArrayDeque<String>();
        var found = new HashSet<String>();
        open.add(organizations.listRoots().roots().getFirst().id());
        while (!open.isEmpty()) {
            var parent = open.poll();
            organizations.listAccountsForParentPaginator(r -> r.parentId(parent)).stream()
                    .flatMap(page -> page.accounts().stream())
                    .forEach(account -> assertTrue(found.add(account.id())));
            organizations.listOrganizationalUnitsForParentPaginator(r -> r.parentId(parent)).stream()
                    .flatMap(page -> page.organizationalUnits().stream())
                    .forEach(unit -> open.add(unit.id()));
        }
        assertEquals(all(), found);
        assertTrue(found.size() > 1);
    }

    private Set<String> all() {
        return organizations.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    @Test
    void managementAccountIsAtTheRoot() {
        var management = organizations.describeOrganization().organization().masterAccountId();
        var parent =
                organizations.listParents(r -> r.childId(management)).parents().getFirst();
        assertEquals(ParentType.ROOT, parent.type());
        assertEquals(organizations.listRoots().roots().getFirst().id(), parent.id());
    }

    @Test
    void unknownAccountIsNotFound() {
        Refused.with("AccountNotFoundException", () -> organizations.describeAccount(r -> r.accountId("999999999998")));
    }
}
