package io.strongroom.worker.alerts;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How this worker sends alerts. The mail server is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "strongroom.alert-delivery")
interface AlertsConfig {
    /** How often it looks for what is to be sent. */
    Duration lookEvery();

    /** Deliveries under way at once. */
    int concurrency();

    /** How long a receiver may take to answer, connecting included. */
    Duration timeout();

    /** Where people reach this installation, for the links in alerts. */
    Optional<URI> publicUrl();

    /** Whom mails come from; without it none is sent. */
    Optional<String> mailFrom();
}
