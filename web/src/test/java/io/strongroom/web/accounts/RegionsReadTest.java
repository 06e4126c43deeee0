package io.strongroom.web.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.posture.Posture.Assessed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionsReadTest {
    private static final Map<String, String> BOTH = Map.of(
            Kinds.ROLES.name(), "denied iam:ListRoles",
            Kinds.VAULTS.name(), "denied backup:ListBackupVaults");

    @Test
    void whatIsReadOnceIsMissingWhereItHasNoRegion() {
        var rows = RegionsRead.of(
                List.of(region("eu-west-1", BOTH), region("eu-west-2", Map.of()), region(Finding.GLOBAL, Map.of())));
        assertEquals(List.of("vaults"), kinds(rows.get(0)));
        assertEquals(List.of(), kinds(rows.get(1)));
        assertEquals(List.of("roles"), kinds(rows.get(2)));
    }

    @Test
    void nothingIsLeftOutBeforeTheWholeIsJudged() {
        var rows = RegionsRead.of(List.of(region("eu-west-1", BOTH)));
        assertEquals(List.of("roles", "vaults"), kinds(rows.getFirst()));
    }

    @Test
    void regionalKindsThatTheWholeMissesStayWithTheirRegions() {
        var rows = RegionsRead.of(List.of(region("eu-west-1", BOTH), region(Finding.GLOBAL, BOTH)));
        assertEquals(List.of("vaults"), kinds(rows.get(0)));
        assertEquals(List.of("roles"), kinds(rows.get(1)));
    }

    private static List<String> kinds(AccountView.OfRegion row) {
        return row.unread().stream().map(AccountView.Unread::kind).toList();
    }

    private static Assessed region(String code, Map<String, String> unread) {
        return new Assessed(new AccountId("111111111111"), code, Instant.EPOCH, false, unread);
    }
}
