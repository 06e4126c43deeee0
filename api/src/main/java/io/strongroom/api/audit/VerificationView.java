package io.strongroom.api.audit;

import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.Flaw;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a check of the whole log found, on the wire. */
@Schema(
        name = "AuditVerification",
        description = "What this server found in its own log. Who does not trust it takes the bundle and ./verify.")
public record VerificationView(
        @Schema(description = "Whether nothing is wrong.", examples = "true")
        boolean verified,

        @Schema(description = "How many entries were read.", examples = "1000", minimum = "0")
        long entries,

        @Schema(description = "How many the newest signed head is over.", examples = "1000", minimum = "0")
        long size,

        @Schema(
                description = "The root of what was read.",
                examples = "98c97f0ba3175cd08b031dd084b9dc4e649b64d1a28e6ea694646503173ab587",
                pattern = "^[0-9a-f]{64}$")
        String root,

        @Schema(description = "What is wrong, the first hundred; the first one freezes all changes.", maxItems = 100)
        List<FlawView> problems) {

    /** A place where the log is not what it was. */
    @Schema(name = "AuditFlaw", description = "A place where the log is not what it was.")
    public record FlawView(
            @Schema(description = "The first entry that it may concern.", examples = "42", minimum = "1")
            long from,

            @Schema(description = "The last one.", examples = "42", minimum = "1")
            long to,

            @Schema(
                    description = "What is wrong.",
                    examples = "the entry is not what it was when it was sealed",
                    maxLength = 1000)
            String detail) {
        static FlawView of(Flaw flaw) {
            return new FlawView(flaw.from(), flaw.until(), flaw.what());
        }
    }

    static VerificationView of(AuditCheck.Result result) {
        return new VerificationView(
                result.verified(),
                result.entries(),
                result.size(),
                result.root().toString(),
                result.flaws().stream().map(FlawView::of).toList());
    }
}
