package io.strongroom.api.posture;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Posture;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trend on the wire. */
@Schema(name = "PostureTrend", description = "Failures by day.")
public record TrendView(
        @Schema(description = "Every day in order.", maxItems = 400)
        List<DayView> items) {

    /** A day of a trend. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PostureDay",
            description = "One day, in UTC. Of a day before anything within your reach was assessed, the date alone.")
    public record DayView(
            @Schema(description = "The day.", examples = "2026-11-24", format = "date")
            LocalDate date,

            @Schema(description = "Failures open at its end.") @Nullable
            BySeverityView open,

            @Schema(description = "Failures that began on it.") @Nullable
            BySeverityView opened,

            @Schema(description = "Failures that ended on it.") @Nullable
            BySeverityView resolved) {
        static DayView of(Posture.Day day) {
            if (!day.known()) {
                return new DayView(day.date(), null, null, null);
            }
            return new DayView(
                    day.date(),
                    BySeverityView.of(day.open()),
                    BySeverityView.of(day.opened()),
                    BySeverityView.of(day.resolved()));
        }
    }

    /** Numbers by severity. */
    @Schema(name = "BySeverity", description = "How many of each severity.")
    public record BySeverityView(
            @Schema(description = "CRITICAL.", examples = "1", minimum = "0")
            long critical,

            @Schema(description = "HIGH.", examples = "4", minimum = "0")
            long high,

            @Schema(description = "MEDIUM.", examples = "9", minimum = "0")
            long medium,

            @Schema(description = "LOW.", examples = "3", minimum = "0")
            long low) {
        public static BySeverityView of(Map<Severity, Long> numbers) {
            return new BySeverityView(
                    numbers.getOrDefault(Severity.CRITICAL, 0L),
                    numbers.getOrDefault(Severity.HIGH, 0L),
                    numbers.getOrDefault(Severity.MEDIUM, 0L),
                    numbers.getOrDefault(Severity.LOW, 0L));
        }
    }
}
