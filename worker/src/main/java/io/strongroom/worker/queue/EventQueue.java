package io.strongroom.worker.queue;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * The queue of events; makes it when it is missing and that is allowed. It has no dead letters: what cannot be read is set
 * aside where people see it, and what cannot be kept for now must not be lost for that.
 */
final class EventQueue {
    private static final Logger LOG = Logger.getLogger(EventQueue.class);
    private static final String FOURTEEN_DAYS = "1209600";

    private final SqsAsyncClient client;
    private final EventsConfig config;

    EventQueue(SqsAsyncClient client, EventsConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Looks for it. Logs what keeps it from being made. */
    synchronized void find() {
        try {
            client.getQueueUrl(request -> request.queueName(config.queue())).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof QueueDoesNotExistException && config.create()) {
                make();
            } else {
                LOG.warnf("the queue of events %s is not there: %s", config.queue(), e.getMessage());
            }
        }
    }

    private void make() {
        try {
            LOG.infof("making the queue %s", config.queue());
            client.createQueue(request -> request.queueName(config.queue())
                            .attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS)))
                    .join();
        } catch (CompletionException e) {
            LOG.warnf("the queue of events %s was not made: %s", config.queue(), e.getMessage());
        }
    }
}
