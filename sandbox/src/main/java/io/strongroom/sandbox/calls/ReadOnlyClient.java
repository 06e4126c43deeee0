package io.strongroom.sandbox.calls;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.store.Documents;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Services that Strongroom only reads, behind the SDK's own interfaces: each read is declared as an {@link Operation} over
 * {@link Kept} documents. Short forms and paginators are the SDK's own and call the declared reads; all else throws {@link
 * UnsupportedOperationException}. Every client is also {@link Furnished}.
 */
public final class ReadOnlyClient implements InvocationHandler {
    private final Class<?> type;
    private final Calls calls;
    private final Dialect dialect;
    private final Map<String, Operation> operations;

    private ReadOnlyClient(Class<?> type, Calls calls, Dialect dialect, List<Operation> operations) {
        this.type = type;
        this.calls = calls;
        this.dialect = dialect;
        this.operations = operations.stream().collect(toMap(Operation::name, identity()));
    }

    /** @param type the client's interface, such as {@code Ec2Client} */
    public static <C extends SdkClient> C of(Class<C> type, Calls calls, Dialect dialect, List<Operation> operations) {
        var handler = new ReadOnlyClient(type, calls, dialect, operations);
        return type.cast(Proxy.newProxyInstance(
                ReadOnlyClient.class.getClassLoader(), new Class<?>[] {type, Furnished.class}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (method.getDeclaringClass() == Furnished.class) {
            return furnish(method, arguments);
        }
        if (method.getName().equals("close")) {
            return null;
        }
        if (method.getName().equals("serviceName")) {
            return type.getField("SERVICE_NAME").get(null);
        }
        if (arguments != null
                && arguments[0] instanceof SdkRequest request
                && AwsResponse.class.isAssignableFrom(method.getReturnType())) {
            return answer(method, request);
        }
        // Short forms and paginators call the real operation on the proxy again.
        return InvocationHandler.invokeDefault(proxy, method, arguments);
    }

    private AwsResponse answer(Method method, SdkRequest request) {
        var name = Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
        var operation = Optional.ofNullable(operations.get(name))
                .orElseThrow(() -> new UnsupportedOperationException("the sandbox's " + type.getSimpleName()
                        + " does not know " + name + ": declare it where the client is made"));
        var builder = builder(method.getReturnType());
        var tells =
                builder.sdkFields().stream().map(field -> field.memberName()).collect(Collectors.toUnmodifiableSet());
        var call = new Call(
                dialect,
                dialect.service() + ":" + name,
                request,
                documents -> List.of(new Need(operation.action().orElse(dialect.service() + ":" + name), "*")));
        return calls.read(call, documents -> {
            var asked = new Asked(documents, calls.place(), dialect, SdkJson.write(request), tells);
            return (AwsResponse) ((Buildable) SdkJson.read(operation.answer().apply(asked), builder)).build();
        });
    }

    private static SdkPojo builder(Class<?> shape) {
        try {
            return (SdkPojo) shape.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no shape of the SDK: " + shape, e);
        }
    }

    private @Nullable Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "simulated " + type.getSimpleName() + " at " + calls.place();
        };
    }

    private @Nullable Object furnish(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(new Furnishings(), arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    /** Keeps what is furnished, as a change that stands in the ledger when somebody other than the seed does it. */
    private final class Furnishings implements Furnished {
        @Override
        public void keep(Kept kept, SdkPojo... parts) {
            var whole = Json.object();
            for (var part : parts) {
                whole.setAll(SdkJson.write(part));
            }
            keep(kept, whole);
        }

        @Override
        public void keep(Kept kept, JsonNode document) {
            var id = kept.idOf(document);
            if (id.isEmpty()) {
                throw new IllegalArgumentException(kept.kind() + ": no " + kept.id() + " in " + document);
            }
            change("Keep", kept, id, documents -> documents.put(Asked.key(kept, calls.place(), id), document));
        }

        @Override
        public void drop(Kept kept, String id) {
            change("Drop", kept, id, documents -> documents.delete(Asked.key(kept, calls.place(), id)));
        }

        private void change(String verb, Kept kept, String id, Consumer<Documents> work) {
            var nothing = nothing();
            var api = dialect.service() + ":" + verb;
            var call = new Call(dialect, api, nothing, documents -> List.of(new Need(api, kept.kind() + "/" + id)));
            calls.change(call, documents -> {
                work.accept(documents);
                return nothing;
            });
        }

        /** Changes answer with something of the service's own; here nothing is in it. */
        private AwsResponse nothing() {
            var shape = Stream.of(type.getMethods())
                    .map(Method::getReturnType)
                    .filter(AwsResponse.class::isAssignableFrom)
                    .findFirst()
                    .orElseThrow();
            return (AwsResponse) ((Buildable) builder(shape)).build();
        }
    }
}
