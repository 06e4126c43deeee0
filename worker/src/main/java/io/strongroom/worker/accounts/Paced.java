package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.CallBudgets.Quota;
import io.strongroom.domain.accounts.Region;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.aws.BudgetExhausted;
import io.strongroom.worker.jobs.Pauses;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts the owner's pace in front of every call of an SDK client.
 *
 * @param throttleRetries how often a call that AWS throttled is made again here; 0 for calls that change something
 */
record Paced(
        CallBudgets budgets,
        InstantSource clock,
        Pauses pauses,
        Duration longestWait,
        int throttleRetries,
        CallTally tally) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** The same with budgets of an assessment's own. */
    Paced by(CallBudgets own) {
        return new Paced(own, clock, pauses, longestWait, throttleRetries, tally);
    }

    /** @param region where its calls are counted */
    <C> C client(Class<C> type, C client, AccountId account, Region region) {
        return client(type, client, account, region, 1);
    }

    /** @param part of what Strongroom usually takes, that the account's people leave it */
    <C> C client(Class<C> type, C client, AccountId account, Region region, double part) {
        var service = type.getSimpleName().replaceFirst("Client$", "");
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (derived(method, arguments)) {
                // Paginators and short forms call the real operation on the proxy again, so each page is paced.
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof SdkRequest)) {
                return call(client, method, arguments);
            }
            var operation = Character.toUpperCase(method.getName().charAt(0))
                    + method.getName().substring(1);
            var quotas = Quotas.of(service, operation).stream()
                    .map(quota -> quota.part(part))
                    .toList();
            return paced(() -> call(client, method, arguments), service, operation, quotas, account, region);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    private @Nullable Object paced(
            Call call, String service, String operation, List<Quota> quotas, AccountId account, Region region)
            throws Throwable {
        var pause = FIRST_PAUSE;
        for (int retries = 0; ; retries++) {
            for (var quota : quotas) {
                await(quota, service, operation, account, region);
            }
            try {
                var answer = call.make();
                tally.called(service, CallTally.Result.ANSWERED);
                return answer;
            } catch (SdkException e) {
                tally.called(service, CallTally.Result.of(AwsFailure.of(e).kind()));
                if (AwsFailure.of(e).kind() != AwsFailure.Kind.THROTTLED) {
                    throw e;
                }
                quotas.forEach(quota -> budgets.throttled(account, region, quota, clock.instant()));
                if (retries >= throttleRetries) {
                    throw e;
                }
                pauses.pause(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private void await(Quota quota, String service, String operation, AccountId account, Region region) {
        var wait = budgets.book(account, region, quota, clock.instant());
        if (wait.compareTo(longestWait) > 0) {
            tally.called(service, CallTally.Result.POSTPONED);
            throw new BudgetExhausted(service + ":" + operation, wait);
        }
        tally.waited(wait);
        if (!wait.isZero()) {
            pauses.pause(wait);
        }
    }

    static boolean derived(Method method, @Nullable Object @Nullable [] arguments) {
        if (!method.isDefault() || method.getName().equals("waiter")) {
            return false;
        }
        if (method.getName().endsWith("Paginator")) {
            return true;
        }
        if (arguments == null || arguments.length == 0) {
            return method.getName().startsWith("list") || method.getName().startsWith("get");
        }
        return !(arguments[0] instanceof SdkRequest);
    }

    static @Nullable Object call(Object client, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }
}
