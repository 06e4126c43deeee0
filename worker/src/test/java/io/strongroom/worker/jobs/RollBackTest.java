package io.strongroom.worker.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollBackTest {
    private final Bench bench = Bench.applying();
    private final List<BegunChange> done = new ArrayList<>();

    RollBackTest() {
        made(new Bucket("logs"), Json.object().put("region", "eu-west-1"));
        made(new BucketPolicy("logs"), Json.parse("{\"Statement\":[]}"));
        made(
                new BucketLogging("source"),
                Json.object().put("targetBucket", "logs").put("targetPrefix", ""));
    }

    @Test
    void anEmptyBucketIsTakenBackWithAllThatBelongsToIt() {
        assertEquals(
                List.of(new BucketLogging("source"), new BucketPolicy("logs"), new Bucket("logs")),
                propose().changes().stream().map(Change::facet).toList());
    }

    @Test
    void aBucketThatHoldsObjectsStaysWithItsProtection() {
        bench.world.with(
                new Bucket("logs"), Json.object().put("region", "eu-west-1").put("empty", false));
        var proposal = propose();
        assertEquals(
                List.of(new BucketLogging("source")),
                proposal.changes().stream().map(Change::facet).toList());
        assertEquals(
                List.of("bucket-is-kept"),
                proposal.warnings().stream().map(Warning::code).toList());
    }

    private Proposal.Changes propose() {
        var rollBack = new RollBack(
                JobId.next(),
                done,
                new Place(Bench.TARGET.accountId(), Bench.TARGET.region()),
                new Readings(bench.aws.reader(), bench::now, pause -> {}),
                bench.leases,
                bench::now);
        return assertInstanceOf(Proposal.Changes.class, rollBack.propose());
    }

    private void made(WritableFacet facet, JsonNode state) {
        bench.world.with(facet, state);
        var change = Change.create(facet, state);
        done.add(new BegunChange(
                1,
                new PlannedChange(
                        done.size() + 1,
                        change,
                        ChangeState.APPLIED,
                        Optional.of(change),
                        Optional.empty(),
                        List.of(),
                        Optional.of(bench.now()))));
    }

    private record Place(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> sdkClient) {
            throw new IllegalArgumentException("the world of facets has no clients");
        }
    }
}
