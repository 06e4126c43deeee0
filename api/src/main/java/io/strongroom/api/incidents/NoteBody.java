package io.strongroom.api.incidents;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.incidents.IncidentRules;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something to be written down. */
@Schema(name = "IncidentNote", description = "Something to be written down.", requiredProperties = "text")
public record NoteBody(
        @Schema(
                description = "What to remember.",
                examples = "Asked the platform team; nobody knows the session",
                minLength = 1,
                maxLength = 4000)
        @Nullable
        String text)
        implements ApiBody {

    /** @throws io.strongroom.domain.problems.Rejected {@code validation-failed} */
    String checked() {
        var said = Optional.ofNullable(text).orElse("").strip();
        IncidentRules.checkText("/text", said);
        return said;
    }
}
