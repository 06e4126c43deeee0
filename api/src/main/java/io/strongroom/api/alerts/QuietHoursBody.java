package io.strongroom.api.alerts;

import io.strongroom.domain.alerts.QuietHours;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Hours in which only what is critical is told at once, both as they are asked for and as they are told. */
@Schema(
        name = "QuietHours",
        description =
                "Hours of every day in which only critical incidents are told at once; all else waits for their end.",
        requiredProperties = {"from", "until", "timeZone"})
public record QuietHoursBody(
        @Schema(description = "First quiet minute.", examples = "22:00", pattern = "^[0-2][0-9]:[0-5][0-9]$") @Nullable
        String from,

        @Schema(
                description = "First minute that is not quiet; before from when the night lies between.",
                examples = "07:00",
                pattern = "^[0-2][0-9]:[0-5][0-9]$")
        @Nullable
        String until,

        @Schema(
                description = "The IANA time zone whose wall clock is meant.",
                examples = "Europe/Berlin",
                maxLength = 100)
        @Nullable
        String timeZone) {

    static QuietHoursBody of(QuietHours quiet) {
        return new QuietHoursBody(
                quiet.from().toString(), quiet.until().toString(), quiet.zone().getId());
    }

    /** @throws io.strongroom.domain.problems.Rejected {@code validation-failed} */
    QuietHours checked() {
        return QuietHours.of(text(from), text(until), text(timeZone));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
