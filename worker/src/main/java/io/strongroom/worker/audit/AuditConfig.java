package io.strongroom.worker.audit;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where this worker keeps what makes the audit log provable. */
@ConfigMapping(prefix = "strongroom.audit")
interface AuditConfig {
    /** The folder with the signing key and the anchors; without one the log is neither numbered nor signed. */
    Optional<Path> folder();

    /** How often facts are looked for that have no place yet. */
    Duration every();

    /** How often the whole log is checked. */
    Duration checkEvery();
}
