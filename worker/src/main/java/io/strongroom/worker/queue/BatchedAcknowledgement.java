package io.strongroom.worker.queue;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsAckHandler;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsMessage;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The connector's acknowledgement, ten messages with a call instead of one. A channel has it by
 * {@code ack-strategy=batched}; all its receivers gather theirs together.
 */
final class BatchedAcknowledgement implements SqsAckHandler {
    private static final long PAUSE_MILLIS = 200;

    private final Uni<String> queueUrl;
    private final Map<String, BatchedDeletes> byQueue;
    private final SqsAsyncClient client;

    private BatchedAcknowledgement(Uni<String> queueUrl, Map<String, BatchedDeletes> byQueue, SqsAsyncClient client) {
        this.queueUrl = queueUrl;
        this.byQueue = byQueue;
        this.client = client;
    }

    @Override
    public Uni<Void> handle(SqsMessage<?> message) {
        var receipt = message.getMessage().receiptHandle();
        return queueUrl.onItem()
                .transformToUni(url -> Uni.createFrom()
                        .completionStage(() ->
                                byQueue.computeIfAbsent(url, this::deletes).delete(receipt)));
    }

    private BatchedDeletes deletes(String url) {
        return new BatchedDeletes(
                entries -> client.deleteMessageBatch(
                        request -> request.queueUrl(url).entries(entries)),
                PAUSE_MILLIS);
    }

    /** Where the connector finds it. */
    @Singleton
    @Identifier("batched")
    static final class Factory implements SqsAckHandler.Factory {
        private final Map<String, BatchedDeletes> byQueue = new ConcurrentHashMap<>();

        @Override
        public SqsAckHandler create(
                SqsConnectorIncomingConfiguration configuration,
                Vertx vertx,
                SqsAsyncClient client,
                Uni<String> queueUrl,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new BatchedAcknowledgement(queueUrl, byQueue, client);
        }
    }
}
