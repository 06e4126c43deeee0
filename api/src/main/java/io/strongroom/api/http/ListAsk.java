package io.strongroom.api.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every list can be asked. Fields and not a record, for that is what the framework fills. */
public class ListAsk {
    /** A filter in the one language of lists. */
    @QueryParam("q")
    @Parameter(
            description =
                    "Terms that all hold, such as state:failed account:123456789012 error:Throttling age>1d. An unknown key is refused with the nearest one that the list has.",
            example = "age>1d",
            schema = @Schema(maxLength = 1000))
    public @Nullable String q;

    /** Most items. */
    @QueryParam("limit")
    @Parameter(description = "Most items; 50, at most 500.", example = "50", schema = @Schema(pattern = "^[0-9]{1,9}$"))
    public @Nullable String limit;

    /** Where to go on. */
    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before.", schema = @Schema(maxLength = 500))
    public @Nullable String cursor;

    /** What else to tell. */
    @QueryParam("include")
    @Parameter(description = "count: how many there are, up to 10000+.", schema = @Schema(enumeration = "count"))
    public @Nullable String include;

    /** Only these fields of each item. */
    @QueryParam("fields")
    @Parameter(
            description = "Only these fields of each item, comma-separated.",
            example = "id",
            schema = @Schema(maxLength = 1000))
    public @Nullable String fields;

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request} */
    public boolean counted() {
        if (include != null && !include.equals("count")) {
            throw Lists.malformed("include", "can only be count");
        }
        return include != null;
    }
}
