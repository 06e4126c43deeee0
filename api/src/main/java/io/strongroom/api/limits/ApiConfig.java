package io.strongroom.api.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the API. The arithmetic behind the numbers stands in its configuration file. */
@ConfigMapping(prefix = "strongroom.api")
public interface ApiConfig {
    /** Secret that signs list cursors; the same for all API processes. Without it each start makes its own. */
    Optional<String> cursorKey();

    /** Requests and lines that one person may send in a minute. */
    Rates rates();

    /** Event streams. */
    Streams streams();

    /** Bulk requests. */
    Bulk bulk();

    /** How much bulk work is taken in. */
    interface Bulk {
        /** Streams of lines that one person may send at once. */
        @WithDefault("4")
        int streamsPerPerson();

        /** Streams of lines that this process reads at once; each holds two threads. */
        @WithDefault("20")
        int streamsPerProcess();

        /** With so many jobs waiting, no more are taken in. */
        @WithDefault("500000")
        int backlog();
    }

    /** Requests and lines a minute, per person. */
    interface Rates {
        @WithDefault("6000")
        int reads();

        @WithDefault("3000")
        int writes();

        @WithDefault("400000")
        int bulkLines();

        /** Refusals of callers without a valid token that this process writes into the audit trail in a minute. */
        @WithDefault("60")
        int strangersRecorded();
    }

    /** How event streams behave. */
    interface Streams {
        @WithDefault("10")
        int perPerson();

        @WithDefault("200")
        int perProcess();

        /** How often the trail is looked at for what is new. */
        @WithDefault("1s")
        Duration poll();

        /** A comment goes out this often, so that nobody in between takes the stream for dead. */
        @WithDefault("15s")
        Duration comment();

        /** After this long the server says bye and the client comes again. */
        @WithDefault("15m")
        Duration lifetime();
    }
}
