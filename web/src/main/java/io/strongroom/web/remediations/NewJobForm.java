package io.strongroom.web.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.jobs.JobRequest;
import io.strongroom.domain.problems.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The form for a new job as it stands: what was typed, and what is wrong with it.
 *
 * @param token made with the form, so that sending it twice makes one job
 */
record NewJobForm(
        String account,
        String region,
        String mode,
        String reason,
        String token,
        List<FormField> fields,
        List<FieldError> errors) {
    private static final String POINTER = "/parameters/";
    private static final Map<String, String> FIXED =
            Map.of("/target/accountId", "account", "/target/region", "region", "/mode", "mode", "/reason", "reason");

    /** A form before anyone typed; {@code known} is what the link to it says already. */
    static NewJobForm fresh(List<Parameter> parameters, MultivaluedMap<String, String> known, String token) {
        var fields = parameters.stream()
                .map(p -> new FormField(p, first(p, text(known, "p-" + p.name())), List.of()))
                .toList();
        return new NewJobForm(
                text(known, "account"),
                text(known, "region"),
                "APPLY",
                text(known, "reason"),
                token,
                fields,
                List.of());
    }

    private static String first(Parameter parameter, String known) {
        if (known.isEmpty() && parameter.schema().has("default")) {
            return FormParameters.toText(parameter.kind(), parameter.schema().get("default"));
        }
        return known;
    }

    /** The form as it was sent. */
    static NewJobForm sent(List<Parameter> parameters, MultivaluedMap<String, String> form, List<FieldError> errors) {
        var fields = parameters.stream()
                .map(p -> new FormField(p, text(form, "p-" + p.name()), errorsOf(POINTER + p.name(), errors)))
                .toList();
        return new NewJobForm(
                text(form, "account"),
                text(form, "region"),
                text(form, "mode"),
                text(form, "reason"),
                text(form, "token"),
                fields,
                errors);
    }

    static JobRequest request(String remediation, List<Parameter> parameters, MultivaluedMap<String, String> form) {
        JsonNode json = FormParameters.toJson(parameters, name -> text(form, "p-" + name));
        return new JobRequest(
                remediation,
                text(form, "account").strip(),
                text(form, "region").strip(),
                json,
                text(form, "mode"),
                text(form, "reason"),
                Optional.of(text(form, "token")).filter(token -> !token.isEmpty()));
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }

    private static List<String> errorsOf(String pointer, List<FieldError> errors) {
        return errors.stream()
                .filter(e -> e.pointer().equals(pointer) || e.pointer().startsWith(pointer + "/"))
                .map(FieldError::detail)
                .toList();
    }

    /** What is wrong with one of the fields that every job has. */
    public List<String> errorsOf(String field) {
        return FIXED.entrySet().stream()
                .filter(e -> e.getValue().equals(field))
                .flatMap(e -> errorsOf(e.getKey(), errors).stream())
                .toList();
    }

    /** Everything that is wrong, each with the id of its field; no id for what belongs to none. */
    public List<Wrong> summary() {
        var byField = new LinkedHashMap<String, String>();
        var loose = new ArrayList<Wrong>();
        for (var error : errors) {
            var field = fieldOf(error.pointer());
            if (field.isEmpty()) {
                loose.add(new Wrong("", error.pointer(), error.detail()));
            } else {
                byField.merge(field, error.detail(), (a, b) -> a + "; " + b);
            }
        }
        byField.forEach((field, detail) -> loose.add(new Wrong(field, label(field), detail)));
        return loose;
    }

    private String fieldOf(String pointer) {
        return FIXED.getOrDefault(
                pointer,
                fields.stream()
                        .filter(f -> (pointer + "/")
                                .startsWith(POINTER + f.parameter().name() + "/"))
                        .map(FormField::id)
                        .findFirst()
                        .orElse(""));
    }

    private String label(String id) {
        return fields.stream()
                .filter(f -> f.id().equals(id))
                .map(f -> f.parameter().title())
                .findFirst()
                .orElseGet(() -> Character.toUpperCase(id.charAt(0)) + id.substring(1));
    }

    /** One entry of the summary. */
    record Wrong(String field, String label, String detail) {}
}
