package io.strongroom.worker.inventory.organizations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.ReadersForTests;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MembershipReaderTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Coverage DENIED = new Coverage.Denied("organizations:DescribeOrganization");

    @Test
    void whereAnAccountStandsIsUnknownWhileTheOrganizationCannotBeRead() {
        var account = account(() -> {
            throw new NotTold(DENIED);
        });
        assertEquals(Told.unknown(DENIED), account.ouPath());
        assertEquals(Told.unknown(DENIED), account.management());
    }

    @Test
    void accountByItselfStandsNowhere() {
        var account = account(List::of);
        assertEquals(Told.none(), account.ouPath());
        assertEquals(Told.none(), account.management());
    }

    @Test
    void memberStandsWhereTheOrganizationSays() {
        var own = new Organization.OrganizationAccount(ACCOUNT, "prod", "/prod", "ACTIVE");
        var account = account(() -> List.of(new Organization(
                "arn:aws:organizations::1:organization/o-1",
                "o-1",
                new AccountId("210987654321"),
                List.of(own),
                Told.none(),
                Told.none(),
                Told.none(),
                Told.none(),
                Told.none())));
        assertEquals(Told.known("/prod"), account.ouPath());
        assertEquals(Told.known(false), account.management());
    }

    private static Membership account(Supplier<List<Organization>> organization) {
        var readers = List.of(new MembershipReader(), new Given(organization));
        return ReadersForTests.of(NoAws::new, readers)
                .gather(new Target(ACCOUNT, new Region("eu-west-1")), Wanted.everything(), Instant.EPOCH, () -> false)
                .all(Kinds.ACCOUNT)
                .getFirst();
    }

    private record Given(Supplier<List<Organization>> organization) implements KindReader<Organization> {
        @Override
        public Kind<Organization> kind() {
            return Kinds.ORGANIZATION;
        }

        @Override
        public List<Organization> read(Gathering from) {
            return organization.get();
        }
    }

    private record NoAws(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> sdkClient) {
            throw new AssertionError("nobody calls " + sdkClient);
        }
    }
}
