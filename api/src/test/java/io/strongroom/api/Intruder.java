package io.strongroom.api;

import static io.strongroom.api.World.as;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.inventory.backup.BlastRadius;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who removes vault locks. Another principal each time, so that no two incidents are one. */
@Singleton
public class Intruder {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DetectorSpec LOCK = DetectorSpec.of(
            "INC-02", "A vault lock was removed", Severity.CRITICAL, "backup:DeleteBackupVaultLockConfiguration");

    @Inject
    Events events;

    @Inject
    Detections detections;

    @Inject
    InstantSource clock;

    /** An incident in the account that nothing else uses. @return its id */
    public String incident(String account) {
        return incident(account, "intruder-" + COUNT.incrementAndGet(), Severity.CRITICAL);
    }

    /** An incident by that role. @return its id */
    public String incident(String account, String role, Severity severity) {
        var event = event(account, role, clock.instant());
        events.append(List.of(event), clock.instant());
        var vault = "arn:aws:backup:eu-west-1:" + account + ":backup-vault:" + role;
        var detection = Detection.of(LOCK, event)
                .severity(severity)
                .because(role + " removed the lock of vault payments.")
                .impact("Its recovery points can now be deleted.")
                .resources(List.of(vault))
                .atRisk(new BlastRadius(
                        412, 8_800_000_000_000L, Optional.of(event.at()), Optional.of(event.at()), Set.of(vault)))
                .build();
        return detections
                .record(List.of(detection), clock.instant())
                .getFirst()
                .incident()
                .toString();
    }

    /** One that somebody has taken. */
    public String acknowledged(String account, String token) {
        var id = incident(account);
        var at = "/api/v1/incidents/" + id;
        as(token)
                .header("If-Match", as(token).get(at).header("ETag"))
                .post(at + "/acknowledgements")
                .then()
                .statusCode(200);
        return id;
    }

    /** What CloudTrail tells of the removal of a lock. */
    public static AwsEvent event(String account, String role, Instant at) {
        var json =
                """
                {"eventID":"%s","eventTime":"%s","eventSource":"backup.amazonaws.com","eventName":"DeleteBackupVaultLockConfiguration",
                 "awsRegion":"eu-west-1","recipientAccountId":"%s","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2.17",
                 "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::%s:assumed-role/%s/someone","accountId":"%s"},
                 "requestParameters":{"backupVaultName":"payments"}}""".formatted(UUID.randomUUID(), at.truncatedTo(ChronoUnit.SECONDS), account, account, role, account);
        return switch (EventEnvelope.readRecord(json)) {
            case EventEnvelope.Event read -> read.event();
            case EventEnvelope.Unknown unknown -> throw new AssertionError(unknown);
            case EventEnvelope.Poison poison -> throw new AssertionError(poison);
        };
    }
}
