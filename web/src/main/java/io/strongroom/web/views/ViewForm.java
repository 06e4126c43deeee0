package io.strongroom.web.views;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.views.NewSavedView;
import io.strongroom.domain.views.ViewedList;
import java.util.List;

/** A view as it stands in the form. */
public record ViewForm(String list, String query, String name, boolean shared, List<FieldError> errors) {
    public ViewForm {
        errors = List.copyOf(errors);
    }

    /** @throws Rejected {@code validation-failed} for a list that has no saved views */
    NewSavedView wanted() {
        var known = ViewedList.of(list)
                .orElseThrow(() -> Rejected.field("/list", "enum", "must be findings, jobs or accounts"));
        return new NewSavedView(name, known, query, shared);
    }

    ViewForm wrong(List<FieldError> found) {
        return new ViewForm(list, query, name, shared, found);
    }

    /** What is wrong with a field, in sentences. */
    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }
}
