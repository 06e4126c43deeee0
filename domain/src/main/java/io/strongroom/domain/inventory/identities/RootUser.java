package io.strongroom.domain.inventory.identities;

import io.strongroom.domain.inventory.Resource;

/** The root user of the account, from GetAccountSummary; the ARN is the root's. */
public record RootUser(String arn, boolean password, boolean mfa, boolean accessKeys) implements Resource {
    /** Whether there is anything to sign in with: central management of root access takes all of it away. */
    public boolean hasCredentials() {
        return password || mfa || accessKeys;
    }
}
