package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;

/** An account and the code of a Region, as an event names them. */
public record Place(AccountId account, String region) {}
