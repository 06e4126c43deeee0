package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Discovered;
import io.strongroom.domain.accounts.Region;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** AWS itself. */
final class LiveAwsAccounts implements AwsAccounts {
    private final LiveClients clients;
    private final Roles roles;
    private final AwsConfig config;
    private final Map<Place, AwsAccount> readers = new ConcurrentHashMap<>();

    private record Place(AccountId account, Region region) {}

    LiveAwsAccounts(LiveClients clients, Roles roles, AwsConfig config) {
        this.clients = clients;
        this.roles = roles;
        this.config = config;
    }

    @Override
    public Discovered discover() {
        var organizations =
                clients.client(OrganizationsClient.class, LiveClients.anyRegion(), roles.asOurselves(), false);
        return new Discovery(organizations, roles::ambientAccount, config).accounts();
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return readers.computeIfAbsent(
                new Place(account, region),
                place -> new LiveAccount(
                        account,
                        region,
                        clients,
                        roles.reading(account, region),
                        false,
                        () -> roles.changesAs(account, region)));
    }

    /** Nothing of it needs closing: the clients are everybody's, the session ends by itself. */
    @Override
    public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
        return new LiveAccount(
                account, region, clients, roles.changing(account, region, session), true, Optional::empty);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    private record LiveAccount(
            AccountId id,
            Region region,
            LiveClients clients,
            SignedAs who,
            boolean mutating,
            Supplier<Optional<String>> changer)
            implements AwsAccount {
        @Override
        public Optional<String> changesAs() {
            return changer.get();
        }

        @Override
        public <C> C client(Class<C> type) {
            return clients.client(type, region, who, mutating);
        }
    }
}
