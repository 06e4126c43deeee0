package io.strongroom.api.access;

import io.strongroom.domain.jobs.Idempotency;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests that count once per Idempotency-Key. */
@Singleton
public class Once {
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{8,128}");
    private final Idempotency idempotency;
    private final Caller caller;

    Once(Idempotency idempotency, Caller caller) {
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** @throws Rejected {@code idempotency-key-required} */
    public static String required(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Rejected(
                    ProblemCode.IDEMPOTENCY_KEY_REQUIRED,
                    "Send the header Idempotency-Key with 8 to 128 printable ASCII characters, a UUID for choice. "
                            + "The same key with the same body has one effect, however often it is sent.");
        }
        return key;
    }

    /**
     * Does the work in one transaction with its stored answer, or replays that.
     *
     * @param route what the key counts for, beside the caller
     * @param body what must be the same under the same key
     */
    public Response answer(String key, String route, Object body, Instant now, Supplier<Idempotency.Answer> work) {
        var scope = caller.principal().userId() + " " + route;
        var answer = idempotency.once(scope, key, Json.digest(Json.tree(body)), now, work);
        var response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body());
        if (!answer.location().isEmpty()) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    /** The same when there may be no key: then it is simply done. */
    public Response answerMaybe(
            @Nullable String key, String route, Object body, Instant now, Supplier<Idempotency.Answer> work) {
        if (key != null) {
            return answer(required(key), route, body, now, work);
        }
        var answer = work.get();
        var response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body());
        return answer.location().isEmpty()
                ? response.build()
                : response.header(HttpHeaders.LOCATION, answer.location()).build();
    }
}
