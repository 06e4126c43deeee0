package io.strongroom.api.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who an incident is given to, or where it moves. A node and not a text, for null says something else than nothing. */
@Schema(name = "IncidentUpdate", description = "Exactly one of owner and state.")
public record IncidentPatch(
        @Schema(
                description = "Sign-in name of who answers for it from now on; null for nobody.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "ada",
                maxLength = 64)
        @Nullable
        JsonNode owner,

        @Schema(
                description =
                        "Where it moves. To acknowledge or close it, send POST to its acknowledgements or resolutions.",
                enumeration = {"CONTAINING", "RECOVERING"},
                examples = "CONTAINING")
        @Nullable
        String state)
        implements ApiBody {
    private static final int NAME_MOST = 64;

    /** What is wanted. */
    sealed interface Wanted {
        /** @param name empty for nobody */
        record Owner(Optional<String> name) implements Wanted {}

        /** Moves it on. */
        record State(boolean containing) implements Wanted {
            IncidentEvent event(Instant now, String by) {
                return containing
                        ? new IncidentEvent.ContainmentBegun(now, by)
                        : new IncidentEvent.RecoveryBegun(now, by);
            }
        }
    }

    /** @throws Rejected {@code validation-failed} */
    Wanted checked() {
        if ((owner == null) == (state == null)) {
            throw Rejected.field("", "required", "must say owner or state, and not both at once");
        }
        if (state != null) {
            return switch (state) {
                case "CONTAINING" -> new Wanted.State(true);
                case "RECOVERING" -> new Wanted.State(false);
                default ->
                    throw Rejected.field(
                            "/state",
                            "enum",
                            "must be CONTAINING or RECOVERING; it is acknowledged and closed by POST to its acknowledgements and resolutions");
            };
        }
        if (owner == null || owner.isNull()) {
            return new Wanted.Owner(Optional.empty());
        }
        var name = owner.isTextual() ? owner.textValue().strip() : "";
        if (name.isEmpty() || name.length() > NAME_MOST) {
            throw Rejected.field("/owner", "length", "must be a sign-in name, or null for nobody");
        }
        return new Wanted.Owner(Optional.of(name));
    }
}
