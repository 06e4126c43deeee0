package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.Trail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrailFilesAreValidatedAndEncryptedTest {
    private final TrailFilesAreValidatedAndEncrypted control = new TrailFilesAreValidatedAndEncrypted();

    private static Inventory.Builder with(Trail trail) {
        return Samples.inventory().read(Kinds.TRAILS, List.of(trail));
    }

    @Test
    void validatedEncryptedTrailPasses() {
        assertEquals("PASS", verdict(control, with(Samples.trail())).label());
    }

    @Test
    void trailWithoutValidationFails() {
        assertEquals(
                "FAIL",
                verdict(control, with(Records.with(Samples.trail(), "validation", false)))
                        .label());
    }

    @Test
    void trailWithoutKeyFails() {
        var verdict = verdict(control, with(Records.with(Samples.trail(), "kmsKeyArn", Optional.empty())));
        assertEquals(
                "The trail is not encrypted with a customer managed key.",
                assertInstanceOf(Verdict.Fail.class, verdict).because());
    }

    @Test
    void shadowIsJudgedWhereTheTrailIs() {
        var shadow = Records.with(Samples.trail(), "homeRegion", new Region("us-east-1"));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, with(shadow)).label());
        var shared = Records.with(Samples.trail(), "arn", "arn:aws:cloudtrail:eu-west-1:999999999999:trail/org");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, with(shared)).label());
    }

    @Test
    void deniedTrailsAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.TRAILS, WatchSamples.DENIED);
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }
}
