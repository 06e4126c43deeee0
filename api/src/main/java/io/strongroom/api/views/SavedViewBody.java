package io.strongroom.api.views;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.views.NewSavedView;
import io.strongroom.domain.views.ViewedList;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A view as it is to be saved. */
@Schema(
        name = "SavedViewRequest",
        description = "A view as it is to be saved, whole.",
        requiredProperties = {"name", "list", "query"})
public record SavedViewBody(
        @Schema(
                description = "Its name; yours all differ, whatever their case.",
                examples = "Critical and open",
                minLength = 1,
                maxLength = 100)
        @Nullable
        String name,

        @Schema(
                description = "The list whose filter it is: findings, jobs or accounts.",
                examples = "findings",
                maxLength = 40)
        @Nullable
        String list,

        @Schema(
                description = "The filter, as the list takes it in q; empty for the whole list.",
                examples = "severity:critical status:open",
                maxLength = 1000)
        @Nullable
        String query,

        @Schema(description = "Whether everybody may use it; false unless said otherwise.", examples = "false")
        @Nullable
        Boolean shared)
        implements ApiBody {

    /** @throws Rejected {@code validation-failed} for a list that has no saved views */
    NewSavedView checked() {
        var known = Optional.ofNullable(list)
                .flatMap(ViewedList::of)
                .orElseThrow(() -> Rejected.field("/list", "enum", "must be findings, jobs or accounts"));
        if (query == null) {
            throw Rejected.field("/query", "required", "say what to filter by, or leave it empty for the whole list");
        }
        return new NewSavedView(name == null ? "" : name, known, query, Boolean.TRUE.equals(shared));
    }
}
