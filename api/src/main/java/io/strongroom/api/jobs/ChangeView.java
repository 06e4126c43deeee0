package io.strongroom.api.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.PlannedChange;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change of a plan on the wire: as planned, or as carried out once it was. */
@Schema(name = "Change", description = "One primitive mutation of a plan.")
public record ChangeView(
        @Schema(description = "Its place, from 1.", examples = "1", minimum = "1", maximum = "1000")
        int n,

        @Schema(description = "The AWS action.", examples = "kms:CreateKey", maxLength = 100)
        String call,

        @Schema(description = "ARN that it touches; may end in *.", examples = "*", maxLength = 2048)
        String resource,

        @Schema(description = "CREATE, UPDATE or DELETE.", examples = "CREATE", maxLength = 40)
        String kind,

        @Schema(description = "What was there; null for nothing.", type = SchemaType.OBJECT, nullable = true) @Nullable
        JsonNode before,

        @Schema(description = "What shall be there; null for nothing.", type = SchemaType.OBJECT, nullable = true)
        @Nullable
        JsonNode after,

        @Schema(description = "Whether a roll-back can undo it.", examples = "true")
        boolean reversible,

        @Schema(description = "PLANNED, APPLIED, SKIPPED, FAILED or UNDONE.", examples = "PLANNED", maxLength = 40)
        String state,

        @Schema(description = "AWS request ids of its calls.", maxItems = 100)
        List<String> requestIds) {

    /** A plan's changes. */
    @Schema(name = "ChangeList", description = "A plan's changes in order; none before there is a plan.")
    public record Page(
            @Schema(description = "In order.", maxItems = 1000)
            List<ChangeView> items) {}

    static ChangeView of(PlannedChange planned, Target target) {
        var change = planned.applied().orElse(planned.change());
        return new ChangeView(
                planned.n(),
                FacetRules.call(change, target),
                planned.made().orElse(FacetRules.resource(change, target)),
                change.kind().name(),
                change.before().orElse(null),
                change.after().orElse(null),
                !FacetRules.irreversible(change),
                // An intent whose outcome is unknown is still only a plan to those who read it.
                planned.state() == ChangeState.INTENDED
                        ? "PLANNED"
                        : planned.state().name(),
                planned.requestIds());
    }
}
