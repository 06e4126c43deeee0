package io.strongroom.bench.feed;

import java.io.IOException;
import java.sql.SQLException;

/** A look at what runs, from outside. */
@FunctionalInterface
interface Look {
    String look() throws IOException, SQLException, InterruptedException;
}
