package io.strongroom.domain.inventory.backup;

import java.util.Optional;

/**
 * When a recovery point moves to cold storage and when it goes.
 *
 * @param deleteAfterDays empty: kept for ever
 * @param deleteAfterEvent such as {@code DELETE_AFTER_COPY}, where the SDK knows it
 */
public record Lifecycle(
        Optional<Long> deleteAfterDays, Optional<Long> coldAfterDays, Optional<String> deleteAfterEvent) {
    /** What AWS asks between the move to cold storage and the end. */
    private static final long COLD_DAYS = 90;

    /** What a rule without one means. */
    public static final Lifecycle FOR_EVER = new Lifecycle(Optional.empty(), Optional.empty(), Optional.empty());

    /** Nothing ever deletes it. */
    public boolean forEver() {
        return deleteAfterDays.isEmpty() && deleteAfterEvent.isEmpty();
    }

    /** Kept that long whatever happens: what an event deletes is kept no time for certain. */
    public boolean keepsAtLeast(long days) {
        return deleteAfterEvent.isEmpty()
                && deleteAfterDays.map(after -> after >= days).orElse(true);
    }

    /** Whether it would go before AWS lets it out of cold storage. */
    public boolean leavesColdTooSoon() {
        return coldAfterDays.isPresent()
                && deleteAfterDays.isPresent()
                && deleteAfterDays.get() < coldAfterDays.get() + COLD_DAYS;
    }
}
