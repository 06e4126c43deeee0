package io.strongroom.api.users;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Tokens for automation, from the environment: {@code STRONGROOM_BOOTSTRAP_TOKEN} and its sibling. */
@ConfigMapping(prefix = "strongroom.bootstrap")
public interface BootstrapConfig {
    /** A token of the first administrator, 32 characters or more. */
    Optional<String> token();

    /** A token of a second person, an approver, 32 characters or more. */
    Optional<String> approverToken();
}
