package io.strongroom.domain.views;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.ArrayList;

/**
 * A view as it is to be saved.
 *
 * @param query a filter in the one language of lists; empty for the whole list
 * @param shared whether everybody may use it
 */
public record NewSavedView(String name, ViewedList list, String query, boolean shared) {
    private static final int LONGEST_NAME = 100;

    public NewSavedView {
        name = name.strip();
        query = query.strip();
    }

    /** @throws Rejected {@code validation-failed}, naming every field that is wrong */
    public void check(Instant now) {
        var errors = new ArrayList<FieldError>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("/name", "length", "give it a name of one line, up to 100 characters"));
        }
        try {
            list.read(query, now);
        } catch (Rejected e) {
            errors.add(new FieldError("/query", "filter", e.problem().detail()));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
    }
}
