package io.strongroom.web;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody who removes vault locks. */
@Singleton
public class Intruder {
    private static final DetectorSpec LOCK =
            DetectorSpec.of("INC-02", "A vault was unlocked or deleted", Severity.CRITICAL, "backup:DeleteBackupVault");

    private final Events events;
    private final Detections detections;
    private final InstantSource clock;

    Intruder(Events events, Detections detections, InstantSource clock) {
        this.events = events;
        this.detections = detections;
        this.clock = clock;
    }

    /** An event, and the incident that it opened. */
    public record Burning(IncidentId incident, EventId event) {}

    /** An incident by a principal that nobody else is. */
    public Burning strikes(AccountId account) {
        return strikes(
                account, "intruder-" + UUID.randomUUID(), Severity.CRITICAL, "removed the lock of vault payments");
    }

    /** @param text stands wherever text can come from outside */
    public Burning strikes(AccountId account, String role, Severity severity, String text) {
        var now = clock.instant();
        var event = event(account, role, text);
        events.append(List.of(event), now);
        var arn = "arn:aws:backup:eu-west-1:" + account + ":backup-vault:" + UUID.randomUUID() + text;
        var oldest = Optional.of(now.minus(Duration.ofDays(300)));
        var detection = Detection.of(LOCK, event)
                .severity(severity)
                .because(role + " " + text + ".")
                .impact("Its recovery points can now be deleted: " + text)
                .resources(List.of(arn))
                .atRisk(new BlastRadius(412, 8_800_000_000_000L, oldest, Optional.of(now), Set.of(arn)))
                .facts(Json.object().put(text, text))
                .build();
        return new Burning(detections.record(List.of(detection), now).getFirst().incident(), event.id());
    }

    private AwsEvent event(AccountId account, String role, String text) {
        var record = Json.object()
                .put("eventID", UUID.randomUUID().toString())
                .put(
                        "eventTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", "backup.amazonaws.com")
                .put("eventName", text.length() > 100 ? text.substring(0, 100) : text)
                .put("awsRegion", "eu-west-1")
                .put("recipientAccountId", account.value())
                .put("sourceIPAddress", "203.0.113.7")
                .put("userAgent", text);
        record.putObject("userIdentity")
                .put("type", "AssumedRole")
                .put("arn", "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + text)
                .put("accountId", account.value());
        record.putObject("requestParameters").put("backupVaultName", text);
        return switch (EventEnvelope.readRecord(record.toString())) {
            case EventEnvelope.Event read -> read.event();
            case EventEnvelope.Unknown unknown -> throw new AssertionError(unknown);
            case EventEnvelope.Poison poison -> throw new AssertionError(poison);
        };
    }

    /** Messages that nobody can read, or looks at. */
    public void sendsNonsense(String text) {
        events.countUnknown(text, 1, clock.instant());
        events.setAside(text, text, clock.instant());
    }
}
