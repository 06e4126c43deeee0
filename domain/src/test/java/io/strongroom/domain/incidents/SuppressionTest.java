package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final Instant NOW = Detected.AT;
    private static final String VAULT = "arn:aws:backup:eu-west-1:123456789012:backup-vault:drill-1";

    private final Detection medium = Detected.by("mallory", Severity.MEDIUM, NOW, VAULT);
    private final Suppression suppression = new Suppression(
            SuppressionId.next(),
            medium.detector(),
            Detected.ACCOUNT,
            medium.principal(),
            Optional.of("arn:aws:backup:*:backup-vault:drill-*"),
            "the quarterly drill",
            "platform",
            "ada",
            NOW,
            NOW.plus(Duration.ofDays(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            1);

    @Test
    void whatFitsInAllIsCovered() {
        assertTrue(suppression.covers(medium, NOW));
        assertFalse(suppression.covers(Detected.by("trudy", Severity.MEDIUM, NOW, VAULT), NOW));
        assertFalse(
                suppression.covers(Detected.by("mallory", Severity.MEDIUM, NOW, VAULT.replace("drill", "gold")), NOW));
        assertFalse(suppression.covers(Detected.by("mallory", Severity.MEDIUM, NOW), NOW));
        assertFalse(suppression.covers(
                Detected.of(new AccountId("210987654321"), "mallory", Severity.MEDIUM, NOW, VAULT), NOW));
        assertFalse(
                Records.with(suppression, "detector", new DetectorId("INC-99")).covers(medium, NOW));
    }

    @Test
    void theThingThatItIsAboutFirstOfAllCounts() {
        var other = VAULT.replace("drill", "gold");
        assertTrue(suppression.covers(Detected.by("mallory", Severity.MEDIUM, NOW, VAULT, other), NOW));
        assertFalse(suppression.covers(Detected.by("mallory", Severity.MEDIUM, NOW, other, VAULT), NOW));
    }

    @Test
    void criticalOnesPassItByUntilSomebodyElseApproves() {
        var critical = Detected.by("mallory", Severity.CRITICAL, NOW, VAULT);
        assertFalse(suppression.covers(critical, NOW));
        assertTrue(Records.with(suppression, "approvedBy", Optional.of("bob")).covers(critical, NOW));
    }

    @Test
    void itEndsByItselfOrBefore() {
        assertEquals(Suppression.State.ACTIVE, suppression.stateAt(NOW));
        var end = NOW.plus(Duration.ofDays(1));
        assertEquals(Suppression.State.EXPIRED, suppression.stateAt(end));
        assertFalse(suppression.covers(medium, end));
        var ended = Records.with(suppression, "endedAt", Optional.of(NOW));
        assertEquals(Suppression.State.ENDED, ended.stateAt(NOW));
        assertFalse(ended.covers(medium, NOW));
    }

    @Test
    void anEndAReasonAnOwnerAndSomethingToFitAreNeeded() {
        assertEquals(
                NOW.plusSeconds(60),
                wanted("mallory", "the quarterly drill", 60).check(NOW));
        for (var pattern : List.of("", " ", "*", "**")) {
            assertEquals(List.of("/principal"), wrong(wanted(pattern, "the quarterly drill", 60)));
        }
        assertEquals(List.of("/reason"), wrong(wanted("mallory", "short", 60)));
        var ninety = Duration.ofDays(90).toSeconds();
        assertEquals(
                NOW.plus(NewSuppression.LONGEST),
                wanted("mallory", "the quarterly drill", ninety).check(NOW));
        assertEquals(List.of("/expiresAt"), wrong(wanted("mallory", "the quarterly drill", ninety + 1)));
        assertEquals(List.of("/expiresAt"), wrong(wanted("mallory", "the quarterly drill", 0)));
        var never = Records.with(wanted("mallory", "the quarterly drill", 1), "expiresAt", Optional.empty());
        assertEquals(List.of("/expiresAt"), wrong(never));
    }

    private static NewSuppression wanted(String principal, String reason, long seconds) {
        return new NewSuppression(
                new DetectorId("INC-09"),
                Detected.ACCOUNT,
                Optional.of(principal),
                Optional.empty(),
                reason,
                "platform",
                Optional.of(NOW.plusSeconds(seconds)));
    }

    private static List<String> wrong(NewSuppression wanted) {
        return assertThrows(Rejected.class, () -> wanted.check(NOW)).problem().errors().stream()
                .map(error -> error.pointer())
                .toList();
    }
}
