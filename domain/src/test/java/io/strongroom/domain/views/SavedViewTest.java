package io.strongroom.domain.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedViewTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void eachListReadsItsOwnKeys() {
        assertEquals(List.of(), wrong("x", ViewedList.FINDINGS, "severity:critical,high status:open region:eu-west-1"));
        assertEquals(List.of(), wrong("x", ViewedList.JOBS, "state:failed age<2h error:Throttling"));
        assertEquals(List.of(), wrong("x", ViewedList.ACCOUNTS, "ou:/prod name:\"two words\""));
        assertEquals(List.of("/query"), wrong("x", ViewedList.FINDINGS, "age<2h"));
        assertEquals(List.of("/query"), wrong("x", ViewedList.JOBS, "severity:high"));
        assertEquals(List.of("/query"), wrong("x", ViewedList.ACCOUNTS, "status:lost"));
    }

    @Test
    void everyWrongFieldIsNamed() {
        assertEquals(List.of("/name", "/query"), wrong("  ", ViewedList.JOBS, "state:lost"));
        assertEquals(List.of("/name"), wrong("two\nlines", ViewedList.JOBS, ""));
        assertEquals(List.of("/name"), wrong("x".repeat(101), ViewedList.JOBS, ""));
        assertEquals(List.of("/query"), wrong("x", ViewedList.JOBS, "error:" + "x".repeat(1000)));
    }

    @Test
    void accountsAreFoundWhereverTheyStand() {
        var both = Set.of(new AccountId("111111111111"), new AccountId("222222222222"));
        assertEquals(
                both, SavedView.named("account:111111111111 resource:arn:aws:backup:eu-west-1:222222222222:vault:x"));
        assertEquals(Set.of(), SavedView.named("resource:arn:aws:s3:::x1234567890123"));
    }

    @Test
    void listsAreKnownByTheirPaths() {
        for (var list : ViewedList.values()) {
            assertEquals(list, ViewedList.of(list.path()).orElseThrow());
        }
        assertEquals(true, ViewedList.of("tokens").isEmpty());
    }

    private static void check(String name, ViewedList list, String query) {
        new NewSavedView(name, list, query, false).check(NOW);
    }

    /** The fields that are refused; none when it can be saved. */
    private static List<String> wrong(String name, ViewedList list, String query) {
        try {
            check(name, list, query);
            return List.of();
        } catch (Rejected refused) {
            return refused.problem().errors().stream().map(FieldError::pointer).toList();
        }
    }
}
