package io.strongroom.bench.scan;

import java.util.Set;

/** One of those that are compared. */
interface Arm {
    /**
     * Scans every account by every check.
     *
     * @return what failed, as {@code CONTROL ARN}
     */
    Scanned scan() throws Exception;

    /** @param peakMebibytes the most memory that its processes held together meanwhile */
    record Scanned(double seconds, long peakMebibytes, Set<String> failures) {}
}
