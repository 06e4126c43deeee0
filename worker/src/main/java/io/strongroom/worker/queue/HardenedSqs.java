package io.strongroom.worker.queue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * An SQS client that the messaging connector cannot die of. The connector ends a channel for good when a receive, a look-up
 * of the queue's address or a delete fails, and loads whatever class a message names. So receiving and looking up are tried
 * until they work, failed deletes are logged (the message comes again, and finds its jobs claimed), and the attribute that
 * names a class is never asked for.
 */
final class HardenedSqs {
    private static final Logger LOG = Logger.getLogger(HardenedSqs.class);
    private static final String CLASS_NAME = "_classname";
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LAST_PAUSE_MILLIS = 5_000;

    private final SqsAsyncClient client;
    private final Runnable onMissingQueue;
    private volatile boolean stopped;

    /** @param onMissingQueue called, off the client's threads, when SQS says that the queue is not there */
    HardenedSqs(SqsAsyncClient client, Runnable onMissingQueue) {
        this.client = client;
        this.onMissingQueue = onMissingQueue;
    }

    /** From now on nothing more is received. */
    void stop() {
        stopped = true;
    }

    SqsAsyncClient proxy() {
        return (SqsAsyncClient) Proxy.newProxyInstance(
                SqsAsyncClient.class.getClassLoader(),
                new Class<?>[] {SqsAsyncClient.class},
                (proxy, method, arguments) -> invoke(method, arguments));
    }

    private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "receiveMessage" -> untilItWorks(method, withoutClassName(arguments));
            case "getQueueUrl" -> untilItWorks(method, arguments);
            case "deleteMessage" ->
                future(method, arguments).exceptionally(e -> {
                    LOG.warnf("a message could not be deleted and will come again: %s", e.getMessage());
                    return DeleteMessageResponse.builder().build();
                });
            case "changeMessageVisibility" ->
                future(method, arguments).exceptionally(e -> {
                    LOG.warnf("a message's visibility could not be changed: %s", e.getMessage());
                    return ChangeMessageVisibilityResponse.builder().build();
                });
            default -> call(method, arguments);
        };
    }

    private CompletableFuture<Object> untilItWorks(Method method, @Nullable Object @Nullable [] arguments) {
        var answer = new CompletableFuture<Object>();
        attempt(method, arguments, answer, new AtomicInteger(), new AtomicBoolean());
        return answer;
    }

    private void attempt(
            Method method,
            @Nullable Object @Nullable [] arguments,
            CompletableFuture<Object> answer,
            AtomicInteger failures,
            AtomicBoolean told) {
        // What nobody waits for any more is not asked for; while stopping, nothing is answered.
        if (stopped || answer.isDone()) {
            return;
        }
        future(method, arguments).whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
                return;
            }
            int count = failures.getAndIncrement();
            // A queue that is not there yet is made below, and whoever cannot make it says so.
            boolean missing = cause(failure) instanceof QueueDoesNotExistException;
            if (!missing && !stopped && told.compareAndSet(false, true)) {
                LOG.warnf("SQS does not answer (%s); trying until it does", cause(failure));
            }
            long pause = Math.min(LAST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(count, 10));
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> {
                if (missing && !stopped) {
                    onMissingQueue.run();
                }
                attempt(method, arguments, answer, failures, told);
            });
        });
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<Object> future(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            var result = method.invoke(client, arguments);
            return result == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
                    : (CompletableFuture<Object>) result;
        } catch (InvocationTargetException e) {
            return CompletableFuture.failedFuture(cause(e));
        } catch (IllegalAccessException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw cause(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return (failure instanceof CompletionException || failure instanceof InvocationTargetException) && cause != null
                ? cause
                : failure;
    }

    private static @Nullable Object @Nullable [] withoutClassName(@Nullable Object @Nullable [] arguments) {
        if (arguments != null && arguments[0] instanceof ReceiveMessageRequest request) {
            var names = request.messageAttributeNames().stream()
                    .filter(name -> !name.equals(CLASS_NAME) && !name.equals("All") && !name.equals(".*"))
                    .toList();
            return new Object[] {
                request.toBuilder().messageAttributeNames(names).build()
            };
        }
        return arguments;
    }
}
