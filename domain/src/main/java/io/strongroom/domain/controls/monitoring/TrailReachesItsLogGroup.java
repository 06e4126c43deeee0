package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.trails.LogGroup;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the trail records can be searched and alarmed on within the hour, and for long enough. */
@Singleton
final class TrailReachesItsLogGroup implements Control<Trail> {
    private static final Duration RECENT = Duration.ofHours(1);

    private static final ControlSpec<Trail> SPEC = ControlSpec.of("MON-04", Kinds.TRAILS)
            .title("Trails reach an encrypted log group that is kept long enough")
            .severity(Severity.MEDIUM)
            .steps("3.1", "3.2")
            .reads(Kinds.LOG_GROUPS)
            .frameworks("FSBP CloudTrail.5 [P]; NIST AU-6(3),AU-2,AU-12,AC-2(4) [P]; PCI 10.5.1,10.2.1 [P];"
                    + " HIPAA 164.312(b) [P]; ISO A.8.15,A.8.16 [P]; SOC2 CC7.2 [P]")
            .build();

    @Override
    public ControlSpec<Trail> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Trail trail, Inventory inventory) {
        return trail.homedIn(inventory.account(), inventory.region());
    }

    @Override
    public Verdict judge(Trail trail, Inventory inventory) {
        if (trail.logGroupArn().isEmpty()) {
            return Verdict.fail("The trail is not sent to CloudWatch Logs.");
        }
        var arn = trail.logGroupArn().get();
        int days = inventory.expectations().logRetentionDays();
        var found = Shortcomings.of("The trail")
                .unless(
                        () -> arrivedSince(trail, inventory.takenAt().minus(RECENT)),
                        "last reached its log group over an hour ago")
                .unless(() -> group(arn, inventory).isPresent(), "names a log group that is not there")
                .unless(
                        () -> group(arn, inventory).stream().allMatch(one -> one.keeps(days)),
                        "has a log group kept for under " + days + " days")
                .unless(
                        () -> group(arn, inventory).stream()
                                .allMatch(one -> one.kmsKeyArn().isPresent()),
                        "has a log group without a customer managed key");
        return found.verdict(Json.object().put("logGroupArn", arn).put("retentionDaysAsked", days));
    }

    private static boolean arrivedSince(Trail trail, Instant moment) {
        return trail.status()
                .value()
                .flatMap(Trail.Status::deliveredToLogsAt)
                .filter(at -> !at.isBefore(moment))
                .isPresent();
    }

    private static Optional<LogGroup> group(String arn, Inventory inventory) {
        return inventory.all(Kinds.LOG_GROUPS).stream()
                .filter(one -> one.is(arn))
                .findFirst();
    }
}
