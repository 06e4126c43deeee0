package io.strongroom.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationalUnitTest {
    @Test
    void unitsWithoutAccountsOfTheirOwnStandBetween() {
        var units = OrganizationalUnit.of(List.of(
                account("111111111111", "/prod/payments"),
                account("222222222222", "/prod/web"),
                account("333333333333", "/")));
        assertEquals(
                List.of(
                        new OrganizationalUnit("/", 1, 3),
                        new OrganizationalUnit("/prod", 0, 2),
                        new OrganizationalUnit("/prod/payments", 1, 1),
                        new OrganizationalUnit("/prod/web", 1, 1)),
                units);
    }

    @Test
    void theRootHasNoParentAndNoName() {
        assertEquals(Optional.empty(), new OrganizationalUnit("/", 0, 0).parent());
        assertEquals("", new OrganizationalUnit("/", 0, 0).name());
        assertEquals(Optional.of("/"), new OrganizationalUnit("/prod", 0, 0).parent());
        assertEquals(Optional.of("/prod"), new OrganizationalUnit("/prod/web", 0, 0).parent());
        assertEquals("web", new OrganizationalUnit("/prod/web", 0, 0).name());
    }

    @Test
    void noAccountsMeanNoUnits() {
        assertEquals(List.of(), OrganizationalUnit.of(List.of()));
    }

    private static Account account(String id, String ou) {
        return new Account(new AccountId(id), id, ou, Account.Status.ACTIVE, true);
    }
}
