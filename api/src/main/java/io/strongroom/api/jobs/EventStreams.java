package io.strongroom.api.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.strongroom.api.access.Caller;
import io.strongroom.api.limits.ApiConfig;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.UserId;
import io.strongroom.domain.users.Users;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** Streams of what happens to jobs, read from the audit trail, so that any process can go on where another stopped. */
@Singleton
public class EventStreams {
    private static final long RETRY_MILLIS = 3000;
    private static final int AT_ONCE = 100;
    private static final OutboundSseEvent END = event().comment("end").build();

    private final AuditTrail audit;
    private final Tokens tokens;
    private final Users users;
    private final Caller caller;
    private final ApiConfig.Streams limits;
    private final InstantSource clock;
    private final Map<UserId, Integer> open = new ConcurrentHashMap<>();

    EventStreams(AuditTrail audit, Tokens tokens, Users users, Caller caller, ApiConfig config, InstantSource clock) {
        this.audit = audit;
        this.tokens = tokens;
        this.users = users;
        this.caller = caller;
        this.limits = config.streams();
        this.clock = clock;
    }

    /** @throws Rejected {@code stream-limit} */
    Multi<OutboundSseEvent> of(Job job, long after) {
        var principal = caller.principal();
        enter(principal.userId());
        var follower = new Follower(job, principal, after, clock.instant());
        return Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(1))
                .every(limits.poll())
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMultiAndConcatenate(tick -> Multi.createFrom().iterable(follower.look()))
                .select()
                .first(event -> event != END)
                .onTermination()
                .invoke(() -> leave(principal.userId()));
    }

    private void enter(UserId person) {
        var all = open.values().stream().mapToInt(Integer::intValue).sum();
        var mine = open.merge(person, 1, Integer::sum);
        if (mine > limits.perPerson() || all >= limits.perProcess()) {
            leave(person);
            throw new Rejected(
                    ProblemCode.STREAM_LIMIT,
                    "You may hold " + limits.perPerson() + " streams. Close one, or poll with ?after= instead.");
        }
    }

    private void leave(UserId person) {
        open.computeIfPresent(person, (id, count) -> count > 1 ? count - 1 : null);
    }

    /** One client's place in the trail. Looked after by one thread at a time. */
    private final class Follower {
        private final Job job;
        private final Principal principal;
        private final Instant until;
        private long seq;
        private Instant commentAt;
        private boolean begun;

        Follower(Job job, Principal principal, long seq, Instant now) {
            this.job = job;
            this.principal = principal;
            this.seq = seq;
            this.commentAt = now.plus(limits.comment());
            this.until = now.plus(limits.lifetime());
        }

        /** What to send now; {@link #END} last of all. */
        List<OutboundSseEvent> look() {
            var now = clock.instant();
            var out = new ArrayList<OutboundSseEvent>();
            if (!begun) {
                begun = true;
                out.add(event().comment("events of job " + job.id())
                        .reconnectDelay(RETRY_MILLIS)
                        .build());
            }
            for (var entry : audit.of("job", job.id().toString(), seq, AT_ONCE)) {
                seq = entry.seq();
                out.add(event().id(Long.toString(seq))
                        .name(entry.action())
                        .data(EventView.class, EventView.of(entry))
                        .build());
            }
            if (!now.isBefore(until) || (!now.isBefore(commentAt) && !stillAllowed(now))) {
                out.add(event().name("bye").data(JsonNode.class, Json.object()).build());
                out.add(END);
            } else if (!now.isBefore(commentAt)) {
                commentAt = now.plus(limits.comment());
                out.add(event().comment("still here").build());
            }
            return out;
        }

        /** A revoked token or role ends its streams too, at the next comment. */
        private boolean stillAllowed(Instant now) {
            var active = users.find(principal.userId())
                    .filter(user -> user.active() && Principal.of(user).may(Permission.JOBS_READ));
            return active.isPresent()
                    && principal.tokenId().stream()
                            .allMatch(id -> tokens.of(principal.userId()).stream()
                                    .anyMatch(token -> token.id().equals(id) && token.usableAt(now)));
        }
    }

    /** No media type of its own: that of the stream's elements counts. */
    private static OutboundSseEventImpl.BuilderImpl event() {
        return new OutboundSseEventImpl.BuilderImpl();
    }
}
