package io.strongroom.worker.queue;

import io.strongroom.domain.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Where the two queues are; makes them when they are missing and that is allowed. */
final class Queues {
    private static final Logger LOG = Logger.getLogger(Queues.class);
    private static final String FOURTEEN_DAYS = "1209600";

    private final SqsAsyncClient client;
    private final QueueConfig config;
    private volatile Optional<String> url = Optional.empty();
    private volatile Optional<String> deadLetterUrl = Optional.empty();

    /** @param client the plain one: a failure here is told, not waited out */
    Queues(SqsAsyncClient client, QueueConfig config) {
        this.client = client;
        this.config = config;
    }

    /** @throws CompletionException when SQS does not answer or there is no queue and none may be made */
    String url() {
        return url.orElseGet(() -> {
            find();
            return url.orElseThrow();
        });
    }

    /** @throws CompletionException like {@link #url} */
    String deadLetterUrl() {
        return deadLetterUrl.orElseGet(() -> {
            find();
            return deadLetterUrl.orElseThrow();
        });
    }

    /** The queue is gone: the next who asks looks again. Logs what keeps it from being made. */
    void forget() {
        url = Optional.empty();
        deadLetterUrl = Optional.empty();
        try {
            find();
        } catch (CompletionException e) {
            LOG.warnf("the queue %s is missing and was not made: %s", config.name(), e.getMessage());
        }
    }

    private synchronized void find() {
        if (url.isPresent() && deadLetterUrl.isPresent()) {
            return;
        }
        var dead = lookUp(config.deadLetterName(), Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS));
        var arn = client.getQueueAttributes(
                        request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .join()
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        var redrive = Json.object().put("deadLetterTargetArn", arn).put("maxReceiveCount", config.maxReceives());
        url = Optional.of(lookUp(
                config.name(),
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        Json.write(redrive),
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        FOURTEEN_DAYS)));
        deadLetterUrl = Optional.of(dead);
    }

    private String lookUp(String name, Map<QueueAttributeName, String> attributes) {
        try {
            return client.getQueueUrl(request -> request.queueName(name)).join().queueUrl();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof QueueDoesNotExistException) || !config.create()) {
                throw e;
            }
            LOG.infof("making the queue %s", name);
            return client.createQueue(request -> request.queueName(name).attributes(attributes))
                    .join()
                    .queueUrl();
        }
    }
}
