package io.strongroom.domain.controls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.json.Json;

/** What a control says of one resource. */
public sealed interface Verdict {
    /** As it should be. {@code facts} is a JSON object with what it was seen by. */
    record Pass(JsonNode facts) implements Verdict {}

    /**
     * Not as it should be.
     *
     * @param because one sentence for people, without advice
     * @param facts a JSON object with what it was seen by: values and ARNs, no prose
     */
    record Fail(String because, JsonNode facts) implements Verdict {}

    /** The question does not arise. {@code because} is one sentence. */
    record NotApplicable(String because) implements Verdict {}

    /** It could not be told: never a pass, never a fail. */
    record Unknown(Coverage why) implements Verdict {}

    static Verdict pass() {
        return new Pass(Json.object());
    }

    static Verdict pass(ObjectNode facts) {
        return new Pass(facts);
    }

    static Verdict fail(String because) {
        return new Fail(because, Json.object());
    }

    static Verdict fail(String because, ObjectNode facts) {
        return new Fail(because, facts);
    }

    static Verdict notApplicable(String because) {
        return new NotApplicable(because);
    }

    static Verdict unknown(Coverage why) {
        return new Unknown(why);
    }

    /** The name on the wire and in the database. */
    default String label() {
        return switch (this) {
            case Pass v -> "PASS";
            case Fail v -> "FAIL";
            case NotApplicable v -> "NOT_APPLICABLE";
            case Unknown v -> "UNKNOWN";
        };
    }
}
