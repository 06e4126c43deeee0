package io.strongroom.web.policies;

import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.ScopeReach;
import io.strongroom.web.accounts.ScopeForm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A policy as it is being written.
 *
 * @param texts what stands in the fields of the thresholds, by name
 */
record PolicyForm(String name, ScopeForm scope, Map<String, String> texts, List<FieldError> errors) {
    private static final String POINTER = "/thresholds/";
    private static final String PREFIX = "t-";

    PolicyForm {
        texts = Map.copyOf(texts);
        errors = List.copyOf(errors);
    }

    static PolicyForm fresh() {
        return new PolicyForm("", ScopeForm.fresh(), Map.of(), List.of());
    }

    static PolicyForm of(BackupSecurityPolicy policy) {
        var texts = new LinkedHashMap<String, String>();
        Terms.all()
                .forEach(term -> term.in(policy.thresholds())
                        .ifPresent(value -> texts.put(term.name(), Values.typed(term, value))));
        return new PolicyForm(policy.name(), ScopeForm.of(policy.scope()), texts, List.of());
    }

    static PolicyForm sent(MultivaluedMap<String, String> form) {
        var texts = new LinkedHashMap<String, String>();
        Terms.all()
                .forEach(term -> texts.put(
                        term.name(),
                        Objects.requireNonNullElse(form.getFirst(PREFIX + term.name()), "")
                                .strip()));
        return new PolicyForm(
                Objects.requireNonNullElse(form.getFirst("name"), "").strip(), ScopeForm.sent(form), texts, List.of());
    }

    PolicyForm wrong(List<FieldError> found) {
        return new PolicyForm(name, scope, texts, found);
    }

    /**
     * Reads the form.
     *
     * @param saved the scope of the present version
     * @throws Rejected {@code validation-failed} with everything that is wrong
     */
    NewPolicy check(AccountScope saved, ScopeReach within) {
        var found = new ArrayList<FieldError>();
        var scoped = scope.check(saved, within, found);
        var said = Json.object();
        for (var term : Terms.all()) {
            var text = text(term);
            if (!text.isEmpty()) {
                Values.read(term, text)
                        .ifPresentOrElse(
                                value -> said.set(term.name(), value),
                                () -> found.add(new FieldError(POINTER + term.name(), "pattern", Values.form(term))));
            }
        }
        var thresholds = Json.convert(said, Thresholds.class);
        // Of the scope all is told already, in the words of the form.
        found.addAll(objections(new NewPolicy(name, AccountScope.everything(), thresholds)));
        if (!found.isEmpty()) {
            throw new Rejected(Problem.fields(found));
        }
        return new NewPolicy(name, scoped, thresholds);
    }

    private static List<FieldError> objections(NewPolicy wanted) {
        try {
            wanted.check();
            return List.of();
        } catch (Rejected e) {
            return e.problem().errors();
        }
    }

    private String text(Term term) {
        return texts.getOrDefault(term.name(), "");
    }

    /** The fields of the thresholds, by the name of their group. */
    public List<Group> groups() {
        return Terms.byGroup().entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue().stream().map(this::field).toList()))
                .toList();
    }

    private Field field(Term term) {
        var standard = term.in(Expectations.standard())
                .map(value -> Values.spoken(term, value))
                .orElseGet(() -> Values.unbounded(term));
        return new Field(term, text(term), standard, term.controls(), errorsAt(POINTER + term.name()));
    }

    /** What is wrong with the name or the scope, in sentences. */
    public List<String> errorsOf(String field) {
        return errorsAt("/" + field);
    }

    private List<String> errorsAt(String pointer) {
        return errors.stream()
                .filter(error -> error.pointer().equals(pointer))
                .map(FieldError::detail)
                .toList();
    }

    /** Everything that is wrong, each with the id and the label of its field. */
    public List<Wrong> summary() {
        return errors.stream()
                .map(error -> {
                    var name = error.pointer().replace(POINTER, "");
                    return Terms.find(name)
                            .map(term -> new Wrong(PREFIX + name, term.label(), error.detail()))
                            .orElseGet(() -> fixed(error));
                })
                .toList();
    }

    private static Wrong fixed(FieldError error) {
        return switch (error.pointer()) {
            case "/name" -> new Wrong("g-name", "Name", error.detail());
            case "/reach" -> new Wrong("g-reach", "For which accounts", error.detail());
            case "/ous" -> new Wrong("g-ous", "Organizational units", error.detail());
            default -> new Wrong("g-accounts", "Accounts", error.detail());
        };
    }

    /** One entry of the summary. */
    record Wrong(String field, String label, String detail) {}

    /** Fields that belong together. */
    record Group(String name, List<Field> fields) {}

    /**
     * A threshold in the form.
     *
     * @param standard what holds where no policy says it
     * @param controls ids of the controls that judge by it
     */
    record Field(Term term, String value, String standard, List<String> controls, List<String> errors) {
        public String id() {
            return PREFIX + term.name();
        }

        public boolean bad() {
            return !errors.isEmpty();
        }

        public boolean lines() {
            return term.kind() == Term.Kind.LINES;
        }

        public boolean choice() {
            return term.kind() == Term.Kind.YES_NO || term.kind() == Term.Kind.TIER;
        }

        /** What there is to choose from, with the words for it. */
        public Map<String, String> options() {
            var all = new LinkedHashMap<String, String>();
            if (term.kind() == Term.Kind.YES_NO) {
                all.put("yes", "Yes");
                all.put("no", "No");
            } else {
                all.put("NONE", "No lock asked for");
                all.put("GOVERNANCE", "Governance");
                all.put("COMPLIANCE", "Compliance");
            }
            return all;
        }

        /** How to write it. */
        public String hint() {
            return switch (term.kind()) {
                case DAYS -> "In days.";
                case TIME -> "With min, h or d, such as 36 h.";
                case SHARE -> "In percent.";
                case LINES -> "One per line; " + Values.EMPTY + " for an empty list.";
                case TEXT, YES_NO, TIER -> "";
            };
        }
    }
}
