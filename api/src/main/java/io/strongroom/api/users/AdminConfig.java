package io.strongroom.api.users;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first administrator, from the environment: {@code STRONGROOM_ADMIN_PASSWORD}. */
@ConfigMapping(prefix = "strongroom.admin")
public interface AdminConfig {
    /** The password, 12 characters or more; without it one is made and printed once. */
    Optional<String> password();
}
