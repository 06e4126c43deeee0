package io.strongroom.worker.jobs;

import io.strongroom.domain.jobs.Lease;

/** A lease in hand, and since when it is known to hold. */
final class HeldLease {
    private final Lease lease;
    private volatile long renewedAtNanos;
    private volatile boolean lost;

    HeldLease(Lease lease, long claimedAtNanos) {
        this.lease = lease;
        this.renewedAtNanos = claimedAtNanos;
    }

    Lease lease() {
        return lease;
    }

    void renewed(long atNanos) {
        renewedAtNanos = atNanos;
    }

    void lose() {
        lost = true;
    }

    boolean holds(long nowNanos, long safeNanos) {
        return !lost && nowNanos - renewedAtNanos <= safeNanos;
    }
}
