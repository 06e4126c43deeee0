package io.strongroom.sandbox.organizations;

import static io.strongroom.sandbox.calls.Sandboxes.BACKUP_PROD;
import static io.strongroom.sandbox.calls.Sandboxes.IRELAND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The contract, and what moto does not know. */
class OrganizationsSandboxTest extends OrganizationsContract {
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());

    private OrganizationsClient in(AccountId account) {
        return accounts.reading(account, IRELAND).client(OrganizationsClient.class);
    }

    @Override
    OrganizationsClient connect() {
        var id = in(BACKUP_PROD).describeOrganization().organization().masterAccountId();
        return in(new AccountId(id));
    }

    @Test
    void memberMaySeeThatThereIsAnOrganizationAndNoMore() {
        Refused.with("AccessDeniedException", () -> in(BACKUP_PROD).listAccounts());
    }

    @Test
    void pagesHaveTwentyAccounts() {
        assertEquals(20, organizations.listAccounts().accounts().size());
    }

    @Test
    void callerIsTheSessionOfTheRole() {
        var identity = accounts.changing(BACKUP_PROD, IRELAND, Sandboxes.ALL)
                .client(StsClient.class)
                .getCallerIdentity();
        assertEquals("123456789012", identity.account());
        assertEquals("arn:aws:sts::123456789012:assumed-role/StrongroomRemediate/job-1", identity.arn());
    }
}
