package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.labels;
import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupBucketsStayInsideTest {
    private static final String DENY = """
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::my-backup-bucket","arn:aws:s3:::my-backup-bucket/*"],"Condition":%s}""";
    private static final String BY_ORGANIZATION = DENY.formatted("""
            {"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}""");
    private static final String BY_ENDPOINT = DENY.formatted("""
            {"StringNotEqualsIfExists":{"aws:SourceVpce":"vpce-1"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false","aws:ViaAWSService":"false"}}""");
    private final BackupBucketsStayInside control = new BackupBucketsStayInside();

    @Test
    void vpcWithAWayToS3Passes() {
        assertEquals("PASS", verdict(control, WithNetwork.inventory()).label());
    }

    @Test
    void vpcWithoutOneFails() {
        assertEquals(
                "FAIL",
                verdict(control, WithNetwork.inventory().read(Kinds.ENDPOINTS, List.of(WithNetwork.endpoint("backup"))))
                        .label());
    }

    @Test
    void bucketThatTurnsOutsidersAwayPasses() {
        assertEquals("PASS", onBucket(Samples.policy(BY_ORGANIZATION)));
        assertEquals("PASS", onBucket(Samples.policy(BY_ENDPOINT)));
    }

    @Test
    void bucketThatOutsidersMayReadOrListFails() {
        assertEquals("FAIL", onBucket(Samples.policy(BY_ORGANIZATION.replace("s3:*", "s3:PutObject"))));
        assertEquals(
                "FAIL", onBucket(Samples.policy(BY_ORGANIZATION.replace("\"arn:aws:s3:::my-backup-bucket\",", ""))));
    }

    @Test
    void bucketThatTurnsServicesAwayFails() {
        assertEquals(
                "FAIL",
                onBucket(Samples.policy(DENY.formatted("{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}"))));
    }

    @Test
    void tlsAloneFails() {
        assertEquals("FAIL", onBucket(Samples.bucket().policy().value().orElseThrow()));
    }

    @Test
    void bucketWithoutPolicyFails() {
        assertEquals(
                "FAIL",
                labels(control, seen(Records.with(Samples.bucket(), "policy", Told.none())))
                        .get(Samples.bucket().arn()));
    }

    @Test
    void otherBucketsAndRegionsAreLeftAlone() {
        var photos = Records.with(Samples.bucket(), "name", "photos");
        assertFalse(labels(control, seen(photos)).containsKey(photos.arn()));
        var abroad = Records.with(Samples.bucket(), "region", new Region("us-east-1"));
        assertFalse(labels(control, seen(abroad)).containsKey(abroad.arn()));
    }

    @Test
    void nothingOfBackupsIsNotApplicable() {
        var inventory = WithNetwork.inventory().read(Kinds.VPCS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedPolicyIsUnknown() {
        var dark = Records.with(Samples.bucket(), "policy", Told.unknown(WithNetwork.DENIED));
        assertEquals("UNKNOWN", labels(control, seen(dark)).get(dark.arn()));
        assertEquals(
                "UNKNOWN",
                verdict(control, WithNetwork.inventory().unread(Kinds.ENDPOINTS, WithNetwork.DENIED))
                        .label());
    }

    private String onBucket(JsonNode policy) {
        var bucket = Records.with(Samples.bucket(), "policy", policy);
        return labels(control, seen(bucket)).get(bucket.arn());
    }

    private static Inventory.Builder seen(Bucket bucket) {
        return WithNetwork.inventory().read(Kinds.BUCKETS, List.of(bucket));
    }
}
