package io.strongroom.domain.incidents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.strongroom.domain.accounts.AccountId;

/**
 * What detections have in common that belong together: within one account, the same principal, or for what has none the
 * same detector and resource. As text it is for a column with an index.
 */
public record CorrelationKey(@JsonValue String value) {
    @JsonCreator
    public CorrelationKey {}

    public static CorrelationKey ofPrincipal(AccountId account, String principal) {
        return new CorrelationKey(account + " by " + principal);
    }

    public static CorrelationKey ofResource(AccountId account, DetectorId detector, String resource) {
        return new CorrelationKey(account + " " + detector + " of " + resource);
    }

    @Override
    public String toString() {
        return value;
    }
}
