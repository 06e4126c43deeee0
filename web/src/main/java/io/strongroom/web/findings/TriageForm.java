package io.strongroom.web.findings;

import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.problems.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * Who looks after a finding and what they think, as it stands in the form.
 *
 * @param overtaken whether the finding changed while the form was filled in; what was typed is kept
 */
public record TriageForm(String assignee, String note, List<FieldError> errors, boolean overtaken) {
    private static final int ASSIGNEE_MOST = 100;
    private static final int NOTE_MOST = 2000;

    public TriageForm {
        errors = List.copyOf(errors);
    }

    static TriageForm of(Finding finding) {
        return new TriageForm(finding.assignee().orElse(""), finding.note().orElse(""), List.of(), false);
    }

    static TriageForm sent(String assignee, String note) {
        var errors = new ArrayList<FieldError>();
        if (assignee.length() > ASSIGNEE_MOST || assignee.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(
                    "/assignee", "length", "must be one line of at most " + ASSIGNEE_MOST + " characters"));
        }
        if (note.length() > NOTE_MOST) {
            errors.add(new FieldError("/note", "length", "must have at most " + NOTE_MOST + " characters"));
        }
        return new TriageForm(assignee, note, errors, false);
    }

    TriageForm asOvertaken() {
        return new TriageForm(assignee, note, errors, true);
    }

    /** What is wrong with a field, in sentences. */
    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }
}
