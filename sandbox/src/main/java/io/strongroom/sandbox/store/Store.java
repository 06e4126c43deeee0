package io.strongroom.sandbox.store;

import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.ledger.Ledger;
import java.time.Duration;
import java.util.function.Function;

/** Keeps documents and the ledger. Safe for many threads; {@link PgStore} also for many processes. */
public interface Store {
    /**
     * Does the work with nobody else working on that account. What it wrote is kept when it returns and forgotten when it
     * throws. Not to be nested.
     */
    <T> T transact(String account, Function<Documents, T> work);

    /**
     * Reads what was there {@code delay} ago: a document written since then is seen as it was before. Zero sees all. So an
     * eventually consistent service is simulated.
     */
    <T> T read(Duration delay, Function<Documents, T> work);

    /**
     * Counts a call in the given second of the clock, in every process that shares the store.
     *
     * @return how many there were in that second, this one included
     */
    int count(String account, String region, String api, long second);

    /** Notes that a fault struck a call, so that a run under faults can show that there were any. */
    void struck(String account, String api, Fault fault);

    /** How many calls a fault has struck, by what was noted. A crash may lose the last few. */
    long strikes(Fault fault);

    Ledger ledger();
}
