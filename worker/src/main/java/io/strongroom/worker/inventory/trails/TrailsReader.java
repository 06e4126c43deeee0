package io.strongroom.worker.inventory.trails;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.worker.aws.EventSelectors;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;

/** Trails as the Region sees them, those of other Regions and of the organization among them. */
@Singleton
final class TrailsReader implements KindReader<Trail> {
    @Override
    public Kind<Trail> kind() {
        return Kinds.TRAILS;
    }

    @Override
    public List<Trail> read(Gathering from) {
        var cloudTrail = from.client(CloudTrailClient.class);
        var listed = from.call(
                "cloudtrail:DescribeTrails",
                () -> cloudTrail
                        .describeTrails(request -> request.includeShadowTrails(true))
                        .trailList());
        return from.each(listed, trail -> trail(from, cloudTrail, trail));
    }

    private static Trail trail(
            Gathering from, CloudTrailClient cloudTrail, software.amazon.awssdk.services.cloudtrail.model.Trail trail) {
        var arn = trail.trailARN();
        return new Trail(
                arn,
                trail.name(),
                Optional.ofNullable(trail.homeRegion()).map(Region::new).orElse(from.region()),
                Optional.ofNullable(trail.s3BucketName()).orElse(""),
                Optional.ofNullable(trail.kmsKeyId()),
                Optional.ofNullable(trail.cloudWatchLogsLogGroupArn()),
                Boolean.TRUE.equals(trail.logFileValidationEnabled()),
                Boolean.TRUE.equals(trail.isMultiRegionTrail()),
                Boolean.TRUE.equals(trail.isOrganizationTrail()),
                from.asked(
                        "cloudtrail:GetTrailStatus",
                        () -> Optional.of(status(cloudTrail.getTrailStatus(r -> r.name(arn))))),
                from.asked(
                        "cloudtrail:GetEventSelectors",
                        () -> Optional.of(EventSelectors.state(cloudTrail.getEventSelectors(r -> r.trailName(arn)))
                                .path("selectors"))));
    }

    private static Trail.Status status(GetTrailStatusResponse status) {
        return new Trail.Status(
                Boolean.TRUE.equals(status.isLogging()),
                Optional.ofNullable(status.latestCloudWatchLogsDeliveryTime()),
                Optional.ofNullable(status.latestDeliveryError()).filter(text -> !text.isEmpty()));
    }
}
