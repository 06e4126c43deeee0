package io.strongroom.api.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.users.UserId;
import io.strongroom.domain.views.SavedView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A saved view on the wire. */
@Schema(name = "SavedView", description = "A name for what a list is filtered by.")
public record SavedViewView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000050", format = "uuid")
        String id,

        @Schema(description = "Rises with each change.", examples = "1", minimum = "1")
        long version,

        @Schema(description = "Its name.", examples = "Critical and open", maxLength = 100)
        String name,

        @Schema(
                description = "The list whose filter it is: findings, jobs or accounts; more may come.",
                examples = "findings",
                maxLength = 40)
        String list,

        @Schema(
                description = "The filter, as the list takes it in q.",
                examples = "severity:critical status:open",
                maxLength = 1000)
        String query,

        @Schema(description = "Whether everybody may use it.", examples = "false")
        boolean shared,

        @Schema(description = "Whether it is yours, so that you may change it.", examples = "true")
        boolean own,

        @Schema(description = "Sign-in name of whose it is.", examples = "admin", maxLength = 64)
        String owner,

        @Schema(description = "When it was last saved.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant savedAt,

        @Schema(
                description = "The list, so filtered.",
                examples = "/api/v1/findings?q=severity%3Acritical",
                maxLength = 4000)
        String href) {

    /** A page of saved views. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SavedViewList", description = "A page of saved views, the oldest first.")
    public record Page(
            @Schema(description = "The views.", maxItems = 500)
            List<SavedViewView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "4", maxLength = 10) @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static SavedViewView of(SavedView view, UserId reader) {
        var path = ApiPaths.V1 + "/" + view.list().path();
        return new SavedViewView(
                view.id().toString(),
                view.version(),
                view.name(),
                view.list().path(),
                view.query(),
                view.shared(),
                view.owner().equals(reader),
                view.ownerName(),
                view.savedAt(),
                view.query().isEmpty() ? path : path + "?q=" + URLEncoder.encode(view.query(), StandardCharsets.UTF_8));
    }
}
