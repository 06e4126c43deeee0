package io.strongroom.domain.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of events gives of a subject's past. */
public abstract class PastContract {
    private static final String BACKUP = "backup.amazonaws.com";
    private static final Duration DAY = Duration.ofHours(24);

    /** Of a role that no other test has. */
    private final String role = "arn:aws:iam::123456789012:role/past-" + UUID.randomUUID();

    protected abstract Events events();

    private AwsEvent at(int second, String source, String name) {
        return Happened.by(
                Happened.session(role, "mallory"),
                Happened.callAt(Happened.AT.plusSeconds(second), source, name, "{\"name\":\"n-" + second + "\"}"));
    }

    private List<AwsEvent> keep(List<AwsEvent> all) {
        events().append(all, Happened.AT);
        return all;
    }

    private List<AwsEvent> earlier(AwsEvent now, int limit, Recall... recalls) {
        return events().earlier(now, List.of(recalls), limit);
    }

    @Test
    public void aThousandCheapCallsInBetweenHideNothing() {
        var stop = at(0, "cloudtrail.amazonaws.com", "StopLogging");
        var all = new ArrayList<AwsEvent>();
        all.add(stop);
        IntStream.rangeClosed(1, 1100).forEach(n -> all.add(at(n, BACKUP, "ListBackupVaults")));
        var now = at(1200, BACKUP, "DeleteRecoveryPoint");
        all.add(now);
        keep(all);
        var recall = Recall.of(DAY, Set.of("cloudtrail:StopLogging", "backup:DeleteFramework"));
        assertEquals(List.of(stop), earlier(now, 1000, recall.whole()));
        assertEquals(List.of(now), events().later(stop, List.of(recalled("backup:DeleteRecoveryPoint")), 10));
    }

    private static Recall recalled(String word) {
        return Recall.of(DAY, Set.of(word)).whole();
    }

    @Test
    public void manyOfOneNameTakeNoOthersPlace() {
        var all = keep(List.of(
                at(0, "cloudtrail.amazonaws.com", "StopLogging"),
                at(1, "monitoring.amazonaws.com", "DeleteAlarms"),
                at(2, "monitoring.amazonaws.com", "DeleteAlarms"),
                at(3, "monitoring.amazonaws.com", "DeleteAlarms"),
                at(4, BACKUP, "DeleteRecoveryPoint")));
        var recall = Recall.of(DAY, Set.of("cloudtrail:StopLogging", "monitoring:DeleteAlarms"))
                .whole();
        assertEquals(List.of(all.get(0), all.get(2), all.get(3)), earlier(all.getLast(), 2, recall));
    }

    @Test
    public void detailsComeOnlyWhereTheyAreWanted() {
        var all = keep(List.of(at(0, BACKUP, "DeleteFramework"), at(1, BACKUP, "DeleteRecoveryPoint")));
        var bare = Recall.of(DAY, Set.of("backup:DeleteFramework"));
        assertEquals(List.of(all.getFirst().withoutDetail()), earlier(all.getLast(), 9, bare));
        assertEquals(Json.object(), earlier(all.getLast(), 9, bare).getFirst().detail());
        // Whoever asks twice is not given less than one of them asked for.
        assertEquals(List.of(all.getFirst()), earlier(all.getLast(), 9, bare.whole(), bare));
    }

    @Test
    public void whatFailedAndWhatSucceededIsToldApart() {
        var refused = Happened.refused(at(0, BACKUP, "DeleteBackupVault"), "explicit deny");
        var all = keep(List.of(refused, at(1, BACKUP, "DeleteBackupVault"), at(2, BACKUP, "TagResource")));
        var succeeded = Recall.of(DAY, Set.of("backup:*"));
        assertEquals(List.of(all.get(1).withoutDetail()), earlier(all.getLast(), 9, succeeded));
        assertEquals(
                List.of(refused), earlier(all.getLast(), 9, succeeded.failed().whole()));
    }

    @Test
    public void anotherServicesCallOfThatNameIsNotMeant() {
        var all = keep(List.of(
                at(0, "events.amazonaws.com", "DeleteRule"),
                at(1, "wafv2.amazonaws.com", "DeleteRule"),
                at(2, BACKUP, "DeleteRecoveryPoint")));
        assertEquals(List.of(all.getFirst()), earlier(all.getLast(), 9, recalled("events:DeleteRule")));
    }

    @Test
    public void nobodyAsksForMoreThanItsOwnSpanNorForOthers() {
        var all = keep(List.of(
                at(0, BACKUP, "DeleteFramework"),
                at(61, BACKUP, "DeleteFramework"),
                at(120, BACKUP, "DeleteRecoveryPoint")));
        var other = Happened.by(Happened.session(role + "-2", "eve"), all.get(1));
        keep(List.of(other));
        var minute = new Recall(
                Set.of("backup:DeleteFramework"), Recall.Outcome.BOTH, Duration.ofMinutes(1), Recall.Detail.WHOLE);
        assertEquals(List.of(all.get(1)), earlier(all.getLast(), 9, minute));
        assertEquals(List.of(), earlier(all.getLast(), 9));
        assertEquals(List.of(all.get(0), all.get(1)), earlier(all.getLast(), 9, minute.longer(Duration.ofMinutes(1))));
    }
}
