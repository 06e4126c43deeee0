package io.strongroom.web.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void everyUnitCountsWhatIsBelowIt() {
        var tree = Unit.tree(List.of(
                account("111111111111", "/prod/payments"),
                account("222222222222", "/prod"),
                account("333333333333", "/"),
                account("444444444444", "/prod-old")));
        assertEquals(
                List.of("/ 4 0", "/prod 2 1", "/prod/payments 1 2", "/prod-old 1 1"),
                tree.stream()
                        .map(unit -> unit.path() + " " + unit.accounts() + " " + unit.depth())
                        .toList());
        assertEquals(4, tree.getFirst().blind());
        assertEquals("/accounts?ou=%2Fprod%2Fpayments", tree.get(2).href());
    }

    private static AccountPosture account(String id, String ou) {
        var account = new Account(new AccountId(id), "name", ou, Account.Status.ACTIVE, true);
        return new AccountPosture(account, Map.of(), List.of());
    }
}
