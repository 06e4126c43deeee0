package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Correlating.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelatingTest {
    private static final Instant AT = Detected.AT;
    private static final String VAULT = "arn:aws:backup:eu-west-1:123456789012:backup-vault:prod";
    private static final String ROLE = "arn:aws:iam::123456789012:role/backup";

    private final Incident open = Detected.opened(1, Detected.by("mallory", Severity.HIGH, AT, VAULT, ROLE));

    private static Verdict decide(Detection detection, Incident... candidates) {
        return Correlating.decide(List.of(candidates), detection);
    }

    @Test
    void nothingThereOpens() {
        assertEquals(new Verdict.Open(), decide(Detected.by("mallory", Severity.HIGH, AT)));
    }

    @Test
    void samePrincipalJoins() {
        assertEquals(
                new Verdict.Merge(open.id()),
                decide(Detected.by("mallory", Severity.MEDIUM, AT.plusSeconds(60)), open));
    }

    @Test
    void graverOneEscalates() {
        assertEquals(
                new Verdict.Escalate(open.id(), Severity.CRITICAL),
                decide(Detected.by("mallory", Severity.CRITICAL, AT.plusSeconds(60)), open));
    }

    @Test
    void sameVaultJoinsWhoeverItWas() {
        assertEquals(
                new Verdict.Merge(open.id()),
                decide(Detected.by("trudy", Severity.HIGH, AT.plusSeconds(60), VAULT), open));
    }

    @Test
    void aRoleInCommonJoinsNothing() {
        assertEquals(new Verdict.Open(), decide(Detected.by("trudy", Severity.HIGH, AT.plusSeconds(60), ROLE), open));
    }

    @Test
    void aNameInCommonJoinsNothing() {
        var named = Detected.opened(3, Detected.by("mallory", Severity.HIGH, AT, "the account"));
        assertEquals(
                new Verdict.Open(),
                decide(Detected.by("trudy", Severity.HIGH, AT.plusSeconds(60), "the account"), named));
    }

    @Test
    void otherAccountOpensItsOwn() {
        var elsewhere = Detected.of(new AccountId("210987654321"), "mallory", Severity.HIGH, AT, VAULT);
        assertEquals(new Verdict.Open(), decide(elsewhere, open));
    }

    @Test
    void lateEventJoinsTheIncidentThatItBelongsTo() {
        var late = Detected.by("mallory", Severity.HIGH, AT.minus(Duration.ofHours(23)));
        assertEquals(new Verdict.Merge(open.id()), decide(late, open));
    }

    @Test
    void moreThanADayApartIsAnotherStory() {
        assertEquals(
                new Verdict.Open(), decide(Detected.by("mallory", Severity.HIGH, AT.plus(Duration.ofHours(25))), open));
        assertEquals(
                new Verdict.Open(),
                decide(Detected.by("mallory", Severity.HIGH, AT.minus(Duration.ofHours(25))), open));
    }

    @Test
    void closedOneReopensWithinADay() {
        var closed = Detected.closed(open, AT.plusSeconds(600));
        assertEquals(
                new Verdict.Reopen(open.id(), Severity.CRITICAL),
                decide(Detected.by("mallory", Severity.CRITICAL, AT.plus(Duration.ofHours(20))), closed));
    }

    @Test
    void longClosedOneStaysClosed() {
        var closed = Detected.closed(open, AT.minus(Duration.ofHours(30)));
        assertEquals(new Verdict.Open(), decide(Detected.by("mallory", Severity.HIGH, AT.plusSeconds(60)), closed));
    }

    @Test
    void openOneGoesBeforeAClosedOne() {
        var closed = Detected.closed(
                Detected.opened(2, Detected.by("mallory", Severity.HIGH, AT.plusSeconds(30))), AT.plusSeconds(40));
        assertEquals(
                new Verdict.Merge(open.id()),
                decide(Detected.by("mallory", Severity.HIGH, AT.plusSeconds(60)), closed, open));
    }

    @Test
    void samePrincipalGoesBeforeSameVault() {
        var other = Detected.opened(2, Detected.by("trudy", Severity.HIGH, AT.plusSeconds(30), VAULT));
        assertEquals(
                new Verdict.Merge(open.id()),
                decide(Detected.by("mallory", Severity.HIGH, AT.plusSeconds(60), VAULT), other, open));
    }
}
