package io.strongroom.api.controls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.FrameworkMapping;
import io.strongroom.domain.controls.Step;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.remediations.RemediationId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A control on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Control", description = "What a control asks for and what judging it takes.")
public record ControlView(
        @Schema(description = "Its name, for ever.", examples = "IMM-01", maxLength = 6)
        String id,

        @Schema(description = "The desired state.", examples = "Vaults are locked", maxLength = 80)
        String title,

        @Schema(description = "CRITICAL, HIGH, MEDIUM or LOW.", examples = "HIGH", maxLength = 40)
        String severity,

        @Schema(description = "The step of REL09-BP02 that it mainly serves.", examples = "1.3", maxLength = 10)
        String step,

        @Schema(description = "Every step that it serves, the main one first.", maxItems = 30)
        List<StepView> steps,

        @Schema(description = "What it counts for elsewhere.", maxItems = 100)
        List<MappingView> frameworks,

        @Schema(
                description = "What can repair it automatically, by id; none when people must.",
                examples = "[\"lock-backup-vault\"]",
                maxItems = 20)
        List<String> remediations,

        @Schema(
                description = "Type of the resources that it judges, as AWS Config writes it.",
                examples = "AWS::Backup::BackupVault",
                maxLength = 100)
        String resourceType,

        @Schema(description = "IAM actions that judging needs, in order.", maxItems = 200)
        List<String> actions,

        @Schema(
                description =
                        "Whether all that it looks at can be read. When false, the AWS SDK at hand has no call for unreadable, and what depends on that is judged UNKNOWN.",
                examples = "true")
        boolean readable,

        @Schema(description = "Kinds of resources that cannot be read.", maxItems = 100)
        List<String> unreadable,

        @Schema(
                description = "Why, risk, how to fix, limits and sources, as Markdown; of a single control only.",
                maxLength = 100_000)
        Optional<String> prose) {

    /** A step of the practice. */
    @Schema(name = "ControlStep", description = "A bullet of an implementation step of REL09-BP02.")
    public record StepView(
            @Schema(description = "Its number.", examples = "1.3", maxLength = 10)
            String code,

            @Schema(description = "What it is about.", examples = "Key management and rotation", maxLength = 80)
            String title) {
        static StepView of(Step step) {
            return new StepView(step.code(), step.title());
        }
    }

    /** What a control counts for elsewhere. */
    @Schema(name = "FrameworkMapping", description = "What a control counts for in another framework.")
    public record MappingView(
            @Schema(description = "The framework.", examples = "NIST 800-53", maxLength = 40)
            String framework,

            @Schema(description = "Its requirement.", examples = "CP-9(8)", maxLength = 80)
            String requirement,

            @Schema(
                    description =
                            "Who says so: A is AWS, P and S are a peer's published mapping, E is this project's own judgement.",
                    examples = "E",
                    maxLength = 10)
            String basis) {
        static MappingView of(FrameworkMapping mapping) {
            return new MappingView(mapping.framework(), mapping.requirement(), mapping.basis());
        }
    }

    /** The catalogue. */
    @Schema(name = "ControlList", description = "The catalogue by id.")
    public record Page(
            @Schema(description = "By id.", maxItems = 1000) List<ControlView> items) {}

    static ControlView of(ControlSpec<?> spec, Optional<String> prose) {
        var unreadable = spec.reads().stream()
                .filter(kind -> !kind.readable())
                .map(Kind::name)
                .sorted()
                .toList();
        return new ControlView(
                spec.id().value(),
                spec.title(),
                spec.severity().name(),
                spec.steps().getFirst().code(),
                spec.steps().stream().map(StepView::of).toList(),
                spec.frameworks().stream().map(MappingView::of).toList(),
                spec.remediations().stream().map(RemediationId::value).toList(),
                spec.judges().awsType(),
                List.copyOf(spec.actions()),
                unreadable.isEmpty(),
                unreadable,
                prose);
    }
}
