package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Discovered;
import io.strongroom.domain.accounts.Region;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** AWS itself. */
final class LiveAwsAccounts implements AwsAccounts {
    private final LiveClients clients;
    private final Roles roles;
    private final AwsCredentialsProvider ambient;
    private final AwsConfig config;
    private final Map<Place, AwsAccount> readers = new ConcurrentHashMap<>();

    private record Place(AccountId account, Region region) {}

    LiveAwsAccounts(LiveClients clients, Roles roles, AwsCredentialsProvider ambient, AwsConfig config) {
        this.clients = clients;
        this.roles = roles;
        this.ambient = ambient;
        this.config = config;
    }

    @Override
    public Discovered discover() {
        var organizations = clients.client(OrganizationsClient.class, LiveClients.anyRegion(), ambient, false);
        return new Discovery(organizations, roles::ambientAccount, config).accounts();
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return readers.computeIfAbsent(
                new Place(account, region),
                place -> new LiveAccount(clients, account, region, roles.reading(account, region), false));
    }

    @Override
    public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
        return new LiveAccount(clients, account, region, roles.changing(account, region, session), true);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    private static final class LiveAccount implements AwsAccount {
        private final LiveClients makes;
        private final AccountId id;
        private final Region region;
        private final AwsCredentialsProvider credentials;
        private final boolean mutating;
        private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

        LiveAccount(
                LiveClients makes, AccountId id, Region region, AwsCredentialsProvider credentials, boolean mutating) {
            this.makes = makes;
            this.id = id;
            this.region = region;
            this.credentials = credentials;
            this.mutating = mutating;
        }

        @Override
        public AccountId id() {
            return id;
        }

        @Override
        public Region region() {
            return region;
        }

        @Override
        public <C> C client(Class<C> type) {
            return type.cast(made.computeIfAbsent(type, t -> makes.client(type, region, credentials, mutating)));
        }
    }
}
