package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.store.Documents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** The calls of customers of the simulation: guarded as AWS guards them, struck by faults, kept in the ledger. */
public final class GuardedCalls implements Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final World world;
    private final Place place;
    private final Session session;

    public GuardedCalls(World world, Place place, Session session) {
        this.world = world;
        this.place = place;
        this.session = session;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Instant now() {
        return world.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String uuid() {
        return world.uuid();
    }

    @Override
    public List<Effect> effects(Instant from, Instant until) {
        return world.store().ledger().between(place.account().value(), from, until);
    }

    @Override
    public <T extends AwsResponse> T read(Call call, Function<Documents, T> look) {
        var lag = call.dialect().eventual() ? world.lag() : Duration.ZERO;
        return answer(call, requestId -> {
            strike(call, false);
            return world.store().read(lag, documents -> {
                permit(call, documents, false);
                return look.apply(documents);
            });
        });
    }

    @Override
    public <T extends AwsResponse> T change(Call call, Function<Documents, T> effect) {
        return apply(call, effect, Optional.empty());
    }

    @Override
    public <T extends AwsResponse> T change(Call call, Function<Documents, T> effect, Function<T, String> made) {
        return apply(call, effect, Optional.of(made));
    }

    private <T extends AwsResponse> T apply(
            Call call, Function<Documents, T> effect, Optional<Function<T, String>> made) {
        return answer(call, requestId -> {
            var fault = strike(call, true);
            T response = world.store().transact(place.account().value(), documents -> {
                var resource = permit(call, documents, true);
                T result = effect.apply(documents);
                if (documents.changed()) {
                    var changed = made.map(from -> from.apply(result)).orElse(resource);
                    documents.record(effect(call, changed, requestId));
                }
                return result;
            });
            if (fault.isPresent()) {
                throw ApiCallTimeoutException.create(PATIENCE.toMillis());
            }
            return response;
        });
    }

    private Effect effect(Call call, String resource, String requestId) {
        return new Effect(
                place.account().value(),
                place.region().value(),
                call.api(),
                resource,
                SdkJson.write(call.request()),
                session.name(),
                requestId,
                now());
    }

    /** Throws what keeps a call from being tried; gives back the fault that strikes after it took effect. */
    private Optional<Fault> strike(Call call, boolean mutating) {
        var dialect = call.dialect();
        if (world.quotas()
                && Quotas.exceeded(
                        world.store(), place, call.api(), world.clock().instant())) {
            throw dialect.error(dialect.throttled(), "Rate exceeded");
        }
        var fault = world.dice().roll(place.account().value(), call.api(), mutating);
        if (fault.isEmpty()) {
            return fault;
        }
        world.store().struck(place.account().value(), call.api(), fault.get());
        return switch (fault.get()) {
            case THROTTLE -> throw dialect.error(dialect.throttled(), "Rate exceeded");
            case DENIED ->
                throw dialect.error(dialect.denied(), caller() + " is not authorized to perform " + call.api());
            case INTERNAL_500 -> throw dialect.error(dialect.failed(), "An internal error occurred");
            case EXECUTED_THEN_TIMED_OUT -> fault;
        };
    }

    /** Gives back the resource that the ledger names. */
    private String permit(Call call, Documents documents, boolean mutating) {
        var needs = call.needs().apply(documents);
        var unmet = session.unmet(needs, mutating);
        if (unmet.isPresent()) {
            var need = unmet.get();
            throw call.dialect()
                    .error(
                            call.dialect().denied(),
                            "User: " + caller() + " is not authorized to perform: " + need.action() + " on resource: "
                                    + need.resource() + " because no session policy allows the " + need.action()
                                    + " action");
        }
        return needs.isEmpty() ? "*" : needs.getFirst().resource();
    }

    @Override
    public String caller() {
        return place.globalArn("sts", "assumed-role/" + session.role() + "/" + session.name());
    }

    private <T extends AwsResponse> T answer(Call call, Function<String, T> work) {
        var requestId = world.uuid();
        try {
            return Answers.withRequestId(work.apply(requestId), call.dialect(), requestId);
        } catch (AwsServiceException e) {
            throw e.toBuilder().requestId(requestId).build();
        }
    }
}
