package io.strongroom.domain.integrity;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recovery points of one resource in one vault, counted while they were listed. Those that can be restored are told
 * apart: of a completed job, or of continuous backup.
 *
 * @param resourceArn what they are of; {@link #FURTHER} for the resources that were too many to tell apart
 * @param points all of them, half made ones and those in deletion too
 * @param restorable how many can be restored
 * @param oldest of those that can be restored
 * @param newest of those that can be restored
 * @param newestArn the recovery point that is the newest of them
 * @param plain how many of the restorable ones are not encrypted
 * @param unnamed how many of the restorable ones are encrypted with a key that AWS does not name
 * @param keyArns keys of the restorable ones
 * @param moreKeys whether there are keys beyond those
 */
public record ResourceBackups(
        String vaultArn,
        String resourceArn,
        String resourceType,
        long points,
        long bytes,
        long restorable,
        Optional<Instant> oldest,
        Optional<Instant> newest,
        Optional<String> newestArn,
        long plain,
        long unnamed,
        Set<String> keyArns,
        boolean moreKeys) {
    /** Stands for all resources of a vault beyond those that are told apart. */
    public static final String FURTHER = "*";

    private static final Set<String> RESTORABLE = Set.of("COMPLETED", "AVAILABLE", "STOPPED");

    public ResourceBackups {
        keyArns = Collections.unmodifiableSet(new TreeSet<>(keyArns));
    }

    /**
     * Whether a recovery point can be restored, by its status: one whose continuous backup has stopped still can, up to
     * where it stopped.
     */
    public static boolean restorable(String status) {
        return RESTORABLE.contains(status);
    }

    /** Whether these are of many resources, and which, nobody has kept. */
    public boolean further() {
        return resourceArn.equals(FURTHER);
    }

    public Subject subject() {
        return new Subject(vaultArn, resourceArn);
    }
}
