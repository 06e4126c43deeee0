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
    private final RootUserIsSecured control = new RootUserIsSecured();

    @Test
    void mfaWithoutKeysPasses() {
        assertEquals("PASS", judge(true, false, false));
    }

    @Test
    void centralManagementNeedsNoMfa() {
        assertEquals("PASS", judge(false, false, true));
    }

    @Test
    void noMfaFails() {
        assertEquals("FAIL", judge(false, false, false));
    }

    @Test
    void keysFailWhateverElseIsThere() {
        assertEquals("FAIL", judge(true, true, true));
    }

    @Test
    void deniedSummaryIsUnknown() {
        var inventory = Samples.inventory().unread(Kinds.ROOT_USER, new Coverage.Denied("iam:GetAccountSummary"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static RootUser root(boolean mfa, boolean keys, boolean central) {
        return new RootUser("arn:aws:iam::123456789012:root", mfa, keys, central);
    }

    private String judge(boolean mfa, boolean keys, boolean central) {
        return verdict(control, Samples.inventory().read(Kinds.ROOT_USER, List.of(root(mfa, keys, central))))
                .label();
    }
}
