package io.strongroom.domain.jobs;

import java.util.OptionalInt;

/**
 * How a batch's jobs are let loose.
 *
 * @param maxErrors most jobs that may fail, or be quarantined, before the others are held back; empty for any number
 */
public record Rollout(Pace pace, OptionalInt maxErrors) {
    /** The most that {@link #maxErrors} may be: as many as a stream has lines. */
    public static final int MOST = 100_000;

    private static final int FEWEST = 5;
    private static final int FIRST_PART = 100;
    private static final int SECOND_PART = 10;

    /** Whether a few jobs go before the others. */
    public enum Pace {
        AT_ONCE,
        /** Each wave begins when every job of the one before is final. */
        WAVES
    }

    public Rollout {
        if (maxErrors.isPresent() && (maxErrors.getAsInt() < 0 || maxErrors.getAsInt() > MOST)) {
            throw new IllegalArgumentException("maxErrors: must be 0 to " + MOST);
        }
    }

    /** Everything at once, whatever fails. */
    public static Rollout atOnce() {
        return new Rollout(Pace.AT_ONCE, OptionalInt.empty());
    }

    /**
     * How many jobs a wave has: five or a hundredth, then a tenth, then the rest.
     *
     * @param wave from 1
     * @param jobs of the whole batch
     */
    public static long size(int wave, long jobs) {
        return switch (wave) {
            case 1 -> Math.min(jobs, Math.max(FEWEST, part(jobs, FIRST_PART)));
            case 2 -> part(jobs, SECOND_PART);
            default -> jobs;
        };
    }

    private static long part(long jobs, long of) {
        return (jobs + of - 1) / of;
    }

    /** Whether so many failures, beyond those that somebody has accepted, are too many. */
    public boolean exceeded(long failures) {
        return maxErrors.isPresent() && failures > maxErrors.getAsInt();
    }
}
