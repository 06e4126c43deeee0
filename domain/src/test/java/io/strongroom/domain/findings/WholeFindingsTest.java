package io.strongroom.domain.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WholeFindingsTest {
    private final WholeFindings whole =
            new WholeFindings(new Listed(), new ControlCatalog(List.of(new VaultsAreThere())));

    @Test
    void onlySoManyAreReadAtOnce() {
        var held = new ArrayList<Runnable>();
        for (var n = 0; n < 16; n++) {
            held.add(whole.hold());
        }
        var refused = assertThrows(Rejected.class, whole::hold);
        assertEquals(ProblemCode.STREAM_LIMIT, refused.problem().code());
        held.getFirst().run();
        held.getFirst().run();
        whole.hold();
        assertThrows(Rejected.class, whole::hold, "a place that was given back twice is one place");
    }

    @Test
    void everyFindingIsGivenOnceOverTheEdgesOfPages() throws IOException {
        for (var limit : List.of(1, 3, 5, 6, 7)) {
            var seen = new ArrayList<String>();
            whole.each(FindingQuery.open(limit), one -> seen.add(one.path("id").asText()));
            assertEquals(
                    IntStream.range(0, Listed.MANY)
                            .mapToObj(n -> new UUID(0, n).toString())
                            .toList(),
                    seen);
        }
    }

    private record VaultsAreThere() implements Control<Vault> {
        @Override
        public ControlSpec<Vault> spec() {
            return ControlSpec.of("IMM-01", Kinds.VAULTS)
                    .title("Vaults are there")
                    .steps("1.3")
                    .build();
        }

        @Override
        public Verdict judge(Vault vault, Inventory inventory) {
            return Verdict.pass();
        }
    }

    /** Six findings, in the order of their ids. */
    private static final class Listed implements Findings {
        static final int MANY = 6;

        @Override
        public List<Finding> list(FindingQuery query) {
            var from = query.after()
                    .map(cursor -> (int) cursor.id().value().getLeastSignificantBits() + 1)
                    .orElse(0);
            return IntStream.range(from, MANY)
                    .limit(query.limit())
                    .mapToObj(Listed::finding)
                    .toList();
        }

        private static Finding finding(int n) {
            return new Finding(
                    new FindingId(new UUID(0, n)),
                    new ControlId("IMM-01"),
                    Severity.HIGH,
                    FindingStatus.OPEN,
                    "FAIL",
                    new AccountId("123456789012"),
                    "eu-west-1",
                    "AWS::Backup::BackupVault",
                    "arn:aws:backup:eu-west-1:123456789012:backup-vault:v" + n,
                    "It is not locked.",
                    Json.object(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    1);
        }

        @Override
        public Optional<Finding> find(FindingId id) {
            return Optional.empty();
        }

        @Override
        public long count(FindingQuery query) {
            return MANY;
        }

        @Override
        public Map<ControlId, Long> countByControl(FindingQuery query) {
            return Map.of();
        }

        @Override
        public List<FindingEvent> history(FindingId id) {
            return List.of();
        }

        @Override
        public Finding triage(
                FindingId id,
                Optional<String> assignee,
                Optional<String> note,
                long version,
                Principal by,
                Instant now) {
            throw new AssertionError("exports change nothing");
        }
    }
}
