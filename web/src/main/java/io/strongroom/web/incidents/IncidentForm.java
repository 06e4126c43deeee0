package io.strongroom.web.incidents;

import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.problems.FieldError;
import java.util.List;

/**
 * What somebody does about an incident, as typed.
 *
 * @param refused why what was just tried was not done; empty text otherwise
 */
record IncidentForm(
        String owner, String note, String resolution, String reason, String refused, List<FieldError> errors) {

    static IncidentForm fresh(Incident incident) {
        return new IncidentForm(incident.owner().orElse(""), "", "", "", "", List.of());
    }

    IncidentForm refused(String why, List<FieldError> wrong) {
        return new IncidentForm(owner, note, resolution, reason, why, wrong);
    }

    /** What is wrong with a field. */
    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }
}
