package io.strongroom.worker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.InMemoryEvents;
import io.strongroom.domain.events.InMemoryLookups;
import io.strongroom.domain.events.Lookups;
import io.strongroom.worker.aws.HubUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

class LookUpTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Duration EVERY = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final InMemoryLookups lookups = new InMemoryLookups();
    private final InMemoryEvents events = new InMemoryEvents();
    private final History history = new History();
    private Optional<RuntimeException> inTheWay = Optional.empty();
    private final LookUp lookUp = new LookUp(
            (account, region) -> new InRegion(account, region),
            lookups,
            event -> event.name().startsWith("Delete"),
            this::keep,
            () -> now,
            EVERY);

    private Set<EventId> keep(List<AwsEvent> found) {
        return events.appendLookedUp(found, now);
    }

    /** An account whose only client is the history. */
    private final class InRegion implements AwsAccount {
        private final AccountId account;
        private final Region region;

        InRegion(AccountId account, Region region) {
            this.account = account;
            this.region = region;
        }

        @Override
        public AccountId id() {
            return account;
        }

        @Override
        public Region region() {
            return region;
        }

        @Override
        public <C> C client(Class<C> type) {
            inTheWay.ifPresent(failure -> {
                throw failure;
            });
            return type.cast(history);
        }
    }

    /** CloudTrail with pages of two, that shows what it was told of. */
    private static final class History implements CloudTrailClient {
        private final List<String> records = new ArrayList<>();
        private final List<LookupEventsRequest> asked = new ArrayList<>();

        @Override
        public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
            asked.add(request);
            int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            var page = records.stream()
                    .skip(from)
                    .limit(2)
                    .map(record -> Event.builder().cloudTrailEvent(record).build())
                    .toList();
            return LookupEventsResponse.builder()
                    .events(page)
                    .nextToken(from + 2 < records.size() ? Integer.toString(from + 2) : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static String record(String id, String name, Instant at) {
        return """
                {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/mallory"},
                 "eventTime":"%3$s","eventSource":"backup.amazonaws.com","eventName":"%2$s","awsRegion":"eu-west-1",
                 "requestParameters":{"backupVaultName":"v"},"eventID":"%1$s","readOnly":false,
                 "recipientAccountId":"123456789012"}""".formatted(id, name, at);
    }

    private Lookups.Standing standing() {
        return lookups.standing(now);
    }

    private void enlisted() {
        lookups.enlist(ACCOUNT, List.of("eu-west-1"), now);
    }

    @Test
    void whatDetectorsLookAtIsKeptFromEveryPageAndNothingElse() {
        history.records.add(record("e-1", "DeleteBackupVault", now.minusSeconds(60)));
        history.records.add(record("e-2", "ListBackupVaults", now.minusSeconds(70)));
        history.records.add(record("e-3", "DeleteFramework", now.minusSeconds(80)));
        enlisted();
        assertEquals(1, lookUp.turn());
        assertTrue(events.find(new EventId("e-1")).isPresent());
        assertTrue(events.find(new EventId("e-2")).isEmpty());
        assertTrue(events.find(new EventId("e-3")).isPresent());
        assertEquals(
                List.of(
                        "ReadOnly=false",
                        "ReadOnly=false",
                        "EventSource=backup.amazonaws.com",
                        "EventSource=backup.amazonaws.com"),
                history.asked.stream()
                        .map(one -> one.lookupAttributes().getFirst())
                        .map(one -> one.attributeKeyAsString() + "=" + one.attributeValue())
                        .toList());
        assertEquals(new Lookups.Standing(1, 1, 0, Optional.of(now)), standing());
        assertEquals(0, lookUp.turn(), "not due yet");
    }

    @Test
    void eachLookGoesBackOverTheLastSoThatWhatIsToldLateIsFound() {
        enlisted();
        lookUp.turn();
        assertEquals(now.minus(LookUp.FIRST), history.asked.getFirst().startTime());
        var last = now;
        now = now.plus(EVERY);
        history.asked.clear();
        history.records.add(record("late", "DeleteBackupVault", last.minusSeconds(600)));
        lookUp.turn();
        assertEquals(last.minus(LookUp.LATE), history.asked.getFirst().startTime());
        assertEquals(now, history.asked.getFirst().endTime());
        assertTrue(events.find(new EventId("late")).isPresent());
    }

    @Test
    void whatIsFarBehindIsCaughtUpStepByStepAndAtOnce() {
        enlisted();
        lookUp.turn();
        var last = now;
        now = now.plus(Duration.ofHours(5));
        lookUp.turn();
        var reached = last.minus(LookUp.LATE).plus(LookUp.LONGEST);
        assertEquals(Optional.of(reached), standing().until());
        int turns = 0;
        while (lookUp.turn() > 0) {
            turns++;
        }
        assertEquals(2, turns);
        assertEquals(Optional.of(now), standing().until());
    }

    @Test
    void whereTheQueueBringsEverythingOneLooksSeldom() {
        enlisted();
        lookUp.turn();
        now = now.plus(EVERY);
        var told = EventEnvelope.readRecord(record("e-9", "DeleteBackupVault", now.minusSeconds(30)));
        events.append(List.of(((EventEnvelope.Event) told).event()), now);
        history.records.add(record("e-9", "DeleteBackupVault", now.minusSeconds(30)));
        lookUp.turn();
        assertEquals(0, standing().alone());
        now = now.plus(EVERY);
        assertEquals(0, lookUp.turn());
        now = now.plus(LookUp.WHILE_FED);
        history.records.add(record("e-10", "DeleteBackupVault", now.minusSeconds(30)));
        assertEquals(1, lookUp.turn());
        assertEquals(1, standing().alone(), "the queue did not bring the second");
    }

    @Test
    void whatCannotBeLookedAtIsSaidAndTriedAgain() {
        enlisted();
        inTheWay = Optional.of(CloudTrailException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("not authorized to perform: cloudtrail:LookupEvents")
                        .build())
                .build());
        lookUp.turn();
        assertEquals(new Lookups.Standing(1, 1, 1, Optional.empty()), standing());
        now = now.plus(EVERY);
        inTheWay = Optional.of(new AccountUnreachable(ACCOUNT, "no role"));
        lookUp.turn();
        assertEquals(1, standing().failing());
        now = now.plus(EVERY);
        inTheWay = Optional.empty();
        lookUp.turn();
        assertEquals(0, standing().failing());
    }

    @Test
    void ourOwnCredentialsAreNoAccountsFault() {
        enlisted();
        inTheWay = Optional.of(new HubUnavailable("expired", new IllegalStateException("expired")));
        assertThrows(HubUnavailable.class, lookUp::turn);
        assertEquals(0, standing().failing());
    }
}
