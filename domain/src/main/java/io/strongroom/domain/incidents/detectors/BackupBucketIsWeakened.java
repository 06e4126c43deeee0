package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.incidents.detectors.BucketLoss.Counts;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bucket with backups loses what protects them: versions, locks, its policy; or its objects go or are encrypted with a
 * key from elsewhere, as ransomware does.
 */
@Singleton
final class BackupBucketIsWeakened implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-14",
                    "A bucket with backups lost protection",
                    Severity.HIGH,
                    "s3:PutBucketVersioning",
                    "s3:PutBucketLifecycle",
                    "s3:PutBucketLifecycleConfiguration",
                    "s3:PutBucketObjectLockConfiguration",
                    "s3:PutObjectLockConfiguration",
                    "s3:PutBucketReplication",
                    "s3:DeleteBucketReplication",
                    "s3:PutBucketPolicy",
                    "s3:PutBucketPublicAccessBlock",
                    "s3:PutBucketEncryption",
                    "s3:DeleteBucketEncryption",
                    "s3:DeleteBucketPolicy",
                    "s3:DeleteBucketPublicAccessBlock",
                    "s3:DeleteBucket",
                    "s3:PutObject",
                    "s3:CopyObject")
            .needing(Need.POSTURE, Need.REGISTER);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var bucket = event.requested("bucketName").orElse("");
        var loss = BucketLoss.of(event, around);
        if (loss.isEmpty() || bucket.isEmpty()) {
            return Optional.empty();
        }
        boolean ofBackups = ofBackups(bucket, event, around);
        boolean trusted = event.actor().filter(around::trusted).isPresent();
        boolean counts = switch (loss.get().counts()) {
            case OF_BACKUPS -> ofBackups && !trusted;
            case WHOEVER -> ofBackups;
            case ANYWHERE -> true;
        };
        if (!counts) {
            return Optional.empty();
        }
        return Optional.of(Detection.of(SPEC, event)
                .severity(ofBackups ? loss.get().severity() : Severity.MEDIUM)
                .resources(List.of("arn:aws:s3:::" + bucket))
                .because(Words.who(event) + " " + loss.get().sentence() + " bucket " + bucket + ".")
                .impact(
                        ofBackups
                                ? "The bucket holds backups, or reports of them: "
                                        + loss.get().impact()
                                : "Whether the bucket holds backups could not be told; "
                                        + loss.get().impact())
                .facts(Json.object()
                        .put("bucket", bucket)
                        .put("ofBackups", ofBackups)
                        .put("ransomwarePattern", loss.get().counts() == Counts.ANYWHERE))
                // Each object that is encrypted anew is an event of its own.
                .occurrence(
                        event.name().endsWith("Object")
                                ? event.principal().orElse("") + " " + bucket + " objects "
                                        + Burst.stretch(event, Duration.ofMinutes(10))
                                : event.id().value())
                .build());
    }

    /** Its name says so, or a report plan delivers to it; buckets themselves are not kept of an assessment. */
    private static boolean ofBackups(String bucket, AwsEvent event, Surroundings around) {
        var name = bucket.toLowerCase(Locale.ROOT);
        return name.contains("backup")
                || around.baselines(event.account()).stream()
                        .flatMap(seen -> seen.of(Kinds.REPORT_PLANS).values().stream())
                        .anyMatch(plan -> plan.path("bucket").asText().equals(bucket));
    }
}
