package io.strongroom.sandbox.store;

import java.sql.SQLException;

/** The database of the simulation failed: an outage of ours, never an answer of the simulated AWS. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(SQLException cause) {
        super("the sandbox's database failed: " + cause.getMessage(), cause);
    }
}
