package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * The calls that furnish a new account: unguarded, within a transaction that is under way, not in the ledger.
 *
 * @param born the time at which all of it is said to have happened
 * @param randomness seeded, so that the account gets the same ids each time
 */
public record SeedingCalls(Place place, Documents documents, Instant born, Random randomness) implements Calls {
    @Override
    public Instant now() {
        return born;
    }

    @Override
    public String caller() {
        return place.globalArn("iam", "root");
    }

    @Override
    public String uuid() {
        return World.uuid(randomness);
    }

    @Override
    public List<Effect> effects(Instant from, Instant until) {
        return List.of();
    }

    @Override
    public <T extends AwsResponse> T read(Call call, Function<Documents, T> look) {
        return look.apply(documents);
    }

    @Override
    public <T extends AwsResponse> T change(Call call, Function<Documents, T> effect) {
        return effect.apply(documents);
    }

    @Override
    public <T extends AwsResponse> T change(Call call, Function<Documents, T> effect, Function<T, String> made) {
        return effect.apply(documents);
    }
}
