package io.strongroom.worker.jobs;

import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeaseLost;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Holds this worker's leases: renews them, and knows when acting on one is no longer safe. It trusts no wall clock for
 * that: after a pause of the whole process its leases may be another's, whatever the time of day says.
 */
public final class LeaseKeeper {
    /** Of the 30 s that a lease holds, the last 10 belong to the call that is being made: none may begin in them. */
    private static final Duration SAFE = Duration.ofSeconds(20);

    private final JobLeases leases;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<JobId, HeldLease> held = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /** @param nanos a clock that never jumps, such as {@code System::nanoTime} */
    public LeaseKeeper(JobLeases leases, InstantSource clock, LongSupplier nanos) {
        this.leases = leases;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** The time to hand to {@link #take}, taken before the claim is sent. */
    public long beforeClaim() {
        return nanos.getAsLong();
    }

    /** Starts to keep a lease that was claimed after {@code beforeClaim}. */
    public void take(Lease lease, long beforeClaim) {
        held.put(lease.job(), new HeldLease(lease, beforeClaim));
    }

    /** Stops to keep a lease, whose job has been finished or given back. */
    public void drop(Lease lease) {
        held.remove(lease.job());
    }

    /** Renews all; called every third of the lease. */
    public void beat() {
        var now = List.copyOf(held.values());
        if (now.isEmpty()) {
            return;
        }
        long before = nanos.getAsLong();
        var lost = leases.renew(now.stream().map(HeldLease::lease).toList(), clock.instant());
        now.forEach(each -> {
            if (lost.contains(each.lease().job())) {
                each.lose();
            } else {
                each.renewed(before);
            }
        });
    }

    /**
     * To be called before anything is done for the job.
     *
     * @throws LeaseLost when the lease is or may be another's
     * @throws Draining when the worker is stopping
     */
    void require(Lease lease) {
        if (draining) {
            throw new Draining();
        }
        var mine = held.get(lease.job());
        if (mine == null || !mine.holds(nanos.getAsLong(), SAFE.toNanos())) {
            throw new LeaseLost(lease);
        }
    }

    public boolean draining() {
        return draining;
    }

    /** From now on no job begins anything: each ends before its next change. */
    public void drain() {
        draining = true;
    }

    public int count() {
        return held.size();
    }

    /** Gives back whatever is still held, as it is. */
    public void releaseAll() {
        var rest = held.values().stream().map(HeldLease::lease).toList();
        if (!rest.isEmpty()) {
            leases.release(rest, clock.instant());
            rest.forEach(this::drop);
        }
    }
}
