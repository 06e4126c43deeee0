package io.strongroom.worker.drills;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.Baselines;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.drills.Drill;
import io.strongroom.sandbox.drills.RansomwareDrill;
import io.strongroom.worker.accounts.SimulatedOrganization;
import io.strongroom.worker.queue.EventsConfig;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Plays the drill that was asked for, once in the life of the process, one step a turn. Never where AWS is real. */
@Singleton
class DrillLife {
    private static final Logger LOG = Logger.getLogger(DrillLife.class);
    private static final String ASKED_BY = "drill";

    private final Optional<Playing> playing;

    DrillLife(
            DrillConfig config,
            SimulatedOrganization organization,
            Assessments assessments,
            Baselines baselines,
            EventsConfig events,
            SqsAsyncClient queue,
            InstantSource clock) {
        this.playing = config.play().filter(name -> !name.isBlank()).flatMap(name -> {
            var drill = drill(name, organization, clock);
            if (drill.isEmpty()) {
                LOG.errorf(
                        "the drill %s is not played: there is ransomware, and only with the simulated organization",
                        name);
            }
            return drill.map(one -> new Playing(
                    one,
                    account -> assessments.request(Set.of(account), ASKED_BY, clock.instant()),
                    baselines::of,
                    envelope -> queue.sendMessage(message -> message.queueUrl(
                                            queue.getQueueUrl(url -> url.queueName(events.queue()))
                                                    .join()
                                                    .queueUrl())
                                    .messageBody(Json.write(envelope)))
                            .join(),
                    clock));
        });
    }

    private static Optional<Drill> drill(String name, SimulatedOrganization organization, InstantSource clock) {
        return organization.accounts().stream()
                .flatMap(accounts -> List.<Drill>of(new RansomwareDrill(accounts, clock)).stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    @Scheduled(every = "{strongroom.drill.pace}", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void turn() {
        playing.ifPresent(Playing::turn);
    }
}
