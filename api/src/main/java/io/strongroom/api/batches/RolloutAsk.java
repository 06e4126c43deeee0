package io.strongroom.api.batches;

import io.strongroom.api.http.Lists;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.jobs.Rollout.Pace;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How the jobs of a new batch shall be let loose. Fields and not a record, for that is what the framework fills. */
public class RolloutAsk {
    /** All at once or in waves. */
    @QueryParam("rollout")
    @Parameter(
            description =
                    "waves: five jobs or a hundredth first, then a tenth, then the rest, each when the one before is final. at-once unless said otherwise.",
            example = "waves",
            schema = @Schema(enumeration = {"at-once", "waves"}))
    public @Nullable String rollout;

    /** How many may fail. */
    @QueryParam("maxErrors")
    @Parameter(
            description =
                    "Most jobs that may fail before the others are held back and the batch is paused; any number unless said otherwise.",
            example = "5",
            schema = @Schema(pattern = "^[0-9]{1,6}$"))
    public @Nullable String maxErrors;

    Rollout wanted() {
        return new Rollout(pace(), most());
    }

    private Pace pace() {
        return switch (Objects.requireNonNullElse(rollout, "at-once")) {
            case "at-once" -> Pace.AT_ONCE;
            case "waves" -> Pace.WAVES;
            default -> throw Lists.malformed("rollout", "must be at-once or waves");
        };
    }

    private OptionalInt most() {
        if (maxErrors == null) {
            return OptionalInt.empty();
        }
        var most = maxErrors.matches("[0-9]{1,6}") ? Integer.parseInt(maxErrors) : -1;
        if (most < 0 || most > Rollout.MOST) {
            throw Lists.malformed("maxErrors", "must be a number from 0 to " + Rollout.MOST);
        }
        return OptionalInt.of(most);
    }
}
