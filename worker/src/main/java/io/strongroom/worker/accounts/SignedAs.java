package io.strongroom.worker.accounts;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts credentials on each request of a client that all accounts share.
 *
 * @param judge what a failed call came to
 */
record SignedAs(AwsCredentialsProvider credentials, UnaryOperator<SdkException> judge) {
    <C> C client(Class<C> type, Object shared) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (Paced.derived(method, arguments)) {
                // Paginators and short forms call the real operation on the proxy again.
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof AwsRequest request)) {
                return Paced.call(shared, method, arguments);
            }
            var signed = arguments.clone();
            signed[0] = signed(request);
            try {
                return Paced.call(shared, method, signed);
            } catch (SdkException e) {
                throw judge.apply(e);
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private AwsRequest signed(AwsRequest request) {
        var configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder)
                .credentialsProvider(credentials)
                .build();
        return request.toBuilder().overrideConfiguration(configuration).build();
    }
}
