package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/** A Recycle Bin rule. @param lockState {@code locked}, {@code pending_unlock} or {@code unlocked} */
public record RetentionRule(String arn, String resourceType, Told<String> lockState) implements Resource {}
