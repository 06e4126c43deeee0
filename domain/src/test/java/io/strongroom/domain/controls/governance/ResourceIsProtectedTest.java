package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.labels;
import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceIsProtectedTest {
    private final ResourceIsProtected control = new ResourceIsProtected();

    @Test
    void selectedResourcePassesAndNamesThePlan() {
        var pass = assertInstanceOf(Verdict.Pass.class, verdict(control, WithSettings.inventory()));
        assertEquals(
                Samples.plan().arn(),
                pass.facts().path("coveredBy").path(0).path("planArn").asText());
    }

    @Test
    void excludedResourceFailsWithTheReason() {
        var other = Records.with(WithSettings.volume(), "tags", Map.of("backup", "none"));
        var fail = assertInstanceOf(
                Verdict.Fail.class,
                verdict(control, WithSettings.inventory().read(Kinds.STATEFUL_RESOURCES, List.of(other))));
        assertEquals(
                "STRINGEQUALS backup=daily",
                fail.facts().path("excludedBy").path(0).path("what").asText());
    }

    @Test
    void resourceThatNobodyNamesFails() {
        assertEquals(
                "FAIL",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_PLANS, List.of()))
                        .label());
    }

    @Test
    void planOfTheOrganizationProtectsToo() {
        var plan = Records.with(Samples.plan(), "organizationManaged", true);
        assertEquals(
                "PASS",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_PLANS, List.of(plan)))
                        .label());
    }

    @Test
    void bucketOfTheRegionIsJudgedToo() {
        var photos = Records.with(Records.with(Samples.bucket(), "name", "photos"), "arn", "arn:aws:s3:::photos");
        var tagged = Records.with(Records.with(photos, "arn", "arn:aws:s3:::songs"), "tags", Map.of("backup", "daily"));
        var abroad =
                Records.with(Records.with(photos, "arn", "arn:aws:s3:::abroad"), "region", new Region("us-east-1"));
        var labels = labels(
                control,
                WithSettings.inventory()
                        .read(Kinds.BUCKETS, List.of(photos, Records.with(tagged, "name", "songs"), abroad)));
        assertEquals("FAIL", labels.get("arn:aws:s3:::photos"));
        assertEquals("PASS", labels.get("arn:aws:s3:::songs"));
        assertFalse(labels.containsKey("arn:aws:s3:::abroad"));
    }

    @Test
    void bucketThatDoesNotTellWhereItIsIsUnknownAlone() {
        var photos = Records.with(Records.with(Samples.bucket(), "name", "photos"), "arn", "arn:aws:s3:::photos");
        var lost = Records.with(
                Records.with(photos, "arn", "arn:aws:s3:::lost"), "region", Told.unknown(WithSettings.DENIED));
        var labels = labels(control, WithSettings.inventory().read(Kinds.BUCKETS, List.of(photos, lost)));
        assertEquals("FAIL", labels.get("arn:aws:s3:::photos"));
        assertEquals("UNKNOWN", labels.get("arn:aws:s3:::lost"));
    }

    @Test
    void bucketWithBackupsNeedsNoBackup() {
        assertEquals(
                "PASS",
                verdict(control, WithSettings.inventory().read(Kinds.BUCKETS, List.of(Samples.bucket())))
                        .label());
    }

    @Test
    void bucketInTheDarkIsUnknownAlone() {
        var dark = Records.with(
                Records.with(Samples.bucket(), "name", "photos"), "tags", Told.unknown(WithSettings.DENIED));
        var labels = labels(control, WithSettings.inventory().read(Kinds.BUCKETS, List.of(dark)));
        assertEquals("UNKNOWN", labels.get(dark.arn()));
        assertEquals("PASS", labels.get(WithSettings.volume().arn()));
    }

    @Test
    void regionWithoutDataIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithSettings.inventory().read(Kinds.STATEFUL_RESOURCES, List.of()))
                        .label());
    }

    @Test
    void deniedPlansAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, WithSettings.inventory().unread(Kinds.BACKUP_PLANS, WithSettings.DENIED))
                        .label());
    }
}
