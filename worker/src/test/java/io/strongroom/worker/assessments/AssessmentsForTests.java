package io.strongroom.worker.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.PartLost;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Leases in memory, and what was written under them. */
final class AssessmentsForTests implements AssessmentLeases {
    final Deque<PartLease> waiting = new ArrayDeque<>();
    final List<RegionJudged> written = new ArrayList<>();
    final List<PartLease> finished = new ArrayList<>();
    final List<PartLease> released = new ArrayList<>();
    final List<Problem> failed = new ArrayList<>();
    final Set<PartLease> lost = new HashSet<>();
    final Map<String, Baseline> baselines = new HashMap<>();
    int claims;

    static PartLease lease(Set<String> finished) {
        return lease(Samples.ACCOUNT, finished);
    }

    static PartLease lease(AccountId account, Set<String> finished) {
        return lease(account, finished, Set.of());
    }

    /** @param controls those that judge; none: all */
    static PartLease lease(AccountId account, Set<String> finished, Set<ControlId> controls) {
        return new PartLease(AssessmentId.next(), account, new WorkerId(UUID.randomUUID()), 1, 1, finished, controls);
    }

    /** @param regions none: all that an account tells */
    record Settings(List<String> all, boolean atFirstStart) implements AssessConfig {
        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public Optional<List<String>> regions() {
            return Optional.of(all).filter(some -> !some.isEmpty());
        }

        @Override
        public Region askIn() {
            return new Region("eu-west-1");
        }

        @Override
        public Duration lookEvery() {
            return Duration.ofSeconds(1);
        }
    }

    List<String> regions() {
        return written.stream().map(RegionJudged::region).toList();
    }

    RegionJudged of(String region) {
        return written.stream()
                .filter(one -> one.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<PartLease> claim(WorkerId worker, Instant now) {
        claims++;
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public Set<PartLease> renew(Collection<PartLease> leases, Instant now) {
        var gone = new HashSet<>(leases);
        gone.retainAll(lost);
        return gone;
    }

    @Override
    public Optional<Baseline> baseline(AccountId account, String region) {
        return Optional.ofNullable(baselines.get(region));
    }

    @Override
    public void record(PartLease lease, RegionJudged judged) {
        hold(lease);
        written.add(judged);
        judged.baseline().ifPresent(seen -> baselines.put(judged.region(), seen));
    }

    @Override
    public void finish(PartLease lease, Instant now) {
        hold(lease);
        finished.add(lease);
    }

    @Override
    public void fail(PartLease lease, Problem problem, Instant now) {
        hold(lease);
        failed.add(problem);
    }

    @Override
    public void release(Collection<PartLease> leases, Instant now) {
        released.addAll(leases);
    }

    @Override
    public int sweep(Instant now) {
        return 0;
    }

    private void hold(PartLease lease) {
        if (lost.contains(lease)) {
            throw new PartLost(lease);
        }
    }
}
