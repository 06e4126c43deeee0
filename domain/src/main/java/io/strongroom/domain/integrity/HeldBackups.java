package io.strongroom.domain.integrity;

import java.time.Instant;
import java.util.Optional;

/**
 * What an assessment says of the recovery points of one resource in one vault.
 *
 * @param newestAnywhere the newest recovery point of the resource in any vault of the account and Region
 */
public record HeldBackups(ResourceBackups points, Encryption encryption, Optional<Instant> newestAnywhere) {}
