package io.strongroom.worker.metrics;

import java.util.List;

/** All that is measured, one constant each. docs/metrics.md is made of these. */
enum Metric {
    AWS_CALLS(
            "strongroom.aws.calls",
            Kind.COUNTER,
            "Calls of customers' accounts by this process, by the SDK's client and by how they ended: answered, throttled,"
                    + " denied, failed, refused, or postponed for want of budget",
            "service",
            "result"),
    LIMITER_WAIT(
            "strongroom.limiter.wait",
            Kind.TIMER,
            "How long calls waited for their account's budget; those that need not wait are counted with zero"),
    AWS_CREDENTIALS(
            "strongroom.aws.credentials",
            Kind.GAUGE,
            "1 while Strongroom's own AWS credentials work, 0 while jobs wait for new ones"),
    QUEUE_AGE("strongroom.queue.age", Kind.SECONDS, "Since when the job that waits longest is due; 0 when none waits"),
    QUEUE_MESSAGES(
            "strongroom.queue.messages",
            Kind.GAUGE,
            "About how many messages lie in SQS: wake-ups of jobs, and events that wait to be taken in",
            "queue"),
    JOBS("strongroom.jobs", Kind.GAUGE, "Jobs that are not finished, by state; 10,000 is that many or more", "state"),
    DEAD_LETTERS("strongroom.dead.letters", Kind.GAUGE, "Messages that could not be handled and wait for people"),
    FEED_LAG(
            "strongroom.feed.lag",
            Kind.SECONDS,
            "Since when no message of the feed has come; no value while nothing has ever come"),
    FEED_MESSAGES(
            "strongroom.feed.messages",
            Kind.COUNTER,
            "Messages of the feed since the store was made: taken, doubled, or of a type that nobody looks at",
            "outcome"),
    FEED_SET_ASIDE("strongroom.feed.set.aside", Kind.GAUGE, "Messages that could not be read and wait for people"),
    INCIDENTS_OPEN("strongroom.incidents.open", Kind.GAUGE, "Incidents that are not closed, by severity", "severity"),
    MEASURED_AGE(
            "strongroom.measured.age",
            Kind.SECONDS,
            "How old the values are that are looked up in the database; after a minute they are left out");

    /** What Prometheus makes of a meter's name. */
    enum Kind {
        COUNTER,
        GAUGE,
        /** A gauge in seconds. */
        SECONDS,
        TIMER
    }

    private final String meter;
    private final Kind kind;
    private final String help;
    private final List<String> labels;

    Metric(String meter, Kind kind, String help, String... labels) {
        this.meter = meter;
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name in Micrometer. */
    String meter() {
        return meter;
    }

    Kind kind() {
        return kind;
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels;
    }

    /** The name in Prometheus. */
    String exposed() {
        var name = meter.replace('.', '_');
        return switch (kind) {
            case COUNTER -> name + "_total";
            case GAUGE -> name;
            case SECONDS, TIMER -> name + "_seconds";
        };
    }
}
