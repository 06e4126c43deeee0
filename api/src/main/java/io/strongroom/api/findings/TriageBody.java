package io.strongroom.api.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person says of a finding. A node and not a text, for null says something else than nothing. */
@Schema(
        name = "FindingTriage",
        description = "Who looks after it and what they think. What is left out stays; null or blank takes it away.")
public record TriageBody(
        @Schema(
                description = "Who looks after it.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "ada",
                maxLength = 64)
        @Nullable
        JsonNode assignee,

        @Schema(
                description = "What they think.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "Waits for the maintenance window",
                maxLength = 2000)
        @Nullable
        JsonNode note)
        implements ApiBody {
    private static final int NAME_MOST = 64;
    private static final int NOTE_MOST = 2000;

    /** Checked: a field is empty when it was left out, and blank text when it is to be taken away. */
    record Triage(Optional<String> assignee, Optional<String> note) {}

    Triage checked() {
        var errors = new ArrayList<FieldError>();
        var name = text("/assignee", assignee, NAME_MOST, errors);
        var remark = text("/note", note, NOTE_MOST, errors);
        if (assignee == null && note == null) {
            errors.add(new FieldError("", "required", "must say at least one of assignee and note"));
        }
        if (name.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
            errors.add(new FieldError("/assignee", "characters", "must be a name on one line"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new Triage(name, remark);
    }

    private static Optional<String> text(String pointer, @Nullable JsonNode node, int most, List<FieldError> errors) {
        if (node == null) {
            return Optional.empty();
        }
        if (node.isNull()) {
            return Optional.of("");
        }
        if (!node.isTextual() || node.textValue().length() > most) {
            errors.add(new FieldError(pointer, "length", "must be text of at most " + most + " characters, or null"));
            return Optional.empty();
        }
        return Optional.of(node.textValue().strip());
    }
}
