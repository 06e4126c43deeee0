package io.strongroom.domain.inventory.surroundings;

import io.strongroom.domain.inventory.Resource;

/** An aggregator of AWS Config. */
public record ConfigAggregator(String arn, String name, boolean organizationWide) implements Resource {}
