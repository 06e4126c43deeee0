package io.strongroom.domain.integrity;

import io.strongroom.domain.inventory.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Backups as they should be; {@code Records.with} spoils one thing of them. */
public final class Held {
    public static final Instant NOW = Samples.NOW;
    public static final String VOLUME = "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1";
    public static final String POINT = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
    public static final Expected EXPECTED = new Expected(Duration.ofHours(36), Duration.ofDays(90));

    private Held() {}

    /** Ten recovery points of a volume, all restorable and on one key, the newest an hour old. */
    public static ResourceBackups points() {
        return points(Samples.VAULT_ARN, VOLUME, POINT);
    }

    public static ResourceBackups points(String vaultArn, String resourceArn, String newestArn) {
        return new ResourceBackups(
                vaultArn,
                resourceArn,
                "EBS",
                10,
                10_000_000_000L,
                10,
                Optional.of(NOW.minus(Duration.ofDays(10))),
                Optional.of(NOW.minus(Duration.ofHours(1))),
                Optional.of(newestArn),
                0,
                0,
                Set.of(Samples.KEY_ARN),
                false);
    }

    /** Those, well encrypted. */
    public static HeldBackups held() {
        return held(points());
    }

    public static HeldBackups held(ResourceBackups points) {
        return new HeldBackups(points, new Encryption(Encryption.Holds.YES, Samples.KEY_ARN), points.newest());
    }

    /** A restore of the newest of them yesterday, found right. */
    public static RestoreOutcome test() {
        var at = NOW.minus(Duration.ofDays(1));
        return new RestoreOutcome(
                "job-1",
                Optional.of(Samples.VAULT_ARN),
                POINT,
                Optional.of(VOLUME),
                "COMPLETED",
                Optional.of("SUCCESSFUL"),
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.of(at.plusSeconds(1800)));
    }

    /** A scan of the newest of them that found nothing. */
    public static ScanOutcome scan() {
        return new ScanOutcome(
                "scan-1",
                Optional.of(Samples.VAULT_ARN),
                POINT,
                Optional.of(VOLUME),
                "COMPLETED",
                Optional.of("NO_THREATS_FOUND"),
                NOW.minus(Duration.ofHours(2)));
    }

    /** A Region with these, and nothing known of tests. */
    public static RegionBackups region(HeldBackups... held) {
        return new RegionBackups(EXPECTED, List.of(held), List.of(), Optional.empty(), List.of());
    }
}
