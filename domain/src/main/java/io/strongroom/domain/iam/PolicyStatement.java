package io.strongroom.domain.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.Collection;
import java.util.List;

/** One statement of a policy, put together part by part. A list that would be empty is refused: IAM calls it malformed. */
public final class PolicyStatement {
    private final ObjectNode statement = Json.object();

    private PolicyStatement(String sid, String effect) {
        statement.put("Sid", sid).put("Effect", effect);
    }

    public static PolicyStatement allow(String sid) {
        return new PolicyStatement(sid, "Allow");
    }

    public static PolicyStatement deny(String sid) {
        return new PolicyStatement(sid, "Deny");
    }

    /** Everybody, in the long form: some readers of policies stumble over the short one, which means the same. */
    public PolicyStatement everyone() {
        return principals("AWS", List.of("*"));
    }

    /** @param type {@code AWS}, {@code Service} or {@code Federated} */
    public PolicyStatement principals(String type, Collection<String> names) {
        statement.set("Principal", Json.object().set(type, oneOrMany(names)));
        return this;
    }

    public PolicyStatement actions(String... actions) {
        statement.set("Action", oneOrMany(List.of(actions)));
        return this;
    }

    public PolicyStatement resources(String... resources) {
        statement.set("Resource", oneOrMany(List.of(resources)));
        return this;
    }

    /** Adds a condition; all conditions of a statement must hold, and any one value of each. */
    public PolicyStatement when(String operator, String key, Collection<String> values) {
        statement.withObjectProperty("Condition").withObjectProperty(operator).set(key, oneOrMany(values));
        return this;
    }

    public PolicyStatement when(String operator, String key, String value) {
        return when(operator, key, List.of(value));
    }

    public ObjectNode build() {
        return statement.deepCopy();
    }

    private static JsonNode oneOrMany(Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("statement: an empty list is malformed");
        }
        return values.size() == 1 ? Json.tree(values.iterator().next()) : Json.tree(values);
    }
}
