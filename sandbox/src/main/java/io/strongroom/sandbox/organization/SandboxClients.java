package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.kms.SandboxKms;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.kms.KmsClient;

/** Every service that is simulated. A new one is one line here. */
final class SandboxClients {
    private static final Map<Class<?>, Function<Calls, Object>> MAKERS =
            Map.ofEntries(Map.entry(KmsClient.class, SandboxKms::new));

    private SandboxClients() {}

    static <C> C make(Class<C> type, Calls calls) {
        return Optional.ofNullable(MAKERS.get(type))
                .map(maker -> type.cast(maker.apply(calls)))
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no " + type.getSimpleName()));
    }
}
