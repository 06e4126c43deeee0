package io.strongroom.worker.queue;

import io.strongroom.worker.queue.QueueWiring.Clients;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** About how many messages lie in our queues, by SQS's own count. */
@Singleton
public class QueueDepths {
    private static final Logger LOG = Logger.getLogger(QueueDepths.class);

    private final Clients clients;
    private final QueueConfig config;
    private final EventsConfig events;

    QueueDepths(Clients clients, QueueConfig config, EventsConfig events) {
        this.clients = clients;
        this.config = config;
        this.events = events;
    }

    /** Empty when SQS does not say. */
    public Optional<Long> wakeups() {
        return depth(config.name());
    }

    /** Empty when SQS does not say. */
    public Optional<Long> events() {
        return depth(events.queue());
    }

    private Optional<Long> depth(String queue) {
        try {
            var url = clients.plain()
                    .getQueueUrl(request -> request.queueName(queue))
                    .join()
                    .queueUrl();
            var told = clients.plain()
                    .getQueueAttributes(request ->
                            request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .join()
                    .attributes()
                    .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
            return Optional.ofNullable(told).map(Long::valueOf);
        } catch (CompletionException e) {
            LOG.debugf("how much lies in %s could not be told: %s", queue, e.getMessage());
            return Optional.empty();
        }
    }
}
