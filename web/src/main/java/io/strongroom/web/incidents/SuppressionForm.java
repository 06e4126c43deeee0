package io.strongroom.web.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.NewSuppression;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A suppression as it is being made, as typed.
 *
 * @param until the last day on which it holds, in UTC
 */
record SuppressionForm(
        String detector,
        String account,
        String principal,
        String resource,
        String reason,
        String owner,
        String until,
        List<FieldError> errors) {

    SuppressionForm {
        errors = List.copyOf(errors);
    }

    /** What a link to the form says, or what was sent. */
    static SuppressionForm of(MultivaluedMap<String, String> said) {
        return new SuppressionForm(
                text(said, "detector"),
                text(said, "account"),
                text(said, "principal"),
                text(said, "resource"),
                text(said, "reason"),
                text(said, "owner"),
                text(said, "until"),
                List.of());
    }

    private static String text(MultivaluedMap<String, String> said, String name) {
        return Objects.requireNonNullElse(said.getFirst(name), "").strip().replace("\r\n", "\n");
    }

    SuppressionForm wrong(List<FieldError> all) {
        return new SuppressionForm(detector, account, principal, resource, reason, owner, until, all);
    }

    /** @throws Rejected {@code validation-failed}; the rest is checked where it is kept */
    NewSuppression checked() {
        var errors = new ArrayList<FieldError>();
        var id = DetectorId.parse(detector);
        if (id.isEmpty()) {
            errors.add(new FieldError("/detector", "required", "choose a detector"));
        }
        if (!AccountId.fits(account)) {
            errors.add(new FieldError("/account", "pattern", "must be twelve digits"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new NewSuppression(
                id.orElseThrow(),
                new AccountId(account),
                Optional.of(principal),
                Optional.of(resource),
                reason,
                owner,
                end());
    }

    /** The end of the last day; empty when that is no day. */
    private Optional<Instant> end() {
        try {
            return Optional.of(LocalDate.parse(until)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a field; the day is checked as the moment that it means. */
    public List<String> errorsOf(String field) {
        var pointer = field.equals("until") ? "/expiresAt" : "/" + field;
        return errors.stream()
                .filter(error -> error.pointer().equals(pointer))
                .map(FieldError::detail)
                .toList();
    }
}
