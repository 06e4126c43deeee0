package io.strongroom.worker.assessments;

import static io.strongroom.worker.assessments.AssessmentsForTests.lease;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.worker.assessments.AssessmentsForTests.Settings;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.ReadersForTests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AssessAccountTest {
    private static final AccountId ACCOUNT = Samples.ACCOUNT;
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-west-2");

    private final AssessmentsForTests written = new AssessmentsForTests();
    private final List<Standing> standing = new ArrayList<>();
    private List<Region> chosen = List.of();
    private final List<AccountId> asked = new ArrayList<>();
    private final Map<String, List<Vault>> vaults = new HashMap<>();
    private final Map<Kind<?>, Integer> read = new HashMap<>();

    AssessAccountTest() {
        vaults.put("eu-west-1", List.of(Samples.vault()));
        vaults.put("eu-west-2", List.of(Records.with(Samples.vault(), "arn", Samples.VAULT_ARN + "-2")));
    }

    @Test
    void accountIsJudgedByItsOwnThresholdsThroughout() {
        run(lease(Set.of()), account -> days(99));
        assertEquals(REGIONS, written.regions().subList(0, 2));
        for (var region : written.written.subList(0, 2)) {
            var verdict = (Verdict.Pass) region.judgements().getFirst().verdict();
            assertEquals(99, verdict.facts().path("days").asInt());
        }
        assertEquals(List.of(ACCOUNT), asked, "asked once, for a policy may change meanwhile");
    }

    @Test
    void whatHasNoRegionIsWrittenLastAndThenTheAccountIsFinished() {
        run(lease(Set.of()));
        assertEquals(List.of("eu-west-1", "eu-west-2", "global"), written.regions());
        assertEquals(1, written.finished.size());
    }

    @Test
    void finishedRegionsAreNotWrittenAgain() {
        run(lease(Set.of("eu-west-1", "global")));
        assertEquals(List.of("eu-west-2"), written.regions());
        assertEquals(1, written.finished.size());
    }

    @Test
    void whatHasNoRegionIsJudgedByWhatIsInAllOfThem() {
        run(lease(Set.of()));
        assertEquals(2, facts("global").path("vaults").asInt());
        assertEquals(-1, facts("eu-west-1").path("since").asInt(), "there was no assessment before");
    }

    @Test
    void whatCouldNotBeReadIsWrittenBesideEachRegionAndTheWhole() {
        run(lease(Set.of()));
        for (var region : written.written) {
            assertEquals("denied kms:ListKeys", region.unread().get("keys"), region.region());
            assertFalse(region.unread().containsKey("vaults"), region.region());
        }
    }

    @Test
    void nextAssessmentComparesWithThisOne() {
        run(lease(Set.of()));
        var seen = written.of("eu-west-1").baseline().orElseThrow();
        assertEquals(Set.of(Samples.VAULT_ARN), seen.of(Kinds.VAULTS).keySet());
        assertTrue(written.of("global").baseline().isEmpty());
        run(lease(Set.of("eu-west-2", "global")));
        assertEquals(1, facts(written.written.getLast()).path("since").asInt());
    }

    @Test
    void howARegionStandsIsToldWithWhatTheAssessmentBeforeSaw() {
        run(lease(Set.of()));
        assertEquals(REGIONS, standing.stream().map(one -> one.place().region()).toList());
        assertTrue(standing.getFirst().before().isEmpty());
        standing.clear();
        run(lease(Set.of("eu-west-2", "global")));
        assertEquals(1, standing.size(), "a finished Region is not told of again");
        assertEquals(
                Set.of(Samples.VAULT_ARN),
                standing.getFirst().before().orElseThrow().of(Kinds.VAULTS).keySet());
        assertEquals(
                Set.of(Samples.VAULT_ARN),
                standing.getFirst().baseline().of(Kinds.VAULTS).keySet());
    }

    @Test
    void regionWithNothingInItIsWrittenAsEmptyAndNotJudged() {
        vaults.put("eu-west-2", List.of());
        run(lease(Set.of()));
        var empty = written.of("eu-west-2");
        assertTrue(empty.empty());
        assertEquals(List.of(), empty.judgements());
        assertTrue(empty.baseline().isEmpty());
        assertEquals(1, facts("global").path("vaults").asInt());
    }

    @Test
    void wipedRegionIsJudgedOnceAndThenCountsAsEmpty() {
        run(lease(Set.of()));
        vaults.put("eu-west-2", List.of());
        run(lease(Set.of("eu-west-1", "global")));
        var wiped = written.written.getLast();
        assertEquals("eu-west-2", wiped.region());
        assertFalse(wiped.empty());
        assertEquals(1, facts(wiped).path("since").asInt(), "it is held against what was there");
        run(lease(Set.of("eu-west-1", "global")));
        assertTrue(written.written.getLast().empty());
    }

    @Test
    void accountWithNothingInItIsJudgedAllTheSame() {
        vaults.clear();
        run(lease(Set.of()));
        assertEquals(List.of("eu-west-1", "eu-west-2", "global"), written.regions());
        assertEquals(0, facts("global").path("vaults").asInt());
        assertEquals("denied kms:ListKeys", written.of("global").unread().get("keys"));
    }

    @Test
    void whatRegionsPointToEachOtherIsReadOnce() {
        run(lease(Set.of()));
        assertEquals(2, read.get(Kinds.VAULTS), "once a Region, whoever asks");
    }

    private void run(PartLease lease) {
        run(lease, account -> Expectations.standard());
    }

    @Test
    void regionsThatTheAccountsPeopleChoseGoFirst() {
        chosen = List.of(new Region("eu-west-2"));
        run(lease(Set.of()), account -> Expectations.standard());
        assertEquals(List.of("eu-west-2", "global"), written.regions());
    }

    private void run(PartLease lease, Function<AccountId, Expectations> expectations) {
        var regions = new RegionsToAssess(NoAws::new, new Settings(REGIONS, false), account -> chosen);
        new AssessAccount(
                        ReadersForTests.of(NoAws::new, readers()),
                        new ControlCatalog(List.of(
                                new AsksForDays(),
                                new CountsVaults<>("OPS-03", Kinds.BACKUP_SETTINGS),
                                new CountsVaults<>("OPS-06", Kinds.ACCOUNT))),
                        written,
                        regions,
                        account -> {
                            asked.add(account);
                            return expectations.apply(account);
                        },
                        () -> Samples.NOW,
                        standing::add)
                .run(lease, () -> false);
    }

    private List<KindReader<?>> readers() {
        return List.of(
                reader(Kinds.VAULTS, from -> {
                    read.merge(Kinds.VAULTS, 1, Integer::sum);
                    return vaults.getOrDefault(from.region().value(), List.of());
                }),
                reader(Kinds.DESTINATION_VAULTS, from -> {
                    REGIONS.forEach(other -> from.at(ACCOUNT, new Region(other)).all(Kinds.VAULTS));
                    return List.of();
                }),
                reader(Kinds.BACKUP_PLANS, from -> List.of()),
                reader(Kinds.PROTECTED_RESOURCES, from -> List.of()),
                reader(Kinds.STATEFUL_RESOURCES, from -> List.of()),
                reader(Kinds.BACKUP_SETTINGS, from -> List.of(WatchSamples.settings())),
                reader(Kinds.ACCOUNT, from -> List.of(Samples.account())),
                reader(Kinds.KEYS, from -> {
                    throw new NotTold(new Coverage.Denied("kms:ListKeys"));
                }));
    }

    private static <R extends Resource> KindReader<R> reader(Kind<R> kind, Function<Gathering, List<R>> read) {
        return new KindReader<>() {
            @Override
            public Kind<R> kind() {
                return kind;
            }

            @Override
            public List<R> read(Gathering from) {
                return read.apply(from);
            }
        };
    }

    private JsonNode facts(String region) {
        return facts(written.of(region));
    }

    private static JsonNode facts(RegionJudged region) {
        var verdict = (Verdict.Pass) region.judgements().getLast().verdict();
        return verdict.facts();
    }

    private static Expectations days(int days) {
        ObjectNode said = Json.object().put("minRetentionDays", days);
        return Json.convert(said, Thresholds.class).over(Expectations.standard());
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

    /** Says how many vaults there are, and what was known of them before. */
    private record CountsVaults<R extends Resource>(String id, Kind<R> kind) implements Control<R> {
        @Override
        public ControlSpec<R> spec() {
            return ControlSpec.of(id, kind)
                    .title("Vaults are counted")
                    .steps("6.3")
                    .reads(Kinds.VAULTS)
                    .build();
        }

        @Override
        public Verdict judge(R resource, Inventory inventory) {
            int before = inventory
                    .baseline()
                    .map(seen -> seen.of(Kinds.VAULTS).size())
                    .orElse(-1);
            return Verdict.pass(Json.object()
                    .put("vaults", inventory.all(Kinds.VAULTS).size())
                    .put("since", before));
        }
    }

    /** Nothing here calls AWS: the readers make things up. */
    record NoAws(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> sdkClient) {
            throw new AssertionError("nobody calls " + sdkClient);
        }
    }
}
