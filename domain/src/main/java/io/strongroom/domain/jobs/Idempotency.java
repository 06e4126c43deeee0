package io.strongroom.domain.jobs;

import java.time.Instant;
import java.util.function.Supplier;

/** Idempotency keys: the same request twice has one effect and one answer. Kept 72 h. */
public interface Idempotency {
    /**
     * Does the work once per scope and key, in one transaction with its stored answer. What the work throws is not stored.
     *
     * @param scope principal and route
     * @param key 8–128 printable ASCII characters
     * @param bodyDigest digest of the request's body
     * @throws io.strongroom.domain.problems.Rejected {@code idempotency-key-reused} for another body,
     *     {@code idempotency-key-in-progress} while the first is running
     */
    Answer once(String scope, String key, String bodyDigest, Instant now, Supplier<Answer> work);

    /** An answer as stored. {@code location} may be empty text. */
    record Answer(int status, String location, String body, boolean replayed) {
        public static Answer of(int status, String location, String body) {
            return new Answer(status, location, body, false);
        }
    }
}
