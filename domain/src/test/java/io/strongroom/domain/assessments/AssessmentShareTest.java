package io.strongroom.domain.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentShareTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T06:00:00Z");
    private static final Instant LATER = BEGIN.plusSeconds(20);
    private final Assessment running =
            new Assessment(AssessmentId.next(), "ada", 9, 3, 1, 100, 2, 1, BEGIN, Optional.empty());

    @Test
    void aShareEndsWithItsLastAccountWhateverTheOthersDo() {
        var share = AssessmentShare.of(
                running, List.of(part("111111111111", "DONE", BEGIN), part("222222222222", "FAILED", LATER)));
        assertEquals(new AssessmentShare(running, 2, 2, 1, Optional.of(LATER)), share);
    }

    @Test
    void aShareWithAnAccountUnderWayGoesOn() {
        var waiting = new AssessmentPart(
                new AccountId("222222222222"), "QUEUED", List.of(), Optional.empty(), Optional.empty());
        var share = AssessmentShare.of(running, List.of(part("111111111111", "DONE", BEGIN), waiting));
        assertEquals(new AssessmentShare(running, 2, 1, 0, Optional.empty()), share);
    }

    @Test
    void anEmptyShareEndsWithTheWhole() {
        assertEquals(Optional.empty(), AssessmentShare.of(running, List.of()).endedAt());
    }

    private static AssessmentPart part(String account, String state, Instant endedAt) {
        return new AssessmentPart(
                new AccountId(account), state, List.of("eu-west-1"), Optional.empty(), Optional.of(endedAt));
    }
}
