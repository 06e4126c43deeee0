package io.strongroom.worker.queue;

import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends wake-ups. The message group is the account, so that on SQS no account's backlog delays the others'. */
public final class Wakeups {
    private static final Logger LOG = Logger.getLogger(Wakeups.class);
    private static final int BATCH = 10;

    private final SqsAsyncClient client;
    private final Queues queues;

    Wakeups(SqsAsyncClient client, Queues queues) {
        this.client = client;
        this.queues = queues;
    }

    /** Sends what it can and gives back what was not taken. */
    public List<Wakeup> send(List<Wakeup> wakeups) {
        var rest = new ArrayList<Wakeup>();
        for (int from = 0; from < wakeups.size(); from += BATCH) {
            var batch = wakeups.subList(from, Math.min(from + BATCH, wakeups.size()));
            try {
                var failed = sendBatch(batch);
                failed.forEach(entry -> rest.add(batch.get(Integer.parseInt(entry.id()))));
            } catch (CompletionException e) {
                LOG.debugf("wake-ups were not sent: %s", e.getMessage());
                if (e.getCause() instanceof QueueDoesNotExistException) {
                    queues.forget();
                }
                rest.addAll(wakeups.subList(from, wakeups.size()));
                return rest;
            }
        }
        return rest;
    }

    private List<BatchResultErrorEntry> sendBatch(List<Wakeup> batch) {
        var url = queues.url();
        var entries = IntStream.range(0, batch.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageGroupId(batch.get(i).account().value())
                        .messageBody(Json.write(batch.get(i)))
                        .build())
                .toList();
        return client.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .join()
                .failed();
    }
}
