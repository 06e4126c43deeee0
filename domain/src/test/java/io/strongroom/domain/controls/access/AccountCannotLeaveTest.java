package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Organization;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountCannotLeaveTest {
    private static final String GUARD =
            "{'Effect':'Deny','Action':['organizations:LeaveOrganization','account:CloseAccount'],'Resource':'*'}";
    private final AccountCannotLeave control = new AccountCannotLeave();

    @Test
    void bothDeniedPasses() {
        assertEquals("PASS", judge(Worlds.organization(GUARD)));
    }

    @Test
    void halfDeniedFails() {
        assertEquals("FAIL", judge(Worlds.organization(GUARD.replace(",'account:CloseAccount'", ""))));
    }

    @Test
    void accountBeingClosedFails() {
        var closing = Records.with(
                Worlds.organization(GUARD),
                "accounts",
                List.of(new Organization.OrganizationAccount(
                        Samples.ACCOUNT, "backup", "/prod/backup", "PENDING_CLOSURE")));
        assertEquals("FAIL", judge(closing));
    }

    @Test
    void accountByItselfIsNotConcerned() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of())
                .read(Kinds.ACCOUNT, List.of(Records.with(Samples.account(), "ouPath", Told.none())));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void unreadOrganizationIsUnknown() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of())
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private String judge(Organization organization) {
        return verdict(control, Worlds.account(organization, List.of(), List.of()))
                .label();
    }
}
