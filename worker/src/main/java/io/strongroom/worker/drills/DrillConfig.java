package io.strongroom.worker.drills;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** A drill to be played. */
@ConfigMapping(prefix = "strongroom.drill")
public interface DrillConfig {
    /** Its name, such as {@code ransomware}; empty for none. */
    Optional<String> play();

    /** How long between its steps, so that people can watch it. */
    String pace();
}
