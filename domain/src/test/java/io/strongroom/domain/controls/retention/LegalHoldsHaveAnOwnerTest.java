package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.LegalHold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegalHoldsHaveAnOwnerTest {
    private final LegalHoldsHaveAnOwner control = new LegalHoldsHaveAnOwner();

    @Test
    void ownerAndReviewToComePass() {
        assertEquals(
                "PASS",
                verdict(control, seen(Told.known(Map.of("owner", "legal", "review-date", "2026-11-24"))))
                        .label());
    }

    @Test
    void overdueReviewFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Told.known(Map.of("owner", "legal", "review-date", "2026-11-23"))))
                        .label());
    }

    @Test
    void reviewThatIsNoDateFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Told.known(Map.of("owner", "legal", "review-date", "soon"))))
                        .label());
    }

    @Test
    void blankOwnerFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Told.known(Map.of("owner", " ", "review-date", "2027-01-01"))))
                        .label());
    }

    @Test
    void noTagsFail() {
        assertEquals("FAIL", verdict(control, seen(Told.none())).label());
    }

    @Test
    void cancelledHoldIsNotApplicable() {
        var hold = Records.with(hold(Told.none()), "status", "CANCELED");
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.LEGAL_HOLDS, List.of(hold)))
                        .label());
    }

    @Test
    void deniedTagsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(Told.unknown(new Coverage.Denied("backup:ListTags"))))
                        .label());
    }

    private static LegalHold hold(Told<Map<String, String>> tags) {
        return new LegalHold(
                "arn:aws:backup:eu-west-1:123456789012:legal-hold:1", "case", "a case", "ACTIVE", Samples.NOW, tags);
    }

    private static Inventory.Builder seen(Told<Map<String, String>> tags) {
        return Samples.inventory().read(Kinds.LEGAL_HOLDS, List.of(hold(tags)));
    }
}
