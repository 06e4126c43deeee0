package io.strongroom.worker.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.users.Principal;
import io.strongroom.worker.queue.QueueWiring.Clients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsOwnQueueTest {
    private static final String ACTION = "sqs:GetQueueAttributes";

    @Test
    void eitherWayOfEncryptionIsOne() {
        assertEquals(Told.known(true), encrypted(Map.of(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")));
        assertEquals(
                Told.known(true),
                encrypted(Map.of(
                        QueueAttributeName.KMS_MASTER_KEY_ID,
                        "alias/queue",
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED,
                        "false")));
        assertEquals(Told.known(false), encrypted(Map.of(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false")));
    }

    @Test
    void queueThatSaysNothingOfItIsUnknown() {
        assertEquals(Told.unknown(new Coverage.Unsupported(ACTION)), encrypted(Map.of()));
    }

    @Test
    void refusedAndUnansweredAreUnknownForWhatTheyAre() {
        assertEquals(Told.unknown(new Coverage.Denied(ACTION)), refused("AccessDenied"));
        assertEquals(Told.unknown(new Coverage.Throttled(ACTION)), refused("RequestThrottled"));
    }

    @Test
    void deadLettersAreCountedWhereTheyAre() {
        assertEquals(
                Told.known(4_321L),
                queue(new Answering(Map.of(), Optional.empty())).deadLetters());
    }

    private static Told<Boolean> encrypted(Map<QueueAttributeName, String> attributes) {
        return queue(new Answering(attributes, Optional.empty())).encrypted();
    }

    private static Told<Boolean> refused(String code) {
        return queue(new Answering(Map.of(), Optional.of(code))).encrypted();
    }

    private static SqsOwnQueue queue(SqsAsyncClient client) {
        var queues = new Queues(client, new Names());
        return new SqsOwnQueue(new Clients(client, new HardenedSqs(client, () -> {}), queues), new Many());
    }

    private record Names() implements QueueConfig {
        @Override
        public String name() {
            return "jobs";
        }

        @Override
        public String deadLetterName() {
            return "jobs-dead";
        }

        @Override
        public boolean create() {
            return false;
        }

        @Override
        public int maxReceives() {
            return 5;
        }

        @Override
        public Duration deadLetterWait() {
            return Duration.ZERO;
        }
    }

    /** So many that nobody should fetch them to know. */
    private record Many() implements DeadLetters {
        @Override
        public long count() {
            return 4_321;
        }

        @Override
        public void keep(String messageId, String body, int receiveCount, Instant now) {
            throw new AssertionError("nothing is kept");
        }

        @Override
        public List<DeadLetter> waiting(Optional<Set<AccountId>> visible, int limit) {
            throw new AssertionError("nobody reads them");
        }

        @Override
        public Optional<DeadLetter> find(UUID id, Optional<Set<AccountId>> visible) {
            throw new AssertionError("nobody reads one");
        }

        @Override
        public int redrive(UUID id, Principal by, Instant now) {
            throw new AssertionError("nothing is redriven");
        }
    }

    /** @param refusal the code that asking for all attributes is answered with */
    private record Answering(Map<QueueAttributeName, String> attributes, Optional<String> refusal)
            implements SqsAsyncClient {
        @Override
        public CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
            return CompletableFuture.completedFuture(GetQueueUrlResponse.builder()
                    .queueUrl("http://127.0.0.1/" + request.queueName())
                    .build());
        }

        @Override
        public CompletableFuture<GetQueueAttributesResponse> getQueueAttributes(GetQueueAttributesRequest request) {
            if (request.attributeNames().contains(QueueAttributeName.ALL) && refusal.isPresent()) {
                return CompletableFuture.failedFuture(SqsException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(refusal.get())
                                .build())
                        .build());
            }
            return CompletableFuture.completedFuture(GetQueueAttributesResponse.builder()
                    .attributes(
                            request.attributeNames().contains(QueueAttributeName.QUEUE_ARN)
                                    ? Map.of(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:1:jobs-dead")
                                    : attributes)
                    .build());
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
