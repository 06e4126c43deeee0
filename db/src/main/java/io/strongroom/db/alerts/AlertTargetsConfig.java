package io.strongroom.db.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where alerts may lead. */
@ConfigMapping(prefix = "strongroom.alerts")
interface AlertTargetsConfig {
    /** Whether http and this machine are allowed, for trials with a receiver of one's own; never where others sign in. */
    @WithDefault("false")
    boolean allowInsecureTargets();
}
