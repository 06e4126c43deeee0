package io.strongroom.worker.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.Problem;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.ReadersForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AssessAccountTest {
    private static final AccountId ACCOUNT = Samples.ACCOUNT;
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-west-2");

    private final Written written = new Written();
    private final List<AccountId> asked = new ArrayList<>();

    @Test
    void accountIsJudgedByItsOwnThresholdsThroughout() {
        run(lease(Set.of()), account -> days(99));
        assertEquals(REGIONS, written.regions().subList(0, 2));
        for (var region : written.all.subList(0, 2)) {
            var verdict = (Verdict.Pass) region.judgements().getFirst().verdict();
            assertEquals(99, verdict.facts().path("days").asInt());
        }
        assertEquals(List.of(ACCOUNT), asked, "asked once, for a policy may change meanwhile");
    }

    @Test
    void whatHasNoRegionIsWrittenLastAndThenTheAccountIsFinished() {
        run(lease(Set.of()), account -> Expectations.standard());
        assertEquals(List.of("eu-west-1", "eu-west-2", "global"), written.regions());
        assertTrue(written.finished);
    }

    @Test
    void finishedRegionsAreNotWrittenAgain() {
        run(lease(Set.of("eu-west-1", "global")), account -> Expectations.standard());
        assertEquals(List.of("eu-west-2"), written.regions());
        assertTrue(written.finished);
    }

    private void run(PartLease lease, Function<AccountId, Expectations> expectations) {
        var regions = new RegionsToAssess(NoAws::new, new Configured());
        new AssessAccount(
                        ReadersForTests.of(NoAws::new, List.of(new OneVault())),
                        new ControlCatalog(List.of(new AsksForDays())),
                        written,
                        regions,
                        account -> {
                            asked.add(account);
                            return expectations.apply(account);
                        },
                        () -> Samples.NOW)
                .run(lease, () -> false);
    }

    private static Expectations days(int days) {
        ObjectNode said = Json.object().put("minRetentionDays", days);
        return Json.convert(said, Thresholds.class).over(Expectations.standard());
    }

    private static PartLease lease(Set<String> finished) {
        return new PartLease(AssessmentId.next(), ACCOUNT, new WorkerId(UUID.randomUUID()), 1, 1, finished);
    }

    /** Says which retention it was asked to expect. */
    private static final class AsksForDays implements Control<Vault> {
        @Override
        public ControlSpec<Vault> spec() {
            return ControlSpec.of("IMM-05", Kinds.VAULTS)
                    .title("Days are expected")
                    .steps("1.3")
                    .build();
        }

        @Override
        public Verdict judge(Vault vault, Inventory inventory) {
            return Verdict.pass(
                    Json.object().put("days", inventory.expectations().minRetentionDays()));
        }
    }

    private static final class OneVault implements KindReader<Vault> {
        @Override
        public Kind<Vault> kind() {
            return Kinds.VAULTS;
        }

        @Override
        public List<Vault> read(Gathering from) {
            return List.of(Samples.vault());
        }
    }

    private static final class Configured implements AssessConfig {
        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public Optional<List<String>> regions() {
            return Optional.of(REGIONS);
        }

        @Override
        public Region askIn() {
            return new Region("eu-west-1");
        }

        @Override
        public Duration lookEvery() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean atFirstStart() {
            return false;
        }
    }

    /** Nothing here calls AWS: the only reader makes its vault up. */
    private record NoAws(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> sdkClient) {
            throw new AssertionError("nobody calls " + sdkClient);
        }
    }

    private static final class Written implements AssessmentLeases {
        private final List<RegionJudged> all = new ArrayList<>();
        private boolean finished;

        List<String> regions() {
            return all.stream().map(RegionJudged::region).toList();
        }

        @Override
        public Optional<PartLease> claim(WorkerId worker, Instant now) {
            return Optional.empty();
        }

        @Override
        public Set<PartLease> renew(Collection<PartLease> leases, Instant now) {
            return Set.of();
        }

        @Override
        public Optional<Baseline> baseline(AccountId account, String region) {
            return Optional.empty();
        }

        @Override
        public void record(PartLease lease, RegionJudged judged) {
            all.add(judged);
        }

        @Override
        public void finish(PartLease lease, Instant now) {
            finished = true;
        }

        @Override
        public void fail(PartLease lease, Problem problem, Instant now) {
            throw new AssertionError(problem.detail());
        }

        @Override
        public void release(Collection<PartLease> leases, Instant now) {
            throw new AssertionError("it was not stopped");
        }

        @Override
        public int sweep(Instant now) {
            return 0;
        }
    }
}
