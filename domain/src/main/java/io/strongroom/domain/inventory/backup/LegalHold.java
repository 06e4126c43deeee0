package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** A legal hold. */
public record LegalHold(
        String arn, String title, String description, String status, Instant createdAt, Told<Map<String, String>> tags)
        implements Resource {
    public boolean active() {
        return status.equals("ACTIVE") || status.equals("CREATING");
    }

    /** Who answers for it, by its tag {@code owner}. */
    public Optional<String> owner() {
        return tag("owner").filter(name -> !name.isBlank());
    }

    /** The day to look at it again, by its tag {@code review-date}; empty when there is none or it is no date. */
    public Optional<LocalDate> reviewOn() {
        try {
            return tag("review-date").map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> tag(String key) {
        return tags.value().map(all -> all.get(key));
    }
}
