package io.strongroom.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.Account.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveredTest {
    private static final Account REAL = account("000000000001", Status.ACTIVE, false);
    private static final Account OTHER = account("000000000002", Status.SUSPENDED, false);
    private static final Account SANDBOX = account("000000000003", Status.ACTIVE, true);

    @Test
    void whatAWholeLookDidNotFindIsClosed() {
        var found = new Discovered(List.of(REAL), false, true);
        assertEquals(List.of(OTHER.closed(), SANDBOX.closed()), found.closed(List.of(REAL, OTHER, SANDBOX)));
        assertEquals(Status.CLOSED, OTHER.closed().status());
    }

    @Test
    void whatWasOnlyNotToldStaysUnlessItBelongsToTheOtherMode() {
        var found = new Discovered(List.of(REAL), false, false);
        assertEquals(List.of(SANDBOX.closed()), found.closed(List.of(REAL, OTHER, SANDBOX)));
        var back = new Discovered(List.of(SANDBOX), true, true);
        assertEquals(List.of(REAL.closed(), OTHER.closed()), back.closed(List.of(REAL, OTHER, SANDBOX)));
    }

    @Test
    void whatIsClosedIsNotClosedAgain() {
        assertEquals(List.of(), new Discovered(List.of(), false, true).closed(List.of(REAL.closed())));
    }

    private static Account account(String id, Status status, boolean simulated) {
        return new Account(new AccountId(id), id, "/", status, simulated);
    }
}
