package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class InMemoryProvenBackupsTest extends ProvenBackupsContract {
    private static final AtomicLong ACCOUNTS = new AtomicLong(700_000_000_000L);
    private final InMemoryProvenBackups kept = new InMemoryProvenBackups();

    @Override
    protected ProvenBackups backups() {
        return kept;
    }

    @Override
    protected ProofIntake intake() {
        return kept;
    }

    @Override
    protected AccountId account() {
        return new AccountId(Long.toString(ACCOUNTS.incrementAndGet()));
    }

    @Override
    protected void assess(AccountId account, RegionBackups found, Instant at) {
        kept.assessed(account, REGION, Optional.of(found), Optional.empty(), at);
    }

    @Override
    protected void blind(AccountId account, String why, Instant at) {
        kept.assessed(account, REGION, Optional.empty(), Optional.of(why), at);
    }
}
