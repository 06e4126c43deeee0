package io.strongroom.worker.inventory;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Locale;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** Writes down the calls that reading makes. */
record Recorded(ReadableAccounts accounts, Collection<String> calls) implements ReadableAccounts {
    private record RecordedAccount(AwsAccount account, Collection<String> calls) implements AwsAccount {
        @Override
        public AccountId id() {
            return account.id();
        }

        @Override
        public Region region() {
            return account.region();
        }

        @Override
        public <C> C client(Class<C> type) {
            var client = account.client(type);
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (arguments == null
                        || !(arguments[0] instanceof SdkRequest)
                        || !SdkResponse.class.isAssignableFrom(method.getReturnType())) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                calls.add(service(type) + ":" + operation(method));
                try {
                    return method.invoke(client, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static String operation(Method method) {
            return Character.toUpperCase(method.getName().charAt(0))
                    + method.getName().substring(1);
        }

        private static String service(Class<?> type) {
            var name = type.getSimpleName().replace("Client", "").toLowerCase(Locale.ROOT);
            return name.equals("efs") ? "elasticfilesystem" : name;
        }
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return new RecordedAccount(accounts.reading(account, region), calls);
    }
}
