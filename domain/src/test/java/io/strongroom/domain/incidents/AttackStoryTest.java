package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.events.InMemoryEvents;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An attack from its first step to its last is one incident, in whatever order and however often its events come. */
class AttackStoryTest {
    private static final String BACKUP = "backup.amazonaws.com";
    private static final Map<Place, Baseline> POSTURE = Map.of(
            new Place(Samples.ACCOUNT, "eu-west-1"),
            Baseline.seenBy(Samples.inventory()
                    .read(Kinds.VAULTS, List.of(Samples.vault()))
                    .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                    .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                    .read(Kinds.KEYS, List.of(Samples.key()))
                    .build()));

    private final DetectorCatalog catalog = DetectorsOnDisk.catalog();

    private static AwsEvent at(int minute, String source, String name, String request) {
        return Happened.callAt(Happened.AT.plus(Duration.ofMinutes(minute)), source, name, request);
    }

    private static List<AwsEvent> attack() {
        var events = new ArrayList<AwsEvent>();
        events.add(at(0, BACKUP, "DeleteBackupVaultNotifications", "{\"backupVaultName\":\"prod\"}"));
        events.add(at(5, "cloudtrail.amazonaws.com", "StopLogging", "{\"name\":\"org-trail\"}"));
        events.add(at(10, BACKUP, "DeleteBackupVaultLockConfiguration", "{\"backupVaultName\":\"prod\"}"));
        for (int i = 0; i < 6; i++) {
            events.add(at(
                    20 + i,
                    BACKUP,
                    "DeleteRecoveryPoint",
                    "{\"backupVaultName\":\"prod\",\"recoveryPointArn\":\"arn:aws:ec2:eu-west-1::snapshot/snap-" + i
                            + "\"}"));
        }
        events.add(at(40, "kms.amazonaws.com", "ScheduleKeyDeletion", "{\"keyId\":\"" + Samples.KEY_ARN + "\"}"));
        return events;
    }

    /** What a store and a worker do with events as they come, in memory. */
    private final class Watched {
        private final Map<EventId, AwsEvent> stored = new LinkedHashMap<>();
        private final Set<String> occurrences = new HashSet<>();
        private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();

        void arrives(AwsEvent event) {
            if (stored.putIfAbsent(event.id(), event) == null) {
                detect(event);
                stored.values().stream()
                        .filter(one ->
                                one.at().isAfter(event.at()) && one.subject().equals(event.subject()))
                        .filter(one -> catalog.needs(one).contains(DetectorSpec.Need.HISTORY))
                        .toList()
                        .forEach(this::detect);
            }
        }

        private void detect(AwsEvent event) {
            var earlier = stored.values().stream()
                    .filter(one -> !one.id().equals(event.id()) && !one.at().isAfter(event.at()))
                    .filter(one -> one.subject().equals(event.subject()))
                    .sorted(Comparator.comparing(AwsEvent::at))
                    .toList();
            var around = new KnownSurroundings(
                    earlier, POSTURE, Set.of(), Expectations.standard(), Set.of(), Set.of(), Set.of());
            catalog.detect(event, around).stream()
                    .filter(found -> occurrences.add(found.occurrence()))
                    .forEach(this::record);
        }

        private void record(Detection found) {
            var title = catalog.find(found.detector()).orElseThrow().title();
            var id = switch (Correlating.decide(incidents.values(), found)) {
                case Correlating.Verdict.Open open -> IncidentId.next();
                case Correlating.Verdict.Merge merge -> merge.into();
                case Correlating.Verdict.Escalate escalate -> escalate.into();
                case Correlating.Verdict.Reopen reopen -> reopen.into();
            };
            incidents.compute(
                    id,
                    (same, known) -> known == null
                            ? Incident.opened(id, incidents.size() + 1, title, found, Happened.AT)
                            : known.with(found, title));
        }
    }

    private Watched watch(List<AwsEvent> events) {
        var watched = new Watched();
        events.forEach(watched::arrives);
        return watched;
    }

    private static void assertTheWholeStory(Watched watched) {
        assertEquals(1, watched.incidents.size());
        var incident = watched.incidents.values().iterator().next();
        assertEquals(Severity.CRITICAL, incident.severity());
        assertEquals(10, incident.atRisk().orElseThrow().recoveryPoints());
        var detectors = new TreeSet<String>();
        incident.detectors().keySet().forEach(id -> detectors.add(id.value()));
        assertEquals(Set.of("INC-01", "INC-02", "INC-05", "INC-10", "INC-15", "INC-22"), detectors);
        assertTrue(incident.resources().contains(Samples.VAULT_ARN));
    }

    private List<String> seenIn(InMemoryEvents events, AwsEvent event) {
        var earlier = events.earlier(event, catalog.recalls(event), Surroundings.EARLIER_MOST);
        return catalog.detect(event, KnownSurroundings.none().withEarlier(earlier)).stream()
                .map(found -> found.detector().value())
                .toList();
    }

    @Test
    void aThousandCheapCallsHideNoChain() {
        var stop = at(0, "cloudtrail.amazonaws.com", "StopLogging", "{\"name\":\"org-trail\"}");
        var delete = at(60, BACKUP, "DeleteRecoveryPoint", "{\"backupVaultName\":\"prod\"}");
        var events = new InMemoryEvents();
        events.append(List.of(stop, delete), Happened.AT);
        IntStream.range(0, 1500)
                .forEach(n -> events.append(List.of(at(1 + n % 58, BACKUP, "ListBackupVaults", "{}")), Happened.AT));
        assertEquals(List.of("INC-01", "INC-22"), seenIn(events, delete));
        // What comes late is looked for in what happened after it, and found behind as much.
        assertEquals(List.of(delete), events.later(stop, catalog.judgedBy(stop), 10));
    }

    @Test
    void inOrder() {
        assertTheWholeStory(watch(attack()));
    }

    @Test
    void inAnyOrderAndTwice() {
        for (int seed = 0; seed < 50; seed++) {
            var events = new ArrayList<>(attack());
            events.addAll(events);
            Collections.shuffle(events, new Random(seed));
            assertTheWholeStory(watch(events));
        }
    }

    @Test
    void replayChangesNothing() {
        var events = attack();
        var watched = watch(events);
        var before = List.copyOf(watched.incidents.values());
        events.forEach(watched::arrives);
        assertEquals(before, List.copyOf(watched.incidents.values()));
    }

    @Test
    void sameStepsOfOurWorkerAreNone() {
        var role = Happened.OUR_ROLE;
        var ours = attack().stream()
                .map(event -> Happened.by(Happened.ourWorker(), event))
                .toList();
        var around = new KnownSurroundings(
                ours,
                POSTURE,
                Set.of(),
                Expectations.standard(),
                Set.of(role),
                Set.of(ours.getFirst().actor().orElseThrow().job().orElseThrow()),
                Set.of());
        ours.forEach(event -> assertEquals(List.of(), catalog.detect(event, around)));
    }
}
