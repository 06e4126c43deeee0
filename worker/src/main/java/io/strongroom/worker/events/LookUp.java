package io.strongroom.worker.events;

import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.events.Lookups.Turn;
import io.strongroom.worker.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/**
 * Looks one account and Region up in CloudTrail. Each look goes back over what was looked at, for CloudTrail tells some events
 * later than others; what is known already is kept once, and so nothing comes of it twice. CloudTrail filters by one thing at
 * a time, so there are two questions: all that changed something, and all that AWS Backup was asked.
 */
final class LookUp {
    /** CloudTrail says fifteen minutes. */
    static final Duration LATE = Duration.ofMinutes(20);
    /** How far the first look goes back. */
    static final Duration FIRST = Duration.ofHours(1);
    /** Longest span of one look, so that what was reached is kept when there is much to catch up with. */
    static final Duration LONGEST = Duration.ofHours(2);
    /** Where EventBridge brings everything, to look is only to see whether it still does. */
    static final Duration WHILE_FED = Duration.ofHours(1);

    private static final List<LookupAttribute> QUESTIONS = List.of(
            LookupAttribute.builder()
                    .attributeKey(LookupAttributeKey.READ_ONLY)
                    .attributeValue("false")
                    .build(),
            LookupAttribute.builder()
                    .attributeKey(LookupAttributeKey.EVENT_SOURCE)
                    .attributeValue("backup.amazonaws.com")
                    .build());
    private static final int PAGE = 50;

    private final ReadableAccounts accounts;
    private final Lookups lookups;
    private final Predicate<AwsEvent> concerned;
    private final Function<List<AwsEvent>, Set<EventId>> keep;
    private final InstantSource clock;
    private final Duration every;

    /**
     * @param concerned whether a detector looks at it: nothing else is kept, as the rules of EventBridge bring nothing else
     * @param keep gives those that were new
     */
    LookUp(
            ReadableAccounts accounts,
            Lookups lookups,
            Predicate<AwsEvent> concerned,
            Function<List<AwsEvent>, Set<EventId>> keep,
            InstantSource clock,
            Duration every) {
        this.accounts = accounts;
        this.lookups = lookups;
        this.concerned = concerned;
        this.keep = keep;
        this.clock = clock;
        this.every = every;
    }

    /** @return how many places were looked at: one, or none when none is due */
    int turn() {
        var claimed = lookups.claim(clock.instant(), every);
        claimed.ifPresent(this::look);
        return claimed.isPresent() ? 1 : 0;
    }

    private void look(Turn turn) {
        var now = clock.instant();
        var from = turn.until()
                .map(until -> latest(until.minus(LATE), now.minus(Lookups.SHOWN)))
                .orElse(now.minus(FIRST));
        var until = from.plus(LONGEST).isBefore(now) ? from.plus(LONGEST) : now;
        try {
            var client =
                    accounts.reading(turn.account(), new Region(turn.region())).client(CloudTrailClient.class);
            var seen = new Seen();
            QUESTIONS.forEach(question ->
                    ask(client, question, from, until, seen, turn.until().orElse(from)));
            boolean fed = seen.sinceThen > 0 && seen.unknown == 0;
            var due = until.isBefore(now) ? now : now.plus(fed ? WHILE_FED : every);
            lookups.looked(turn, until, fed, due);
        } catch (SdkException e) {
            var failure = AwsFailure.of(e);
            if (failure.kind() == AwsFailure.Kind.SYSTEMIC) {
                throw e;
            }
            lookups.failed(turn, failure.code() + ": " + failure.message());
        } catch (AccountUnreachable e) {
            lookups.failed(turn, String.valueOf(e.getMessage()));
        }
    }

    /** What a look came upon that happened since the last one. */
    private static final class Seen {
        private int sinceThen;
        private int unknown;
    }

    private void ask(
            CloudTrailClient client, LookupAttribute question, Instant from, Instant until, Seen seen, Instant known) {
        client
                .lookupEventsPaginator(request -> request.lookupAttributes(question)
                        .startTime(from)
                        .endTime(until)
                        .maxResults(PAGE))
                .stream()
                .forEach(page -> keep(page.events(), seen, known));
    }

    private void keep(List<Event> page, Seen seen, Instant known) {
        var found = new ArrayList<AwsEvent>();
        for (var one : page) {
            // What cannot be read here could be read nowhere: CloudTrail's own records are well formed, and others are
            // not ours.
            if (EventEnvelope.readRecord(one.cloudTrailEvent()) instanceof EventEnvelope.Event(var event)
                    && concerned.test(event)) {
                found.add(event);
            }
        }
        var added = found.isEmpty() ? Set.<EventId>of() : keep.apply(found);
        found.stream().filter(event -> event.at().isAfter(known)).forEach(event -> {
            seen.sinceThen++;
            seen.unknown += added.contains(event.id()) ? 1 : 0;
        });
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
