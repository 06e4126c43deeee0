package io.strongroom.worker.inventory.organizations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.ReadersForTests;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;

class OrganizationViewTest {
    private static final AccountId BANK = new AccountId("100000000001");
    private static final AccountId SHOP = new AccountId("200000000001");
    /** Who manages the organization of whom: two organizations are governed by one installation. */
    private static final Map<String, AccountId> MANAGERS = Map.of("1", BANK, "2", SHOP);

    private final List<AccountId> looked = new ArrayList<>();
    private final OrganizationView view = new OrganizationView(new Known(List.of(active(BANK), active(SHOP))));
    private boolean dark;
    private Instant now = Instant.EPOCH;

    @Test
    void membersOfOneOrganizationShareWhatWasReadInTheAccountThatManagesIt() {
        assertEquals(BANK, of("100000000002").management());
        assertEquals(BANK, of("100000000003").management());
        assertEquals(BANK, of(BANK.value()).management());
        assertEquals(List.of(BANK), looked);
    }

    @Test
    void organizationsAreNotMixedUp() {
        assertEquals(BANK, of("100000000002").management());
        assertEquals(SHOP, of("200000000002").management());
        assertEquals(BANK, of("100000000003").management());
        assertEquals(List.of(BANK, SHOP), looked);
    }

    @Test
    void failureIsTheirsAloneWhoMetIt() {
        dark = true;
        assertThrows(NotTold.class, () -> of("100000000002"));
        dark = false;
        assertEquals(BANK, of("100000000003").management());
    }

    @Test
    void afterAFewMinutesItIsReadAgain() {
        of("100000000002");
        now = now.plus(Duration.ofMinutes(6));
        of("100000000002");
        assertEquals(List.of(BANK, BANK), looked);
    }

    private Organization of(String member) {
        var gathering = ReadersForTests.of(Member::new, List.of(new Unused()))
                .gather(
                        new Target(new AccountId(member), new Region("eu-west-1")),
                        Wanted.everything(),
                        now,
                        () -> false);
        return view.of(gathering, this::look).getFirst();
    }

    private List<Organization> look(Gathering from) {
        if (dark) {
            throw new NotTold(new Coverage.Throttled("organizations:ListRoots"));
        }
        looked.add(from.accountId());
        return List.of(new Organization(
                "arn:aws:organizations::" + from.accountId() + ":organization/o-1",
                "o-1",
                from.accountId(),
                List.of(),
                Told.none(),
                Told.none(),
                Told.none(),
                Told.none(),
                Told.none()));
    }

    private static Account active(AccountId id) {
        return new Account(id, id.value(), "/", Account.Status.ACTIVE, false);
    }

    private record Known(List<Account> all) implements Accounts {
        @Override
        public Optional<Account> find(AccountId id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    /** An account that is told who manages its organization, and nothing else. */
    private record Member(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> type) {
            var manager = MANAGERS.get(id.value().substring(0, 1));
            assertEquals(OrganizationsClient.class, type);
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> DescribeOrganizationResponse.builder()
                            .organization(o -> o.masterAccountId(manager.value()))
                            .build()));
        }
    }

    private static final class Unused implements KindReader<Organization> {
        @Override
        public Kind<Organization> kind() {
            return Kinds.ORGANIZATION;
        }

        @Override
        public List<Organization> read(Gathering from) {
            return List.of();
        }
    }
}
