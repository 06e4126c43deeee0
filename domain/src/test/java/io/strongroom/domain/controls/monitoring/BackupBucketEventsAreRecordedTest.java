package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupBucketEventsAreRecordedTest {
    private final BackupBucketEventsAreRecorded control = new BackupBucketEventsAreRecorded();

    private static Inventory.Builder with(String dataFields) {
        var selectors = Json.parse("[{\"fieldSelectors\":[" + dataFields + "]}]");
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(Samples.bucket()))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of(Records.with(Samples.trail(), "selectors", selectors)));
    }

    private static final String OBJECTS = """
            {"field":"eventCategory","equals":["Data"]},{"field":"resources.type","equals":["AWS::S3::Object"]}""";

    @Test
    void allObjectsArePassed() {
        assertEquals("PASS", verdict(control, with(OBJECTS)).label());
    }

    @Test
    void bucketByItsPrefixPasses() {
        assertEquals("PASS", verdict(control, with(OBJECTS + """
                ,{"field":"resources.ARN","startsWith":["arn:aws:s3:::my-backup-bucket/"]}""")).label());
    }

    @Test
    void oneFolderOfTheBucketFails() {
        assertEquals("FAIL", verdict(control, with(OBJECTS + """
                ,{"field":"resources.ARN","startsWith":["arn:aws:s3:::my-backup-bucket/reports/"]}""")).label());
    }

    @Test
    void writesAloneFail() {
        assertEquals("FAIL", verdict(control, with(OBJECTS + """
                ,{"field":"readOnly","equals":["false"]}""")).label());
    }

    @Test
    void managementEventsAloneFail() {
        assertEquals("FAIL", verdict(control, with("""
                {"field":"eventCategory","equals":["Management"]}""")).label());
    }

    @Test
    void otherBucketsAndLogBucketsAreNotMeant() {
        var other = Records.with(Samples.bucket(), "name", "photos");
        var logs = Records.with(Samples.bucket(), "name", "backup-audit-logs");
        var inventory = with(OBJECTS).read(Kinds.BUCKETS, List.of(other, logs));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedTrailsAreUnknown() {
        var inventory = with(OBJECTS).unread(Kinds.TRAILS, WatchSamples.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
