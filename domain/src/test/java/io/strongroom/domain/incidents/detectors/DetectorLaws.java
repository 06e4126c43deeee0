package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for every detector of calls: a true event is told, and is not when AWS or our own worker did it. */
abstract class DetectorLaws {
    static final String BACKUP = "backup.amazonaws.com";
    static final String KMS = "kms.amazonaws.com";
    static final String SIBLING = "210987654321";
    static final String STRANGER = "666666666666";
    static final String PLATFORM = "arn:aws:iam::123456789012:role/platform-deploy";

    /** The one that is tested. */
    abstract Detector detector();

    /** One that it tells, in surroundings of {@link #around()}. */
    abstract AwsEvent trueEvent();

    /** An account whose vault "prod" holds ten recovery points on the sample key. */
    KnownSurroundings around() {
        return assessed(region().build());
    }

    static Inventory.Builder region() {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.KEYS, List.of(Samples.key()));
    }

    static KnownSurroundings assessed(Inventory inventory) {
        return surroundings(Map.of(new Place(Samples.ACCOUNT, Samples.REGION.value()), Baseline.seenBy(inventory)));
    }

    /** Nothing has been assessed. */
    static KnownSurroundings unassessed() {
        return surroundings(Map.of());
    }

    private static KnownSurroundings surroundings(Map<Place, Baseline> baselines) {
        return new KnownSurroundings(
                List.of(),
                baselines,
                Set.of(Samples.ACCOUNT, new AccountId(SIBLING)),
                Expectations.standard(),
                Set.of(Happened.OUR_ROLE),
                Set.of(new JobId(UUID.fromString(Happened.OUR_JOB))),
                Set.of(PLATFORM));
    }

    /** As in the running product: by way of the catalogue. */
    Optional<Detection> told(AwsEvent event, KnownSurroundings around) {
        var found = new DetectorCatalog(List.of(detector()), List.of(new ComplianceLockIsDue())).detect(event, around);
        assertTrue(found.size() <= 1);
        return found.stream().findFirst();
    }

    Optional<Detection> told(AwsEvent event) {
        return told(event, around());
    }

    /** Of a person it is told; AWS itself and our own worker do the same without being told. */
    Detection watched(AwsEvent event) {
        assertEquals(Optional.empty(), told(Happened.by(Happened.awsBackup(), event)), "by AWS itself");
        assertEquals(Optional.empty(), told(Happened.by(Happened.ourWorker(), event)), "by our own worker");
        return told(event).orElseThrow(() -> new AssertionError(event.word() + " is not told"));
    }

    /** The same call by the platform's role. */
    static AwsEvent byPlatform(AwsEvent event) {
        return Happened.by(Happened.session(PLATFORM, "deploy"), event);
    }

    @Test
    void trueEventIsTold() {
        var found = told(trueEvent()).orElseThrow();
        assertEquals(detector().spec().id(), found.detector());
        assertTrue(found.because().endsWith(".") && found.impact().endsWith("."), found.toString());
        assertEquals(Optional.of(Happened.ROLE), found.principal());
    }

    @Test
    void whatAwsDoesByItselfIsNoIncident() {
        assertEquals(Optional.empty(), told(Happened.by(Happened.awsBackup(), trueEvent())));
    }

    @Test
    void whatOurOwnWorkerDoesIsNoIncident() {
        assertEquals(Optional.empty(), told(Happened.by(Happened.ourWorker(), trueEvent())));
    }

    @Test
    void sessionThatOnlyLooksLikeOursIsAnIncident() {
        var other = "01936000-0000-7000-8000-000000000002";
        assertTrue(told(Happened.by(Happened.session(Happened.OUR_ROLE, other), trueEvent()))
                .isPresent());
    }
}
