package io.strongroom.domain.inventory.identities;

import io.strongroom.domain.inventory.Resource;

/** The root user of the account, from GetAccountSummary; the ARN is the root's. */
public record RootUser(String arn, boolean mfa, boolean accessKeys, boolean credentialsManagedCentrally)
        implements Resource {}
