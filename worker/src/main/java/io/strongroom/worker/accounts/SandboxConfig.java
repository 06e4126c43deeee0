package io.strongroom.worker.accounts;

import io.smallrye.config.ConfigMapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The simulated organization; what each means is said at {@code SandboxSettings}. */
@ConfigMapping(prefix = "strongroom.sandbox")
public interface SandboxConfig {
    Optional<String> seed();

    Optional<String> accounts();

    Optional<String> size();

    Optional<String> faults();

    Optional<String> lagMs();

    Optional<String> quotas();

    /** As the environment would say it. */
    default Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        seed().ifPresent(value -> variables.put("STRONGROOM_SANDBOX_SEED", value));
        accounts().ifPresent(value -> variables.put("STRONGROOM_SANDBOX_ACCOUNTS", value));
        size().ifPresent(value -> variables.put("STRONGROOM_SANDBOX_SIZE", value));
        faults().ifPresent(value -> variables.put("STRONGROOM_SANDBOX_FAULTS", value));
        lagMs().ifPresent(value -> variables.put("STRONGROOM_SANDBOX_LAG_MS", value));
        quotas().ifPresent(value -> variables.put("STRONGROOM_SANDBOX_QUOTAS", value));
        return variables;
    }
}
