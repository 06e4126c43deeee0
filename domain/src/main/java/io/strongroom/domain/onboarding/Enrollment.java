package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;

/**
 * An account that people have taken under governance. One that discovery alone knows has none: then configuration says how
 * to get in, or nothing does.
 *
 * @param externalId what its roles ask Strongroom for; made here, one for each account, never taken from a request
 * @param version for whoever changes it: counts the changes, from 1
 */
public record Enrollment(
        AccountId account, String externalId, Terms terms, String enrolledBy, Instant enrolledAt, long version) {

    /**
     * The ExternalId of an account: the installation's random stem and the account's number. Different for each account,
     * and yet one StackSet can give it to all of them, those to come included.
     *
     * @param stem as {@link Installation#externalIdStem()}
     */
    public static String externalId(String stem, AccountId account) {
        return stem + "-" + account;
    }

    public boolean excluded() {
        return terms.exclusion().isPresent();
    }
}
