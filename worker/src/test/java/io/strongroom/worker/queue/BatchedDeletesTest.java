package io.strongroom.worker.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

class BatchedDeletesTest {
    /** One call to SQS, answered when the test says so. */
    private record Call(
            List<DeleteMessageBatchRequestEntry> entries, CompletableFuture<DeleteMessageBatchResponse> answer) {
        List<String> receipts() {
            return entries.stream()
                    .map(DeleteMessageBatchRequestEntry::receiptHandle)
                    .toList();
        }

        void allGone() {
            answer(receipt -> true, false);
        }

        void answer(Predicate<String> gone, boolean senderFault) {
            answer.complete(DeleteMessageBatchResponse.builder()
                    .successful(entries.stream()
                            .filter(entry -> gone.test(entry.receiptHandle()))
                            .map(entry -> DeleteMessageBatchResultEntry.builder()
                                    .id(entry.id())
                                    .build())
                            .toList())
                    .failed(entries.stream()
                            .filter(entry -> !gone.test(entry.receiptHandle()))
                            .map(entry -> BatchResultErrorEntry.builder()
                                    .id(entry.id())
                                    .code(senderFault ? "ReceiptHandleIsInvalid" : "InternalError")
                                    .senderFault(senderFault)
                                    .build())
                            .toList())
                    .build());
        }
    }

    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BatchedDeletes deletes = new BatchedDeletes(
            entries -> {
                var call = new Call(entries, new CompletableFuture<>());
                calls.add(call);
                return call.answer();
            },
            1);

    @Test
    void whatGathersWhileACallIsOnItsWayGoesTenByTen() {
        var gone = IntStream.range(0, 25).mapToObj(n -> deletes.delete("r" + n)).toList();
        assertEquals(List.of("r0"), next().receipts());
        assertEquals(IntStream.range(1, 11).mapToObj(n -> "r" + n).toList(), next().receipts());
        var third = next();
        assertEquals(IntStream.range(11, 21).mapToObj(n -> "r" + n).toList(), third.receipts());
        assertTrue(calls.isEmpty(), "fewer than ten wait while others are on their way");
        assertFalse(gone.get(11).isDone());
        third.allGone();
        assertTrue(gone.get(11).isDone());
        assertFalse(gone.get(21).isDone());
    }

    @Test
    void theRestWaitsForNoClock() {
        deletes.delete("a");
        var b = deletes.delete("b");
        var first = next();
        assertTrue(calls.isEmpty());
        first.allGone();
        var second = next();
        assertEquals(List.of("b"), second.receipts());
        second.allGone();
        assertTrue(b.isDone());
    }

    @Test
    void noMoreThanEightCallsAreOnTheirWay() {
        var gone =
                IntStream.range(0, 200).mapToObj(n -> deletes.delete("r" + n)).toList();
        assertEquals(8, calls.size());
        var most = 0;
        while (!calls.isEmpty()) {
            most = Math.max(most, calls.size());
            next().allGone();
        }
        assertEquals(8, most);
        assertTrue(gone.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void whatFailedIsTriedAgainAndTheOthersAreNot() throws Exception {
        deletes.delete("first");
        var bad = deletes.delete("bad");
        var good = deletes.delete("good");
        next().allGone();
        next().answer(receipt -> receipt.equals("good"), false);
        assertTrue(good.isDone());
        var again = soon();
        assertEquals(List.of("bad"), again.receipts());
        assertFalse(bad.isDone());
        again.allGone();
        bad.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aCallThatFailsIsMadeAgainAndAtLastGivenUp() throws Exception {
        var gone = deletes.delete("a");
        for (int n = 0; n < 5; n++) {
            assertFalse(gone.isDone());
            soon().answer().completeExceptionally(SdkClientException.create("connection refused"));
        }
        gone.get(5, TimeUnit.SECONDS);
        assertTrue(calls.isEmpty());
    }

    @Test
    void aReceiptThatSqsRefusesIsGivenUpAtOnce() {
        var gone = deletes.delete("run-out");
        next().answer(receipt -> false, true);
        assertTrue(gone.isDone());
        assertTrue(calls.isEmpty());
    }

    @Test
    void aClientThatThrowsIsAFailureLikeAnyOther() throws Exception {
        var failures =
                new ArrayList<>(List.of(new IllegalStateException("closed"), new IllegalStateException("closed")));
        var flaky = new BatchedDeletes(
                entries -> {
                    if (!failures.isEmpty()) {
                        throw failures.removeFirst();
                    }
                    var call = new Call(entries, new CompletableFuture<>());
                    call.allGone();
                    return call.answer();
                },
                1);
        flaky.delete("a").get(5, TimeUnit.SECONDS);
        assertEquals(List.of(), failures);
    }

    private Call next() {
        return calls.remove();
    }

    private Call soon() throws InterruptedException {
        var call = calls.poll(5, TimeUnit.SECONDS);
        assertTrue(call != null, "it was not tried again");
        return call;
    }
}
