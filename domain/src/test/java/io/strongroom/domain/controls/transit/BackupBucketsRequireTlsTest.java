package io.strongroom.domain.controls.transit;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupBucketsRequireTlsTest {
    private final BackupBucketsRequireTls control = new BackupBucketsRequireTls();
    private static final String TLS = "\"Bool\":{\"aws:SecureTransport\":\"false\"}";
    private static final String BOTH = "[\"arn:aws:s3:::my-backup-bucket\",\"arn:aws:s3:::my-backup-bucket/*\"]";

    @Test
    void denyForBucketAndObjectsPasses() {
        assertEquals("PASS", verdict(control, read(Samples.bucket())).label());
    }

    @Test
    void denyInTwoStatementsPasses() {
        var split = deny("\"*\"", "\"arn:aws:s3:::my-backup-bucket\"", TLS) + ","
                + deny("{\"AWS\":\"*\"}", "\"arn:aws:s3:::my-backup-bucket/*\"", TLS);
        assertEquals("PASS", verdict(control, read(bucket(split))).label());
    }

    @Test
    void denyOfEveryResourcePasses() {
        assertEquals(
                "PASS",
                verdict(control, read(bucket(deny("\"*\"", "\"*\"", TLS)))).label());
    }

    @Test
    void denyForObjectsAloneFails() {
        var objects = deny("\"*\"", "\"arn:aws:s3:::my-backup-bucket/*\"", TLS);
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, read(bucket(objects))));
        assertEquals(
                "[\"arn:aws:s3:::my-backup-bucket\"]", fail.facts().path("open").toString());
    }

    @Test
    void denyForTheBucketAloneFails() {
        var bucket = deny("\"*\"", "\"arn:aws:s3:::my-backup-bucket\"", TLS);
        assertEquals("FAIL", verdict(control, read(bucket(bucket))).label());
    }

    @Test
    void denyToSomebodyAloneFails() {
        var some = deny("{\"AWS\":\"arn:aws:iam::123456789012:root\"}", BOTH, TLS);
        assertEquals("FAIL", verdict(control, read(bucket(some))).label());
    }

    @Test
    void denyOfOneActionAloneFails() {
        var get = deny("\"*\"", BOTH, TLS).replace("s3:*", "s3:GetObject");
        assertEquals("FAIL", verdict(control, read(bucket(get))).label());
    }

    @Test
    void denyUnderOneMoreConditionFails() {
        var more = deny("\"*\"", BOTH, TLS + ",\"StringEquals\":{\"aws:SourceVpc\":\"vpc-1\"}");
        assertEquals("FAIL", verdict(control, read(bucket(more))).label());
    }

    @Test
    void servicesOfAwsMayBeLeftOut() {
        var most = deny(
                "\"*\"", BOTH, "\"Bool\":{\"aws:SecureTransport\":\"false\",\"aws:PrincipalIsAWSService\":\"false\"}");
        assertEquals("PASS", verdict(control, read(bucket(most))).label());
    }

    @Test
    void allowOverTlsAloneDeniesNothing() {
        var allow = deny("\"*\"", BOTH, "\"Bool\":{\"aws:SecureTransport\":\"true\"}")
                .replace("Deny", "Allow");
        assertEquals("FAIL", verdict(control, read(bucket(allow))).label());
    }

    @Test
    void refusalOfOldTlsIsSeenAndNotAsked() {
        var old =
                deny("\"*\"", BOTH, TLS) + "," + deny("\"*\"", BOTH, "\"NumericLessThan\":{\"s3:TlsVersion\":\"1.2\"}");
        var pass = assertInstanceOf(Verdict.Pass.class, verdict(control, read(bucket(old))));
        assertTrue(pass.facts().path("refusesOldTls").asBoolean());
        var without = assertInstanceOf(Verdict.Pass.class, verdict(control, read(Samples.bucket())));
        assertFalse(without.facts().path("refusesOldTls").asBoolean());
    }

    @Test
    void bucketWithoutPolicyFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(Samples.bucket(), "policy", Told.none())))
                        .label());
    }

    @Test
    void otherBucketsAreNotApplicable() {
        var photos = Records.with(Records.with(Samples.bucket(), "name", "photos"), "policy", Told.none());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, read(photos)).label());
    }

    @Test
    void deniedPolicyIsUnknown() {
        var dark = Records.with(Samples.bucket(), "policy", Told.unknown(new Coverage.Denied("s3:GetBucketPolicy")));
        assertEquals("UNKNOWN", verdict(control, read(dark)).label());
    }

    private static String deny(String principal, String resource, String condition) {
        return "{\"Effect\":\"Deny\",\"Principal\":" + principal + ",\"Action\":\"s3:*\",\"Resource\":" + resource
                + ",\"Condition\":{" + condition + "}}";
    }

    private static Bucket bucket(String statements) {
        return Records.with(Samples.bucket(), "policy", Samples.policy(statements));
    }

    private static Inventory.Builder read(Bucket bucket) {
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(bucket))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of());
    }
}
