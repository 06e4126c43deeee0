package io.strongroom.worker.queue;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.inventory.surroundings.OwnQueue;
import io.strongroom.worker.queue.QueueWiring.Clients;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue in SQS, and the dead letters that were taken off it. */
@Singleton
class SqsOwnQueue implements OwnQueue {
    private static final String ACTION = "sqs:GetQueueAttributes";

    private final Clients clients;
    private final DeadLetters letters;

    SqsOwnQueue(Clients clients, DeadLetters letters) {
        this.clients = clients;
        this.letters = letters;
    }

    @Override
    public Told<Boolean> encrypted() {
        try {
            var url = clients.queues().url();
            var attributes = clients.plain()
                    .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .join()
                    .attributes();
            var ours = attributes.get(QueueAttributeName.SQS_MANAGED_SSE_ENABLED);
            if (attributes.containsKey(QueueAttributeName.KMS_MASTER_KEY_ID)) {
                return Told.known(true);
            }
            // AWS always says it; what does not is an emulator, which has nothing to say.
            return ours == null
                    ? Told.unknown(new Coverage.Unsupported(ACTION))
                    : Told.known(Boolean.parseBoolean(ours));
        } catch (CompletionException e) {
            if (e.getCause() instanceof SdkException failure) {
                return Told.unknown(AwsFailure.of(failure).coverage(ACTION));
            }
            throw e;
        }
    }

    @Override
    public Told<Long> deadLetters() {
        return Told.known(letters.count());
    }
}
