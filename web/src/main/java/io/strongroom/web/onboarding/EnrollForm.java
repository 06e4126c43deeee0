package io.strongroom.web.onboarding;

import io.strongroom.domain.problems.FieldError;
import java.util.List;

/** Which account, or which unit's accounts, somebody wants to take in, as typed. */
record EnrollForm(String account, String name, String unit, List<FieldError> errors) {
    static EnrollForm fresh() {
        return new EnrollForm("", "", "", List.of());
    }

    EnrollForm wrong(List<FieldError> found) {
        return new EnrollForm(account, name, unit, found);
    }

    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }
}
