package io.strongroom.web.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A parameter in the form for a new job.
 *
 * @param value as the person typed it, or the default
 * @param errors what is wrong with it, in sentences
 */
record FormField(Parameter parameter, String value, List<String> errors) {
    public String id() {
        return "p-" + parameter.name();
    }

    public boolean text() {
        return parameter.kind() == Parameter.Kind.TEXT;
    }

    public boolean number() {
        return parameter.kind() == Parameter.Kind.NUMBER;
    }

    public boolean choice() {
        return parameter.kind() == Parameter.Kind.CHOICE;
    }

    public boolean yesNo() {
        return parameter.kind() == Parameter.Kind.YES_NO;
    }

    public boolean checked() {
        return value.equals("true");
    }

    /** How to write several values, or nothing for a single one. */
    public String format() {
        return switch (parameter.kind()) {
            case LINES -> "One per line.";
            case PAIRS -> "One name=value per line.";
            case JSON -> "As JSON.";
            case TEXT, NUMBER, CHOICE, YES_NO -> "";
        };
    }

    public List<String> options() {
        return StreamSupport.stream(parameter.schema().path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    public String example() {
        var examples = parameter.schema().path("examples");
        if (examples.isEmpty() || examples.get(0).equals(parameter.schema().get("default"))) {
            return "";
        }
        return String.join(
                ", ",
                FormParameters.toText(parameter.kind(), examples.get(0)).lines().toList());
    }

    public boolean bad() {
        return !errors.isEmpty();
    }
}
