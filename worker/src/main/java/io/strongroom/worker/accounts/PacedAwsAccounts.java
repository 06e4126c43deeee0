package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Discovered;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Terms;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.iam.IamClient;

/** Accounts whose clients cannot outrun the budget, that stay shut while their people exclude them, and unchanged while they are exposed. */
final class PacedAwsAccounts implements AwsAccounts {
    private final AwsAccounts accounts;
    private final Paced reading;
    private final Paced changing;
    private final Function<AccountId, Optional<Terms>> terms;
    private final Predicate<AccountId> exposed;

    /**
     * @param terms what people have said of an account; empty when they have not
     * @param exposed whether a role of it was found to open without the ExternalId
     */
    PacedAwsAccounts(
            AwsAccounts accounts,
            Paced reading,
            Paced changing,
            Function<AccountId, Optional<Terms>> terms,
            Predicate<AccountId> exposed) {
        this.accounts = accounts;
        this.reading = reading;
        this.changing = changing;
        this.terms = terms;
        this.exposed = exposed;
    }

    @Override
    public Discovered discover() {
        return accounts.discover();
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return reading(account, region, reading);
    }

    private AwsAccount reading(AccountId account, Region region, Paced pace) {
        var part = part(account);
        return new PacedAccount(accounts.reading(account, region), pace, part, new ConcurrentHashMap<>());
    }

    @Override
    public ReadableAccounts assessing(AccountId assessed) {
        var own = reading.by(new OwnBudgets(reading.budgets(), assessed));
        return (account, region) -> reading(account, region, account.equals(assessed) ? own : reading);
    }

    @Override
    public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
        if (exposed.test(account)) {
            throw new AccountUnreachable(
                    account,
                    "a role of it opens without the ExternalId, so nothing is changed in it. Its onboarding page says"
                            + " what to do; then test its connection again.");
        }
        var part = part(account);
        return new PacedAccount(accounts.changing(account, region, session), changing, part, new ConcurrentHashMap<>());
    }

    /** @throws AccountUnreachable when the account is excluded */
    private double part(AccountId account) {
        var agreed = terms.apply(account).orElseGet(Terms::usual);
        agreed.exclusion().ifPresent(reason -> {
            throw new AccountUnreachable(
                    account,
                    "it is excluded, so it is neither read nor changed (" + reason
                            + "). Take it in again on its onboarding page.");
        });
        return (double) agreed.quotaShare() / Terms.MOST_SHARE;
    }

    @Override
    public boolean simulated() {
        return accounts.simulated();
    }

    private record PacedAccount(AwsAccount account, Paced pace, double part, Map<Class<?>, Object> clients)
            implements AwsAccount {
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
                    clients.computeIfAbsent(type, t -> pace.client(type, account.client(type), id(), counted, part)));
        }
    }
}
