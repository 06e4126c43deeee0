package io.strongroom.worker.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class HardenedSqsTest {
    private final AtomicInteger missing = new AtomicInteger();
    private final Flaky flaky = new Flaky();
    private final HardenedSqs hardened = new HardenedSqs(flaky, missing::incrementAndGet);

    @Test
    void aReceiveThatFailsIsTriedUntilItWorks() throws Exception {
        flaky.failures.add(SdkClientException.create("connection refused"));
        flaky.failures.add(QueueDoesNotExistException.builder().build());
        var answer = receive(ReceiveMessageRequest.builder().build());
        assertEquals(0, answer.get(5, TimeUnit.SECONDS).messages().size());
        assertEquals(3, flaky.requests.size());
        assertEquals(1, missing.get());
    }

    @Test
    void outageBehindAMissingQueueIsToldOnce() throws Exception {
        var told = new ArrayList<String>();
        var logger = Logger.getLogger(HardenedSqs.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getLevel().getName());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            flaky.failures.add(QueueDoesNotExistException.builder().build());
            flaky.failures.add(SdkClientException.create("connection refused"));
            flaky.failures.add(SdkClientException.create("connection refused"));
            receive(ReceiveMessageRequest.builder().build()).get(10, TimeUnit.SECONDS);
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, told.size(), told.toString());
    }

    @Test
    void theNameOfAClassIsNeverAskedFor() throws Exception {
        receive(ReceiveMessageRequest.builder()
                        .messageAttributeNames("_classname", "All", "trace")
                        .build())
                .get(5, TimeUnit.SECONDS);
        assertEquals(List.of("trace"), flaky.requests.getFirst().messageAttributeNames());
    }

    @Test
    void aFailedDeleteIsNoFailure() {
        assertTrue(hardened.proxy()
                .deleteMessage(DeleteMessageRequest.builder().build())
                .handle((response, failure) -> failure == null)
                .join());
    }

    @Test
    void afterTheStopNothingIsReceived() {
        hardened.stop();
        assertFalse(receive(ReceiveMessageRequest.builder().build()).isDone());
        assertEquals(List.of(), flaky.requests);
    }

    private CompletableFuture<ReceiveMessageResponse> receive(ReceiveMessageRequest request) {
        return hardened.proxy().receiveMessage(request);
    }

    private static final class Flaky implements SqsAsyncClient {
        private final List<RuntimeException> failures = new ArrayList<>();
        private final List<ReceiveMessageRequest> requests = new ArrayList<>();

        @Override
        public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
            requests.add(request);
            return failures.isEmpty()
                    ? CompletableFuture.completedFuture(
                            ReceiveMessageResponse.builder().build())
                    : CompletableFuture.failedFuture(failures.removeFirst());
        }

        @Override
        public CompletableFuture<DeleteMessageResponse> deleteMessage(DeleteMessageRequest request) {
            return CompletableFuture.failedFuture(SdkClientException.create("the receipt handle has expired"));
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
