package io.strongroom.worker.queue;

import io.strongroom.domain.jobs.DeadLetters;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Moves dead letters from the queue to where people see them. */
final class DeadLetterLoop {
    private static final int MOST = 10;

    private final SqsAsyncClient client;
    private final Queues queues;
    private final DeadLetters deadLetters;
    private final QueueConfig config;
    private final InstantSource clock;

    DeadLetterLoop(
            SqsAsyncClient client, Queues queues, DeadLetters deadLetters, QueueConfig config, InstantSource clock) {
        this.client = client;
        this.queues = queues;
        this.deadLetters = deadLetters;
        this.config = config;
        this.clock = clock;
    }

    /** Waits for some, keeps them, and takes them off the queue. @throws CompletionException when SQS fails */
    int turn() {
        var url = queues.deadLetterUrl();
        List<Message> messages = client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(MOST)
                        .waitTimeSeconds((int) config.deadLetterWait().toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .join()
                .messages();
        for (var message : messages) {
            var count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            deadLetters.keep(
                    message.messageId(), message.body(), count == null ? 0 : Integer.parseInt(count), clock.instant());
            client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()))
                    .join();
        }
        return messages.size();
    }
}
