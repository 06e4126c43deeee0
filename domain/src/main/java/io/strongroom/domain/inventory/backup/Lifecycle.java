package io.strongroom.domain.inventory.backup;

import java.util.Optional;

/**
 * When a recovery point moves to cold storage and when it goes.
 *
 * @param deleteAfterDays empty: kept for ever
 * @param deleteAfterEvent such as {@code DELETE_AFTER_COPY}, where the SDK knows it
 */
public record Lifecycle(
        Optional<Long> deleteAfterDays, Optional<Long> coldAfterDays, Optional<String> deleteAfterEvent) {}
