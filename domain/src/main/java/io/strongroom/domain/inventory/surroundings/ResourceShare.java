package io.strongroom.domain.inventory.surroundings;

import io.strongroom.domain.inventory.Resource;
import java.util.Set;

/** A share of AWS RAM that this account owns. @param principals account numbers, OUs, organizations */
public record ResourceShare(
        String arn, String name, boolean externalAllowed, Set<String> principals, Set<String> resourceArns)
        implements Resource {}
