package io.strongroom.sandbox.ledger;

import java.util.List;

/** All effects, in the order in which they were made. */
public interface Ledger {
    List<Effect> all();

    List<Effect> bySession(String session);

    long count();
}
