package io.strongroom.api.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentShare;
import io.strongroom.domain.controls.ControlId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assessment on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Assessment", description = "One look at a number of accounts, as far as you reach them.")
public record AssessmentView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000010", format = "uuid")
        String id,

        @Schema(description = "RUNNING or DONE; new ones may come.", examples = "RUNNING", maxLength = 40)
        String state,

        @Schema(
                description = "Who asked: a sign-in name, schedule, or first start.",
                examples = "admin",
                maxLength = 64)
        String requestedBy,

        @Schema(
                description = "Ids of the controls that were chosen to judge; empty: all do.",
                examples = "[\"ENC-06\"]",
                maxItems = 500)
        List<String> controls,

        @Schema(description = "How far it is.") ProgressView progress,

        @Schema(description = "Accounts that could not be assessed.", examples = "0", minimum = "0")
        int failed,

        @Schema(description = "Verdicts given. Told only to those who reach every account.", examples = "1200")
        Optional<Long> judgements,

        @Schema(description = "Findings opened or reopened. Told as judgements are.", examples = "7")
        Optional<Long> opened,

        @Schema(description = "Findings resolved. Told as judgements are.", examples = "2")
        Optional<Long> resolved,

        @Schema(description = "When it was asked for.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant createdAt,

        @Schema(
                description = "When the last account was finished; absent while it goes on.",
                examples = "2026-11-24T06:00:20Z",
                format = "date-time")
        Optional<Instant> endedAt) {

    /** How far. */
    @Schema(name = "AssessmentProgress", description = "How far an assessment is, in accounts.")
    public record ProgressView(
            @Schema(description = "Accounts finished, well or not.", examples = "3", minimum = "0")
            int done,

            @Schema(
                    description =
                            "Accounts that it looks at. Those that another assessment already had under way are not among them.",
                    examples = "24",
                    minimum = "0")
            int total,

            @Schema(description = "What is counted.", examples = "account", maxLength = 40)
            String unit) {}

    /** A page of assessments. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AssessmentList", description = "A page of assessments, newest first.")
    public record Page(
            @Schema(description = "The assessments.", maxItems = 500)
            List<AssessmentView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "12", maxLength = 10) @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static AssessmentView of(Assessment whole) {
        return new AssessmentView(
                whole.id().toString(),
                state(whole.endedAt()),
                whole.requestedBy(),
                chosen(whole),
                new ProgressView(whole.done(), whole.accounts(), "account"),
                whole.failed(),
                Optional.of(whole.judgements()),
                Optional.of(whole.opened()),
                Optional.of(whole.resolved()),
                whole.createdAt(),
                whole.endedAt());
    }

    static AssessmentView of(AssessmentShare share) {
        return new AssessmentView(
                share.whole().id().toString(),
                state(share.endedAt()),
                share.whole().requestedBy(),
                chosen(share.whole()),
                new ProgressView(share.done(), share.accounts(), "account"),
                share.failed(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                share.whole().createdAt(),
                share.endedAt());
    }

    private static List<String> chosen(Assessment whole) {
        return whole.controls().stream().map(ControlId::value).toList();
    }

    private static String state(Optional<Instant> endedAt) {
        return endedAt.isPresent() ? "DONE" : "RUNNING";
    }
}
