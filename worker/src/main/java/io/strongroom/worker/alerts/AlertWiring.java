package io.strongroom.worker.alerts;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.alerts.Links;
import io.strongroom.domain.alerts.Payloads;
import io.strongroom.domain.alerts.TargetRules;
import io.strongroom.domain.alerts.Wording;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.worker.accounts.AwsConfig;
import io.strongroom.worker.accounts.EndpointOverride;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The plain objects of this package as beans. */
@Singleton
class AlertWiring {
    private static final String SIMULATED =
            "The accounts are simulated, and then no AWS is called. Set STRONGROOM_AWS=live, or"
                    + " AWS_ENDPOINT_URL to an emulator.";

    @Produces
    @Singleton
    Topics topics(AlertsConfig config) {
        return new Topics(DefaultCredentialsProvider.builder().build(), config.timeout());
    }

    void close(@Disposes Topics topics) {
        topics.close();
    }

    private static Optional<String> simulated(AwsConfig aws) {
        return switch (aws.mode()) {
            case LIVE -> Optional.empty();
            case SANDBOX -> EndpointOverride.set() ? Optional.empty() : Optional.of(SIMULATED);
        };
    }

    @Produces
    @Singleton
    Deliver deliver(
            WorkerId worker,
            DeliveryLeases leases,
            TargetRules rules,
            Topics topics,
            ReactiveMailer mailer,
            AlertsConfig config,
            AwsConfig aws,
            InstantSource clock) {
        var links = new Links(config.publicUrl());
        var wording = new Wording(links);
        var payloads = new Payloads(links);
        var http = new CheckedPost(
                rules,
                host -> List.of(InetAddress.getAllByName(host)),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                config.timeout());
        var senders = new Deliver.Senders(
                new HttpSender(http, payloads),
                new TopicSender(topics::in, simulated(aws), wording, payloads),
                new MailSender(mailer, config.mailFrom(), wording, config.timeout()));
        RandomGenerator random = new SplittableRandom();
        return new Deliver(worker, leases, senders, random, clock);
    }
}
