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
import software.amazon.awssdk.services.iam.IamClient;

/** Accounts whose clients cannot outrun the budget. */
final class PacedAwsAccounts implements AwsAccounts {
    private final AwsAccounts accounts;
    private final Paced reading;
    private final Paced changing;

    PacedAwsAccounts(AwsAccounts accounts, Paced reading, Paced changing) {
        this.accounts = accounts;
        this.reading = reading;
        this.changing = changing;
    }

    @Override
    public Discovered discover() {
        return accounts.discover();
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return new PacedAccount(accounts.reading(account, region), reading, new ConcurrentHashMap<>());
    }

    @Override
    public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
        return new PacedAccount(accounts.changing(account, region, session), changing, new ConcurrentHashMap<>());
    }

    @Override
    public boolean simulated() {
        return accounts.simulated();
    }

    private record PacedAccount(AwsAccount account, Paced pace, Map<Class<?>, Object> clients) implements AwsAccount {
        @Override
        public AccountId id() {
            return account.id();
        }

        @Override
        public Region region() {
            return account.region();
        }

        @Override
        public Optional<String> changesAs() {
            return account.changesAs();
        }

        @Override
        public <C> C client(Class<C> type) {
            // IAM is one service for all Regions, and so is its budget.
            var counted = type == IamClient.class ? region().partition().globalRegion() : region();
            return type.cast(
                    clients.computeIfAbsent(type, t -> pace.client(type, account.client(type), id(), counted)));
        }
    }
}
