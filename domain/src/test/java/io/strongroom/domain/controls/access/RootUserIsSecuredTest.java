package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.identities.RootUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootUserIsSecuredTest {
    private static final String ROOT = "arn:aws:iam::123456789012:root";
    private final RootUserIsSecured control = new RootUserIsSecured();

    @Test
    void mfaWithoutKeysPasses() {
        assertEquals("PASS", judge(new RootUser(ROOT, true, true, false)));
    }

    @Test
    void rootWithoutCredentialsNeedsNoMfa() {
        assertEquals("PASS", judge(new RootUser(ROOT, false, false, false)));
    }

    @Test
    void passwordWithoutMfaFails() {
        assertEquals("FAIL", judge(new RootUser(ROOT, true, false, false)));
    }

    @Test
    void keysFailWhateverElseIsThere() {
        assertEquals("FAIL", judge(new RootUser(ROOT, true, true, true)));
        assertEquals("FAIL", judge(new RootUser(ROOT, false, false, true)));
    }

    @Test
    void deniedSummaryIsUnknown() {
        var inventory = Samples.inventory().unread(Kinds.ROOT_USER, new Coverage.Denied("iam:GetAccountSummary"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private String judge(RootUser root) {
        return verdict(control, Samples.inventory().read(Kinds.ROOT_USER, List.of(root)))
                .label();
    }
}
