package io.strongroom.sandbox.cloudtrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.S3BucketDoesNotExistException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/** What CloudTrail does, whoever simulates it. */
abstract class TrailContract {
    static final String POLICY = """
            {"Version":"2012-10-17","Statement":[\
            {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl",\
            "Resource":"arn:aws:s3:::%1$s","Condition":{"StringEquals":{"aws:SourceArn":"%2$s"}}},\
            {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject",\
            "Resource":"arn:aws:s3:::%1$s/AWSLogs/123456789012/*","Condition":{"StringEquals":{\
            "s3:x-amz-acl":"bucket-owner-full-control","aws:SourceArn":"%2$s"}}}]}""";

    final String name = "test-" + UUID.randomUUID();
    final String arn = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/" + name;
    CloudTrailClient trails;
    S3Client s3;

    abstract CloudTrailClient connect();

    abstract S3Client bucketClient();

    @BeforeEach
    void start() {
        trails = connect();
        s3 = bucketClient();
    }

    void bucket() {
        s3.createBucket(r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        s3.putBucketPolicy(r -> r.bucket(name).policy(POLICY.formatted(name, arn)));
    }

    void trail() {
        bucket();
        trails.createTrail(r -> r.name(name)
                .s3BucketName(name)
                .isMultiRegionTrail(true)
                .includeGlobalServiceEvents(true)
                .enableLogFileValidation(true));
    }

    @Test
    void aTrailIsFoundAsItWasMadeAndDoesNotLogYet() {
        trail();
        var found = trails.getTrail(r -> r.name(name)).trail();
        assertEquals(arn, found.trailARN());
        assertEquals(name, found.s3BucketName());
        assertTrue(
                found.isMultiRegionTrail() && found.includeGlobalServiceEvents() && found.logFileValidationEnabled());
        assertFalse(trails.getTrailStatus(r -> r.name(name)).isLogging());
    }

    @Test
    void loggingStartsAndStops() {
        trail();
        trails.startLogging(r -> r.name(name));
        assertTrue(trails.getTrailStatus(r -> r.name(name)).isLogging());
        trails.stopLogging(r -> r.name(name));
        assertFalse(trails.getTrailStatus(r -> r.name(name)).isLogging());
    }

    @Test
    void whatAnUpdateLeavesOutStays() {
        trail();
        trails.updateTrail(r -> r.name(name).enableLogFileValidation(false));
        var found = trails.getTrail(r -> r.name(name)).trail();
        assertFalse(found.logFileValidationEnabled());
        assertTrue(found.isMultiRegionTrail());
        assertEquals(name, found.s3BucketName());
    }

    @Test
    void selectorsArePutInPlaceOfAllBefore() {
        trail();
        trails.putEventSelectors(
                r -> r.trailName(name).advancedEventSelectors(management(), data("arn:aws:s3:::one/")));
        trails.putEventSelectors(r -> r.trailName(name).advancedEventSelectors(data("arn:aws:s3:::two/")));
        var found = trails.getEventSelectors(r -> r.trailName(name)).advancedEventSelectors();
        assertEquals(1, found.size());
        assertEquals(
                "arn:aws:s3:::two/",
                found.getFirst().fieldSelectors().get(2).startsWith().getFirst());
    }

    @Test
    void aTrailNeedsItsBucket() {
        assertThrows(
                S3BucketDoesNotExistException.class,
                () -> trails.createTrail(r -> r.name(name).s3BucketName(name)));
    }

    @Test
    void aDeletedTrailIsNotFound() {
        trail();
        trails.deleteTrail(r -> r.name(name));
        assertThrows(TrailNotFoundException.class, () -> trails.getTrail(r -> r.name(name)));
        assertThrows(TrailNotFoundException.class, () -> trails.getTrailStatus(r -> r.name(name)));
    }

    static AdvancedEventSelector management() {
        return AdvancedEventSelector.builder()
                .fieldSelectors(f -> f.field("eventCategory").equalsValue("Management"))
                .build();
    }

    static AdvancedEventSelector data(String prefix) {
        return AdvancedEventSelector.builder()
                .name("objects")
                .fieldSelectors(
                        f -> f.field("eventCategory").equalsValue("Data"),
                        f -> f.field("resources.type").equalsValue("AWS::S3::Object"),
                        f -> f.field("resources.ARN").startsWith(prefix))
                .build();
    }
}
