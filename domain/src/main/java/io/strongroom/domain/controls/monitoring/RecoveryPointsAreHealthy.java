package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;

/** No recovery point is half made, stopped, or stuck on its way out. */
@Singleton
final class RecoveryPointsAreHealthy implements Control<RecoveryPoints> {
    private static final Duration DELETING = Duration.ofHours(24);
    private static final Duration MAKING = Duration.ofHours(24);

    private static final ControlSpec<RecoveryPoints> SPEC = ControlSpec.of("MON-18", Kinds.RECOVERY_POINTS)
            .title("No recovery point is partial, stopped, expired or stuck in deletion")
            .severity(Severity.MEDIUM)
            .steps("3.3")
            .reads(Kinds.NATIVE_SNAPSHOTS)
            .frameworks("NIST CP-9 [E]; ISO A.8.13 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<RecoveryPoints> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(RecoveryPoints points, Inventory inventory) {
        var facts = Json.object().put("status", points.status()).put("count", points.count());
        facts.set("examples", Json.tree(points.examples()));
        var overdue = points.lastDeleteAt()
                .filter(at -> at.isBefore(inventory.takenAt().minus(DELETING)))
                .isPresent();
        return switch (points.status()) {
            case "PARTIAL" -> Verdict.fail("Recovery points are partial: not all of the resource is in them.", facts);
            case "STOPPED" -> Verdict.fail("Continuous backup has stopped.", facts);
            case "EXPIRED" ->
                Verdict.fail("Recovery points are past their retention and AWS Backup cannot delete them.", facts);
            case "DELETING" ->
                overdue
                        ? Verdict.fail("Recovery points have been in deletion for over a day.", facts)
                        : Verdict.pass(facts);
            case String other ->
                points.resourceType().equals("EC2") && disabled(points, inventory)
                        ? Verdict.fail("The image of a recovery point is disabled, so it cannot be restored.", facts)
                        : Verdict.pass(facts);
        };
    }

    /**
     * Someone may disable the machine image that a recovery point of EC2 is.
     *
     * @throws NotTold when an image was disabled that may be one of those in the group that are not among its examples
     */
    private static boolean disabled(RecoveryPoints points, Inventory inventory) {
        var images = inventory.all(Kinds.NATIVE_SNAPSHOTS).stream()
                .filter(image -> image.service().equals("AMI") && image.state().equalsIgnoreCase("disabled"))
                .toList();
        if (images.stream().anyMatch(image -> isExample(image, points))) {
            return true;
        }
        if (points.count() > points.examples().size() && images.stream().anyMatch(image -> mayBeOf(points, image))) {
            throw new NotTold(new Coverage.Unsupported("each of " + points.count() + " recovery points by itself"));
        }
        return false;
    }

    private static boolean isExample(NativeSnapshot image, RecoveryPoints points) {
        return points.examples().stream()
                .anyMatch(arn -> Arn.parse(arn)
                        .filter(point -> image.arn().endsWith(point.name()))
                        .isPresent());
    }

    /** An image is made within a day of its recovery point. */
    private static boolean mayBeOf(RecoveryPoints points, NativeSnapshot image) {
        return !image.createdAt().isBefore(points.oldest().minus(MAKING))
                && !image.createdAt().isAfter(points.newest().plus(MAKING));
    }
}
