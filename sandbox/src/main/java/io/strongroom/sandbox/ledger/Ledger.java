package io.strongroom.sandbox.ledger;

import java.time.Instant;
import java.util.List;

/** All effects, in the order in which they were made. */
public interface Ledger {
    List<Effect> all();

    List<Effect> bySession(String session);

    /** Those in an account from one moment up to before another, the latest first. */
    List<Effect> between(String account, Instant from, Instant until);

    long count();
}
