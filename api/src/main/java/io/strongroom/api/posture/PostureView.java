package io.strongroom.api.posture;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.PostureGroups.Cell;
import io.strongroom.domain.posture.PostureGroups.Group;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Posture on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Posture", description = "How many verdicts there are of each kind, grouped.")
public record PostureView(
        @Schema(description = "What it is grouped by.", examples = "control", maxLength = 40)
        String groupBy,

        @Schema(description = "The groups in the order of their keys, severities with the worst first.")
        List<GroupView> items,

        @Schema(description = "All that you reach together, whatever the page. Groups that overlap add up to more.")
        SumView total,

        @Schema(
                description = "Where to go on; absent at the end, and wherever all groups come at once.",
                maxLength = 500)
        @Nullable
        String nextCursor,

        @Schema(description = "This page and the next.") Lists.Links links) {

    /** One group. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "PostureGroup", description = "One group. What was never assessed is in none.")
    public record GroupView(
            @Schema(
                    description =
                            "An account's number, a control's id, a step's code, a severity, an OU's path or a framework; of a cell, account and control with a slash between.",
                    examples = "IMM-01",
                    maxLength = 1000)
            String key,

            @Schema(description = "The same for people.", examples = "Vaults are locked", maxLength = 1000)
            String title,

            @Schema(
                    description = "Of account,control: the account.",
                    examples = "123456789012",
                    pattern = "^[0-9]{12}$",
                    maxLength = 12)
            Optional<String> account,

            @Schema(description = "Of account,control: the control.", examples = "IMM-01", maxLength = 6)
            Optional<String> control,

            @Schema(description = "Verdicts of PASS.", examples = "40", minimum = "0")
            long pass,

            @Schema(description = "Verdicts of FAIL that nothing accepts.", examples = "8", minimum = "0")
            long fail,

            @Schema(description = "Could not be told: neither pass nor fail.", examples = "2", minimum = "0")
            long unknown,

            @Schema(description = "The question does not arise.", examples = "0", minimum = "0")
            long notApplicable,

            @Schema(description = "Failures that an exception accepts.", examples = "1", minimum = "0")
            long accepted,

            @Schema(
                    description =
                            "Passes among what was judged, accepted failures not counted as passes; absent when nothing was.",
                    examples = "0.82",
                    minimum = "0",
                    maximum = "1")
            Optional<Double> score,

            @Schema(
                    description = "What could be told among what was asked; absent when nothing was.",
                    examples = "0.96",
                    minimum = "0",
                    maximum = "1")
            Optional<Double> confidence) {
        static GroupView of(Group group) {
            return of(group.key(), group.title(), Optional.empty(), Optional.empty(), group.counts());
        }

        static GroupView of(Cell cell) {
            var account = cell.account().value();
            var control = cell.control().value();
            var key = account + "/" + control;
            return of(key, key, Optional.of(account), Optional.of(control), cell.counts());
        }

        private static GroupView of(
                String key, String title, Optional<String> account, Optional<String> control, Counts counts) {
            return new GroupView(
                    key,
                    title,
                    account,
                    control,
                    counts.pass(),
                    counts.fail(),
                    counts.unknown(),
                    counts.notApplicable(),
                    counts.accepted(),
                    ratio(counts.score()),
                    ratio(counts.confidence()));
        }
    }

    /** A sum. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "PostureSum", description = "Verdicts added up.")
    public record SumView(
            @Schema(description = "Verdicts of PASS.", examples = "40", minimum = "0")
            long pass,

            @Schema(description = "Verdicts of FAIL that nothing accepts.", examples = "8", minimum = "0")
            long fail,

            @Schema(description = "Could not be told: neither pass nor fail.", examples = "2", minimum = "0")
            long unknown,

            @Schema(description = "The question does not arise.", examples = "0", minimum = "0")
            long notApplicable,

            @Schema(description = "Failures that an exception accepts.", examples = "1", minimum = "0")
            long accepted,

            @Schema(
                    description = "Passes among what was judged; absent when nothing was.",
                    examples = "0.82",
                    minimum = "0",
                    maximum = "1")
            Optional<Double> score,

            @Schema(
                    description = "What could be told among what was asked; absent when nothing was.",
                    examples = "0.96",
                    minimum = "0",
                    maximum = "1")
            Optional<Double> confidence) {
        public static SumView of(Counts counts) {
            return new SumView(
                    counts.pass(),
                    counts.fail(),
                    counts.unknown(),
                    counts.notApplicable(),
                    counts.accepted(),
                    ratio(counts.score()),
                    ratio(counts.confidence()));
        }
    }

    private static Optional<Double> ratio(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
