package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connection tests as people ask for and read them. */
public interface ConnectionTests {
    /** Asks for one; the one that waits or runs already, when there is. */
    ConnectionTest request(AccountId account, String requestedBy, Instant now);

    Optional<ConnectionTest> find(ConnectionTestId id);

    /** The newest first, ten at most. */
    List<ConnectionTest> of(AccountId account);

    /** The newest that has ended, by account. */
    Map<AccountId, ConnectionTest> newestEnded();
}
