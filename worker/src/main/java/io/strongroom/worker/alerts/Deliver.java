package io.strongroom.worker.alerts;

import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.alerts.DeliveryLeases.Lease;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.jobs.WorkerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Carries one delivery after the other to where its route leads, outside of any transaction, and writes how it went. */
final class Deliver {
    private static final Logger LOG = Logger.getLogger(Deliver.class);

    private final WorkerId worker;
    private final DeliveryLeases leases;
    private final Senders senders;
    private final RandomGenerator random;
    private final InstantSource clock;

    Deliver(WorkerId worker, DeliveryLeases leases, Senders senders, RandomGenerator random, InstantSource clock) {
        this.worker = worker;
        this.leases = leases;
        this.senders = senders;
        this.random = random;
        this.clock = clock;
    }

    /** One for each kind of destination. */
    record Senders(HttpSender http, TopicSender topics, MailSender mails) {}

    /** @return how many deliveries were tried: one or none */
    int turn() {
        var claimed = leases.claim(worker, clock.instant());
        claimed.ifPresent(lease -> {
            var outcome = send(lease, clock.instant());
            leases.finish(lease, outcome, random.nextDouble(), clock.instant());
            if (outcome instanceof Outcome.Missed(var why, var wait)) {
                LOG.warnf("alert %s did not arrive: %s", lease.delivery(), why);
            }
        });
        return claimed.isPresent() ? 1 : 0;
    }

    private Outcome send(Lease lease, Instant at) {
        return switch (lease.destination()) {
            case Destination.Webhook(var url) ->
                senders.http().webhook(url, lease.secrets().orElseThrow(), lease.delivery(), lease.notice(), at);
            case Destination.Slack(var url) -> senders.http().slack(url, lease.notice());
            case Destination.Sns(var arn) -> senders.topics().send(arn, lease.delivery(), lease.notice(), at);
            case Destination.Email(var address) -> senders.mails().send(address, lease.delivery(), lease.notice());
        };
    }
}
